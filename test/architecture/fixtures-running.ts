import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import { auditPage, type WhoShown } from '../../views/operator/audit/audit.ts'
import { figuresPage } from '../../views/operator/figures/figures.ts'
import { giveRolePage, rolesPage, takeBackPage } from '../../views/operator/roles/roles.ts'
import { keysPage, rotateKeysPage } from '../../views/operator/running/keys.ts'
import { lettersPage } from '../../views/operator/running/letters.ts'
import { outboxPage } from '../../views/operator/running/outbox.ts'
import { levelsPage, settingsInForcePage } from '../../views/operator/running/settings.ts'
import { newTokenPage, tokenMadePage, tokensPage } from '../../views/operator/running/tokens.ts'
import { workPage } from '../../views/operator/running/work.ts'
import { inConsole } from './fixtures-console.ts'
import { hostile } from './hostile.ts'

const zone = 'Europe/Stockholm'
const at = new Date(0)
const id = '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b5c'
const tabs = ['work', 'keys', 'outbox', 'tokens', 'levels', 'settings'] as const
const refused = { reason: 'not-so', says: hostile }
const held = { id, who: hostile, isProgram: true, isYou: false, clients: [hostile], since: at }

/** The pages of the console about what runs, who looks after it, and what happened. */
export const runningFixtures: Readonly<Record<string, (frame: Frame) => Html>> = {
  'operator/running/work.ts#workPage': (frame) =>
    workPage({
      ...{ frame: inConsole(frame), zone, tabs },
      jobs: [{ name: hostile, count: 12, since: at }],
      chores: [
        { name: hostile, everySeconds: 60, ranAt: at, isLate: true },
        { name: hostile, everySeconds: 3600, ranAt: at, isLate: false },
      ],
    }),
  'operator/running/keys.ts#keysPage': (frame) =>
    keysPage({
      ...{ frame: inConsole(frame), zone, tabs, rotates: true, done: 'rotated', readyAt: at },
      keys: [
        { kid: hostile, alg: 'ES256', state: 'current', publishedAt: at },
        { kid: hostile, alg: 'RS256', state: 'next', publishedAt: at },
        { kid: hostile, alg: 'RS256', state: 'retiring', publishedAt: at },
      ],
    }),
  'operator/running/keys.ts#rotateKeysPage': (frame) =>
    rotateKeysPage({ frame: inConsole(frame), chosen: 'now', refused }),
  'operator/running/letters.ts#lettersPage': (frame) =>
    lettersPage({
      ...{ frame: inConsole(frame), zone, tabs, state: 'queued', next: '/x' },
      letters: [
        {
          ...{ reference: 'B3F6H-9KMNP-2', kind: 'invitation', state: 'set-aside', why: 'no-glyph' },
          ...{ ordered: new Date(0), until: new Date(0) },
        },
        {
          ...{ reference: '7KQ4M-8XN2P-R', kind: 'recovery', state: 'handed-over', why: undefined },
          ...{ ordered: new Date(0), until: new Date(0) },
        },
      ],
      ...{ fault: 'host-key', leaves: true, may: { run: true, returned: true, reprint: true } },
      ...{ typed: hostile, why: 'moved', left: [{ reference: hostile, reason: 'mistyped' }] },
      ...{ refused: undefined, done: 'run' },
    }),
  'operator/running/outbox.ts#outboxPage': (frame) =>
    outboxPage({
      ...{ frame: inConsole(frame), zone, tabs, sends: true, leaves: false, done: 'again' },
      letters: [{ id, what: hostile, at, why: hostile }],
    }),
  'operator/running/settings.ts#settingsInForcePage': (frame) =>
    settingsInForcePage({
      ...{ frame: inConsole(frame), tabs },
      settings: [
        { name: 'A', from: 'environment', value: hostile, fingerprint: undefined, meaning: hostile },
        { name: 'B', from: 'file', value: hostile, fingerprint: 'abc', meaning: hostile },
        { name: 'C', from: 'otherwise', value: hostile, fingerprint: undefined, meaning: hostile },
      ],
    }),
  'operator/running/settings.ts#levelsPage': (frame) =>
    levelsPage({
      ...{ frame: inConsole(frame), tabs },
      levels: [{ key: hostile, acr: hostile, rank: 20, proofing: 'none' }],
      password: [
        ['shortest', 12],
        ['namesNobody', true],
        ['months', null],
        ['warnDays', [30, 7]],
      ],
      deviations: [{ what: 'months', why: hostile }],
    }),
  'operator/running/tokens.ts#tokensPage': (frame) =>
    tokensPage({
      ...{ frame: inConsole(frame), zone, tabs, isOn: false, creates: true, next: 'abc', done: 'ended' },
      tokens: [{ id, name: hostile, usesLeft: 2, until: at, scopes: [hostile] }],
    }),
  'operator/running/tokens.ts#newTokenPage': (frame) =>
    newTokenPage({
      ...{ frame: inConsole(frame), once: 'x', refused },
      form: {
        typed: { name: hostile, uses: '0', origins: hostile },
        faults: [
          { field: 'uses', reason: 'uses-malformed' },
          { field: 'origins', reason: 'origins-malformed' },
        ],
      },
    }),
  'operator/running/tokens.ts#tokenMadePage': (frame) =>
    tokenMadePage({ frame: inConsole(frame), name: hostile, token: 'abc' }),
  'operator/roles/roles.ts#rolesPage': (frame) =>
    rolesPage({
      ...{ frame: inConsole(frame), zone, next: 'abc', done: 'withdrawn' },
      held: [
        { ...held, role: 'client-manager' },
        { ...held, role: 'operator', isYou: true, isProgram: false },
      ],
      may: { give: true, takeBack: true },
    }),
  'operator/roles/roles.ts#giveRolePage': (frame) =>
    giveRolePage({
      ...{ frame: inConsole(frame), refused },
      form: {
        typed: { who: hostile, role: 'auditor', clients: hostile },
        faults: [
          { field: 'who', reason: 'who-unknown' },
          { field: 'clients', reason: 'clients-missing' },
        ],
      },
    }),
  'operator/roles/roles.ts#takeBackPage': (frame) => takeBackPage({ frame: inConsole(frame), held, refused }),
  'operator/figures/figures.ts#figuresPage': (frame) =>
    figuresPage({
      ...{ frame: inConsole(frame), days: 30, client: hostile, spans: [1, 30] },
      portals: [{ id: 'portal', name: hostile }],
      figures: [
        {
          name: 'outcomes',
          columns: [hostile, hostile, 'refused'],
          rows: [
            { what: hostile, values: [12, 3] },
            { what: 'Tue', values: [0, 0] },
            { what: 'Wed', values: [120, 40] },
          ],
          drawn: [0, 1],
        },
        { name: 'portals', columns: [hostile, hostile], rows: [{ what: hostile, values: [3] }] },
        { name: 'reasons', columns: [hostile, hostile], rows: [] },
      ],
    }),
  'operator/audit/audit.ts#auditPage': (frame) =>
    auditPage({
      ...{ frame: inConsole(frame), zone, types: ['accounts.account.created'], query: 'type=x', next: 'abc' },
      ...{ isFirst: false, opens: { people: true, organisations: true, portals: () => true } },
      form: {
        typed: { account: hostile, client: hostile, until: hostile, type: 'accounts.account.created' },
        faults: [{ field: 'account', reason: 'account-unknown' }],
      },
      events: (
        [
          { kind: 'nobody' },
          { kind: 'operator' },
          { kind: 'account', id, name: hostile, through: hostile },
          { kind: 'account', id, name: undefined, through: undefined },
          { kind: 'client', name: hostile },
          { kind: 'job', name: hostile },
        ] satisfies WhoShown[]
      ).map((by) => ({
        ...{ type: 'factors.totp.refused', factor: hostile, at, by, account: { id, name: hostile } },
        ...{ organisation: { id, name: hostile } },
        ...{ client: { id: hostile, name: hostile }, times: 3, details: hostile, address: '192.0.2.1' },
      })),
    }),
}
