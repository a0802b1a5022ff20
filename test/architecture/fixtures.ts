import { serviceFixtures } from './fixtures-service.ts'
import { challengePage as passwordPage } from '../../views/factors/password/challenge.ts'
import { challengePage as totpPage } from '../../views/factors/totp/challenge.ts'
import { enrolmentPage } from '../../views/factors/totp/enrol.ts'
import { challengePage as recoveryCodePage } from '../../views/factors/recovery-codes/challenge.ts'
import { enrolmentPage as recoveryCodesPage } from '../../views/factors/recovery-codes/enrol.ts'
import { recoveryCodeUsed } from '../../views/factors/recovery-codes/messages/used.ts'
import { challengePage as smsPage } from '../../views/factors/sms/challenge.ts'
import { enrolmentPage as smsEnrolmentPage } from '../../views/factors/sms/enrol.ts'
import { challengePage as passkeyPage, entrancePart } from '../../views/factors/webauthn/challenge.ts'
import { enrolmentPage as passkeyEnrolmentPage } from '../../views/factors/webauthn/enrol.ts'
import { authenticatorCloned } from '../../views/factors/webauthn/messages/cloned.ts'
import { defaultPasswordPolicy, rulesOf } from '../../src/policy/password/rules.ts'
import { credentialRenewed } from '../../views/factors/messages/renewed.ts'
import { expiryPage } from '../../views/factors/password/expiry.ts'
import { expiryWarning } from '../../views/factors/password/messages/expiry-warning.ts'
import { lostPage } from '../../views/signin/lost.ts'
import { chooseWayPage, replacePage } from '../../views/signin/choose-way.ts'
import { renewalPage } from '../../views/factors/password/renew.ts'
import { recoveryLink } from '../../views/recovery/messages/link.ts'
import { userNamesMail } from '../../views/recovery/messages/user-names.ts'
import * as recovery from '../../views/recovery/pages.ts'
import { factorEnrolled } from '../../views/factors/messages/enrolled.ts'
import { codeText } from '../../views/factors/sms/messages/code.ts'
import { html, Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import type { Letterhead, MailParts } from '../../views/mail.ts'
import { activationFixtures } from './fixtures-activation.ts'
import { organisationFixtures } from './fixtures-organisations.ts'
import { runningFixtures } from './fixtures-running.ts'
import { consoleFixtures } from './fixtures-console.ts'
import { portalFixtures } from './fixtures-portals.ts'
import { accountFixtures } from './fixtures-account.ts'
import { deskOrganisationFixtures } from './fixtures-desk-organisation.ts'
import { deskFixtures } from './fixtures-desk.ts'
import { parts } from './fixtures-parts.ts'
import { hostile } from './hostile.ts'
import { newBrowser } from '../../views/signin/messages/new-browser.ts'
import { browserRemembered } from '../../views/signin/messages/browser-remembered.ts'
import { accountGuessed } from '../../views/signin/messages/guessed.ts'
import { mailedCode } from '../../views/signin/messages/mailed-code.ts'
import { chooseAccountPage } from '../../views/signin/choose-account.ts'
import { chooseOrganisationPage } from '../../views/signin/choose-organisation.ts'
import { proveAddressPage } from '../../views/signin/prove-address.ts'
import { arrivalPage } from '../../views/signin/arrival.ts'
import { termsPage } from '../../views/signin/terms.ts'
import { refusedPage } from '../../views/signin/refused.ts'

const way = { href: '/y', kind: 'z', name: hostile, why: hostile, icon: 'sheet' as const }
const person = {
  id: 'id' as never,
  email: hostile,
  name: hostile,
  givenName: hostile,
  familyName: null,
  timeZone: null,
}

const shown = (frame: Frame) => ({
  frame,
  action: '/signin/x/challenge/y',
  cancel: '/signin/x/cancel',
  portal: hostile,
  person,
  others: [{ href: '/x', label: hostile }],
  typed: { username: hostile },
  problem: undefined,
})
const draft = {
  made: 'sealed',
  uri: 'otpauth://totp/Sluis:a%40b?secret=ABCDEFGH&issuer=Sluis',
  picture: '<svg></svg>',
}
const policy = {
  rules: rulesOf(defaultPasswordPolicy),
  shortest: 12,
  longest: 256,
  classes: 3,
  history: 12,
  minimumAgeHours: 24,
}
/** Every page and message that there is, made from something: `views/<file>#<function>`. */
export const fixtures: Readonly<Record<string, (frame: Frame & Letterhead) => Html | MailParts | string>> = {
  'factors/password/challenge.ts#challengePage': (frame) =>
    passwordPage({
      ...shown(frame),
      beside: [entrancePart(shown(frame), { options: { challenge: hostile } })],
      byNumber: { register: 'customers', label: hostile, example: hostile, otherwise: '/x?by=address' },
      problem: { reason: 'number-missing', field: 'number' },
    }),
  'factors/totp/challenge.ts#challengePage': (frame) =>
    totpPage({ ...shown(frame), mayRemember: true, problem: { reason: 'wrong-code' } }),
  'factors/totp/enrol.ts#enrolmentPage': (frame) => enrolmentPage(shown(frame), draft),
  'factors/recovery-codes/challenge.ts#challengePage': (frame) =>
    recoveryCodePage({ ...shown(frame), problem: { reason: 'wrong-recovery-code' } }),
  'factors/recovery-codes/enrol.ts#enrolmentPage': (frame) =>
    recoveryCodesPage(
      { ...shown(frame), later: '/x', problem: { reason: 'codes-not-kept', field: 'kept' } },
      { made: 'sealed', codes: ['abcd-efgh-ijkl-mnop'], replaces: true, on: new Date(0) },
    ),
  'factors/recovery-codes/messages/used.ts#recoveryCodeUsed': (frame) =>
    recoveryCodeUsed({ left: 3, isFew: true }, frame),
  'factors/sms/messages/code.ts#codeText': (frame) =>
    codeText({ code: '012345', portal: hostile, minutes: 10, host: 'id.example' }, frame),
  'factors/sms/challenge.ts#challengePage': (frame) =>
    smsPage(
      { ...shown(frame), problem: { reason: 'number-rests', retryAfter: 60 } },
      { numbers: [{ id: hostile, end: '78' }], sentTo: '78', rests: 20 },
    ),
  'factors/sms/enrol.ts#enrolmentPage': (frame) =>
    smsEnrolmentPage(
      { ...shown(frame), isAnother: true, problem: { reason: 'number-malformed', field: 'number' } },
      { sentTo: '78' },
    ),
  'factors/webauthn/challenge.ts#challengePage': (frame) =>
    passkeyPage(
      { ...shown(frame), problem: { reason: 'wrong-passkey' } },
      { options: { challenge: hostile } },
    ),
  'factors/webauthn/enrol.ts#enrolmentPage': (frame) =>
    passkeyEnrolmentPage({ ...shown(frame), isAnother: true }, { options: { challenge: hostile } }),
  'factors/webauthn/messages/cloned.ts#authenticatorCloned': (frame) => authenticatorCloned({}, frame),
  'factors/messages/enrolled.ts#factorEnrolled': (frame) => factorEnrolled({ name: hostile }, frame),
  'factors/messages/renewed.ts#credentialRenewed': (frame) => credentialRenewed({ setBy: 'issued' }, frame),
  'factors/password/renew.ts#renewalPage': (frame) =>
    renewalPage(
      {
        ...shown(frame),
        because: 'expired',
        leave: { post: '/x' },
        problem: {
          reason: 'password-too-short',
          field: 'new-password',
          reasons: ['password-too-short', 'password-too-plain'],
        },
      },
      policy,
    ),
  'factors/password/expiry.ts#expiryPage': (frame) =>
    expiryPage({ frame, action: '/x', daysLeft: 20, expiresAt: new Date(0), zone: 'Europe/Stockholm' }),
  'factors/password/messages/expiry-warning.ts#expiryWarning': (frame) =>
    expiryWarning({ days: 7, expiresAt: new Date(0), zone: 'Europe/Stockholm' }, frame),
  'recovery/pages.ts#recoverPage': (frame) =>
    recovery.recoverPage({
      ...{
        byNumber: { register: hostile, label: hostile, example: hostile },
        otherwise: '/x?by=address',
        userName: '/z',
      },
      frame,
      action: '/x',
      form: {
        typed: { username: hostile },
        faults: [{ reason: 'username-missing', field: 'username' }],
      },
      back: '/signin/x',
    }),
  'recovery/pages.ts#forgotUserNamePage': (frame) =>
    recovery.forgotUserNamePage({
      ...{ frame, action: '/x', back: '/y' },
      form: { typed: { username: hostile }, faults: [{ reason: 'username-missing', field: 'username' }] },
    }),
  'recovery/pages.ts#sentPage': (frame) => recovery.sentPage({ frame, again: '/x', back: '/y' }),
  'recovery/pages.ts#deadLinkPage': (frame) => recovery.deadLinkPage({ frame, again: '/x' }),
  'recovery/pages.ts#recoveredPage': (frame) =>
    recovery.recoveredPage({ frame, account: '/x', portal: { name: hostile, href: 'https://x.example' } }),
  'recovery/messages/link.ts#recoveryLink': (frame) =>
    recoveryLink({ link: 'https://id.example/recover/x', minutes: 30 }, frame),
  'recovery/messages/user-names.ts#userNamesMail': (frame) =>
    userNamesMail({ called: [{ organisation: hostile, userName: 'j.r@office' }] }, frame),
  ...accountFixtures,
  ...deskFixtures,
  ...deskOrganisationFixtures,
  ...activationFixtures,
  ...consoleFixtures,
  ...portalFixtures,
  ...organisationFixtures,
  ...runningFixtures,
  'signin/choose-way.ts#chooseWayPage': (frame) =>
    chooseWayPage({
      why: 'sign-in',
      frame,
      cancel: '/x',
      portal: hostile,
      ways: (['key', 'phone', 'message'] as const).map((icon, i) => ({
        ...{ ...way, icon },
        isRecommended: i === 0,
      })),
    }),
  'signin/choose-way.ts#replacePage': (frame) =>
    replacePage({
      ...{ frame, action: '/x', portal: hostile, wasHelped: true },
      ways: [{ ...way, isRecommended: true }],
    }),
  'signin/lost.ts#lostPage': (frame) => lostPage({ frame, back: '/x', portal: hostile, ways: [way, way] }),
  ...serviceFixtures,
  'signin/messages/browser-remembered.ts#browserRemembered': (frame) =>
    browserRemembered({ portal: hostile, days: 30 }, frame),
  'signin/messages/guessed.ts#accountGuessed': (frame) => accountGuessed({ what: 'code' }, frame),
  'signin/messages/new-browser.ts#newBrowser': (frame) => newBrowser({ portal: hostile }, frame),
  'signin/messages/mailed-code.ts#mailedCode': (frame) =>
    mailedCode({ code: '12345678', portal: hostile, minutes: 10 }, frame),
  'signin/choose-account.ts#chooseAccountPage': (frame) =>
    chooseAccountPage({
      frame,
      action: '/signin/x/choose-account',
      cancel: '/signin/x/cancel',
      portal: 'Portal',
      person: { name: 'Anna Åberg', email: 'anna@example.test' },
    }),
  'signin/arrival.ts#arrivalPage': (frame) =>
    arrivalPage({
      ...{ frame, action: '/signin/x/arrival', cancel: '/signin/x/cancel' },
      code: { by: 'text', end: hostile, isSent: true, rests: 30, isClosed: false },
      typed: hostile,
      problem: { reason: 'wrong-code', field: 'code' },
    }),
  'signin/terms.ts#termsPage': (frame) =>
    termsPage({
      ...{ frame, action: '/signin/x/terms', cancel: '/signin/x/cancel', portal: hostile, version: hostile },
      ...{ termsUri: 'https://x.example/terms', privacyUri: 'https://x.example/privacy' },
      before: { at: new Date(0), zone: 'Europe/Stockholm' },
    }),
  'signin/choose-organisation.ts#chooseOrganisationPage': (frame) =>
    chooseOrganisationPage({
      frame,
      action: '/signin/x/choose-organisation',
      cancel: '/signin/x/cancel',
      portal: 'Portal',
      organisations: [
        { id: '1', name: 'Bakkerij Jansen', numbers: ['kvk 69599084', '200001'] },
        { id: '2', name: hostile, numbers: ['orgnr 556016-0680'] },
      ],
      ...{ hasMore: true, sought: hostile, mayActForNobody: true, isGone: true },
    }),
  'signin/prove-address.ts#proveAddressPage': (frame) =>
    proveAddressPage({
      frame,
      action: '/x',
      cancel: '/y',
      why: 'renewal-due',
      address: hostile,
      sent: true,
      rests: 20,
      problem: { reason: 'wrong-code', field: 'code' },
    }),
  'signin/refused.ts#refusedPage': (frame) =>
    refusedPage({
      ask: [{ organisation: hostile, names: [hostile, hostile] }],
      frame,
      action: '/x',
      portal: hostile,
      reason: 'account-disabled',
      reference: 'r',
      mayEndSession: true,
    }),
}

export { hostile } from './hostile.ts'

/** What a fixture makes, as HTML. */
const links = {
  recover: 'https://id.example/recover',
  factors: 'https://id.example/account/factors',
  password: 'https://id.example/account/password',
  sessions: 'https://id.example/account/sessions',
  notMe: 'https://id.example/account/not-me',
  postal: 'https://id.example/account/postal',
  help: 'https://id.example/help',
}

/** What mails say of what was done. */
const letter = {
  links,
  called: hostile,
  done: {
    at: new Date('2026-11-25T15:45:00Z'),
    zone: 'Europe/Amsterdam',
    from: { address: '203.0.113.7', program: 'Chrome, Windows' },
  },
}

/** What a message's fixture makes; undefined of a page, and of a text message. */
export function mailOf(name: string, frame: Frame, more: Partial<Letterhead> = {}): MailParts | undefined {
  const made = fixtures[name]?.({ ...frame, ...letter, ...more })
  return typeof made === 'object' && 'subject' in made ? made : undefined
}

export function htmlOf(name: string, frame: Frame): string {
  const made = (fixtures[name] ?? parts[name])?.({ ...frame, ...letter })
  if (typeof made === 'string') return html`<p lang="${frame.locale}">${made}</p>`.text
  return made instanceof Html ? made.text : (made?.html ?? '')
}
