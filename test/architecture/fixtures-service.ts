import { statementOf } from '../../src/policy/password/standards.ts'
import * as oidc from '../../views/oidc/pages.ts'
import { defaultPasswordPolicy } from '../../src/policy/password/rules.ts'
import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import type { Letterhead, MailParts } from '../../views/mail.ts'
import { helpPage } from '../../views/status/help.ts'
import { accessibilityPage, privacyPage } from '../../views/status/statements.ts'
import { policyPage } from '../../views/policy/statement.ts'
import { welcomePage } from '../../views/welcome/start.ts'
import { simulatePage } from '../../views/simulator/page.ts'
import { referencePage } from '../../views/api/reference.ts'
import { documentPage } from '../../views/documents/document.ts'
import { portalPage } from '../../views/demo/portal.ts'
import { problemPage } from '../../views/problem.ts'
import { mailboxPage } from '../../views/mailbox/mailbox.ts'
import { hostile } from './hostile.ts'

const form = (frame: Frame) => ({ frame, action: '/x', xsrf: 'token' })
/** What is of no person: of the service, the protocol and whoever tries it. */
export const serviceFixtures: Readonly<
  Record<string, (frame: Frame & Letterhead) => Html | MailParts | string>
> = {
  'status/help.ts#helpPage': (frame) => helpPage({ frame }),
  'status/statements.ts#privacyPage': (frame) => privacyPage({ frame }),
  'status/statements.ts#accessibilityPage': (frame) => accessibilityPage({ frame }),
  'policy/statement.ts#policyPage': (frame) =>
    policyPage({
      frame,
      statement: statementOf({
        password: defaultPasswordPolicy,
        deviations: [{ rule: 'months', why: hostile, approvedBy: hostile, reviewAt: '2027-01-31' }],
      }),
    }),
  'welcome/start.ts#welcomePage': (frame) =>
    welcomePage({
      frame,
      people: [
        { email: 'nora@demo.example', name: 'Nora', code: undefined },
        { email: 'tom@demo.example', name: 'Tom', code: '418220' },
      ],
      password: 'x',
      recoveryCodes: ['demo-demo-demo-aaaa'],
    }),
  'simulator/page.ts#simulatePage': (frame) =>
    simulatePage({
      frame,
      action: '/signin/x',
      said: hostile,
      faults: [{ path: ['level'], says: hostile }],
      levels: ['basic', 'two-factor'],
      errors: ['access_denied'],
      wrongs: ['wrong-clock'],
    }),
  'api/reference.ts#referencePage': (frame) =>
    referencePage({
      frame,
      issuer: 'https://id.example',
      resource: 'https://id.example/api',
      base: 'https://id.example/api/v1',
      scopes: [{ scope: 'clients:read', says: hostile }],
      roles: ['operator', 'auditor'],
      table: [{ operation: 'clients.create', cells: ['yes', '–'], second: 'where less is asked' }],
      groups: [
        {
          name: 'clients',
          operations: [
            {
              ...{
                name: 'clients.create',
                method: 'POST',
                path: '/api/v1/clients',
                says: hostile,
                more: hostile,
              },
              ...{ scope: 'clients:write', who: 'For: operator.', example: 'POST /api/v1/clients' },
              parameters: [{ name: 'Idempotency-Key', where: 'header', says: hostile }],
              answers: [{ status: '201', says: 'it is registered' }],
            },
          ],
        },
      ],
    }),
  'documents/document.ts#documentPage': (frame) =>
    documentPage({
      frame,
      title: 'Errors',
      body: '<h1>Errors</h1><p>Text with <code>code</code>.</p><table tabindex="0"><tr><th>a</th></tr><tr><td>b</td></tr></table><pre tabindex="0">a very long line of a program that goes on and on until it is wider than any phone is</pre>',
    }),
  'demo/portal.ts#portalPage': (frame) =>
    portalPage({
      zone: 'Europe/Amsterdam',
      frame,
      notice: { kind: 'failed', text: hostile },
      signedIn: {
        claims: { sub: hostile },
        person: { name: hostile },
        accessToken: hostile,
        at: new Date(0),
        canRefresh: true,
      },
    }),
  'problem.ts#problemPage': (frame) =>
    problemPage({
      ...{ frame, code: 'internal', reference: 'r', detail: hostile },
      back: { name: hostile, href: 'https://portal.example/' },
    }),
  'oidc/pages.ts#autoSubmitPage': (frame) =>
    oidc.autoSubmitPage({ frame, action: 'https://portal.example/', inputs: { state: hostile } }),
  'oidc/pages.ts#logoutPage': (frame) => oidc.logoutPage({ ...form(frame), portal: hostile }),
  'oidc/pages.ts#signedOutPage': (frame) => oidc.signedOutPage({ frame, isStillIn: true }),
  'oidc/pages.ts#deviceDonePage': (frame) => oidc.deviceDonePage({ frame }),
  'oidc/pages.ts#deviceCodePage': (frame) =>
    oidc.deviceCodePage({ ...form(frame), typed: hostile, problem: 'device-code-wrong' }),
  'oidc/pages.ts#deviceConfirmPage': (frame) =>
    oidc.deviceConfirmPage({
      ...form(frame),
      userCode: 'AAAA-BBBB',
      portal: hostile,
      program: hostile,
      address: '192.0.2.1',
    }),
  'oidc/pages.ts#consentPage': (frame) =>
    oidc.consentPage({
      frame,
      action: '/x',
      cancel: '/y',
      organisation: hostile,
      shared: {
        name: hostile,
        isPairwise: true,
        scopes: ['openid', hostile],
        claims: [hostile],
        resources: [{ name: hostile, scopes: [hostile] }],
      },
    }),
  'mailbox/mailbox.ts#mailboxPage': (frame) =>
    mailboxPage({
      frame,
      letters: [
        {
          ...{ id: 'l', kind: 'invitation', state: 'queued', reference: 'B3F6H9KMNP2' },
          ...{ createdAt: new Date(0), address: [hostile, 'Dorpsstraat 12'] },
        },
      ],
      messages: [
        {
          id: 'i',
          template: 't',
          createdAt: new Date(0),
          sentAt: null,
          failedAt: null,
          to: hostile,
          subject: hostile,
          text: hostile,
        },
      ],
    }),
}
