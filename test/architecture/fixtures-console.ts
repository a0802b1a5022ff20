import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import { agreementPage, agreementsPage } from '../../views/operator/agreements/agreements.ts'
import { leftPage, noRolePage } from '../../views/operator/arrival.ts'
import type { ConsoleFrame } from '../../views/operator/frame.ts'
import { homePage } from '../../views/operator/home.ts'
import { notTherePage, notYoursPage } from '../../views/operator/not-yours.ts'
import { decisionPage, noDecisionPage } from '../../views/operator/people/decision.ts'
import { personPage } from '../../views/operator/people/person.ts'
import { peoplePage } from '../../views/operator/people/search.ts'
import { beginRecoveryPage, correctPage, disablePage } from '../../views/operator/people/sure.ts'
import { hostile } from './hostile.ts'

const zone = 'Europe/Stockholm'
const at = new Date(0)
const address = `o'neill&co<"x">@example.org`
const person = { id: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b5c', name: hostile, email: address }
const plain = { typed: { q: hostile, email: hostile }, faults: [] }

export const inConsole = (frame: Frame): ConsoleFrame => ({
  ...frame,
  places: ['home', 'portals', 'people', 'organisations', 'agreements', 'running', 'roles', 'audit'],
  as: { address, roles: ['operator', 'helpdesk', 'auditor', 'client-manager'] },
  signOut: '/session/end',
})

const waiting = { isPassed: true, id: person.id, operation: 'clients.change', target: hostile, at, until: at }

/** The pages of the console. */
export const consoleFixtures: Readonly<Record<string, (frame: Frame) => Html>> = {
  'operator/arrival.ts#leftPage': (frame) => leftPage({ frame, again: '/operator' }),
  'operator/arrival.ts#noRolePage': (frame) => noRolePage({ frame }),
  'operator/not-yours.ts#notYoursPage': (frame) => notYoursPage({ frame: inConsole(frame) }),
  'operator/not-yours.ts#notTherePage': (frame) => notTherePage({ frame: inConsole(frame) }),
  'operator/home.ts#homePage': (frame) =>
    homePage({
      frame: inConsole(frame),
      waiting: [
        { what: 'agreements', count: 2 },
        { what: 'own', count: 1 },
        { what: 'portal', id: 'portal', name: hostile, count: 3 },
        { what: 'letters', count: 1 },
        { what: 'jobs', count: 12 },
        { what: 'chores', count: 1 },
        { what: 'without', count: 2 },
        { what: 'unanswered', id: 'a', name: hostile },
        { what: 'applications', count: 1 },
        { what: 'chain' },
        { what: 'mail' },
      ],
      search: plain,
      connects: true,
    }),
  'operator/people/search.ts#peoplePage': (frame) =>
    peoplePage({
      ...{ frame: inConsole(frame), zone, next: 'abc' },
      form: { typed: { q: hostile }, faults: [{ field: 'q', reason: 'q-missing' }] },
      found: [
        { ...person, isVerified: false, standing: 'active', since: at },
        { ...person, isVerified: true, standing: 'closed', since: at },
      ],
    }),
  'operator/people/person.ts#personPage': (frame) =>
    personPage({
      ...{ frame: inConsole(frame), zone, done: 'disabled', isApart: false, hasSecond: false },
      recovery: { by: hostile, at, closes: at, mobileEnds: '42' },
      person: {
        ...{ ...person, isVerified: false, standing: 'disabled', subject: hostile, locale: 'sv' },
        postal: { town: hostile, country: 'NL', state: 'returned', since: at },
        ...{ phoneEnds: '42', since: at, firstSignIn: undefined, roles: ['operator'] },
      },
      factors: [
        { kind: hostile, name: hostile, since: at, used: at },
        { kind: hostile, name: undefined, since: at, used: undefined },
      ],
      password: { expiresAt: at, mustChange: false, isOver: true },
      actsFor: [
        {
          organisation: person.id,
          membership: person.id,
          name: hostile,
          isAdministrator: true,
          holds: false,
        },
        {
          organisation: person.id,
          membership: person.id,
          name: hostile,
          isAdministrator: false,
          holds: true,
        },
      ],
      waits: [
        { dimension: 'totp.account', factor: hostile, until: at },
        { dimension: 'signin.mailed-code', factor: undefined, until: at },
      ],
      sessions: [{ program: hostile, address: '192.0.2.1', seen: at, portals: [hostile] }],
      portals: [{ clientId: 'x', name: hostile, since: at }],
      messages: [
        { id: person.id, template: 'recovery/link', at, fate: 'sent', isUseful: true },
        { id: person.id, template: 'signin/mailed-code', at, fate: 'no-such-address', isUseful: false },
      ],
      decisions: [{ at, portal: hostile, reason: 'level-out-of-reach', reference: 'AbCd' }],
      askable: [{ clientId: 'x', name: hostile }],
      timeline: [
        {
          type: 'factors.totp.refused',
          factor: hostile,
          at,
          portal: hostile,
          program: hostile,
          address: 'x',
          isOurs: true,
        },
        {
          ...{ type: 'accounts.account.created', factor: undefined, at, portal: undefined },
          ...{ program: undefined, address: undefined, isOurs: false },
        },
      ],
      whyNothing: undefined,
      may: ['recover', 'end-sessions', 'correct', 'set-postal', 'enable', 'disable', 'lift', 'resend'],
      refused: { reason: 'privileged', says: hostile },
    }),
  'operator/people/sure.ts#disablePage': (frame) =>
    disablePage({ frame: inConsole(frame), person, refused: { reason: 'last-operator' } }),
  'operator/people/sure.ts#beginRecoveryPage': (frame) =>
    beginRecoveryPage({ frame: inConsole(frame), person, refused: { reason: 'nothing-to-lose' } }),
  'operator/people/sure.ts#correctPage': (frame) =>
    correctPage({
      ...{ frame: inConsole(frame), person },
      form: { ...plain, faults: [{ field: 'email', reason: 'email-taken' }] },
    }),
  'operator/people/decision.ts#decisionPage': (frame) =>
    decisionPage({
      ...{ frame: inConsole(frame), zone, who: person, portal: hostile, at },
      refusal: { reference: 'AbCd', reason: 'level-out-of-reach', grant: hostile },
      rules: [
        { rule: 'attemptIsLive', answer: undefined },
        { rule: 'levelIsWithinReach', answer: { type: 'refuse', what: 'level-out-of-reach' } },
        { rule: 'factorIsEnrolled', answer: { type: 'ask', what: hostile } },
      ],
      saw: [['goalWithin', hostile]],
    }),
  'operator/people/decision.ts#noDecisionPage': (frame) => noDecisionPage({ frame: inConsole(frame) }),
  'operator/agreements/agreements.ts#agreementsPage': (frame) =>
    agreementsPage({
      ...{ frame: inConsole(frame), zone, done: 'proposal-over', next: 'abc' },
      waiting: [
        { ...waiting, about: { name: hostile, href: '/x' }, by: { name: hostile, isYou: false } },
        { ...waiting, about: undefined, by: undefined },
      ],
    }),
  'operator/agreements/agreements.ts#agreementPage': (frame) =>
    agreementPage({
      ...{
        frame: inConsole(frame),
        zone,
        mayAgree: true,
        mayDecline: true,
        refused: { reason: 'own-account' },
      },
      one: { ...waiting, about: { name: hostile, href: '/x' }, by: { name: hostile, isYou: false } },
      changes: [{ where: 'sluis_minimum_level', from: undefined, to: hostile }],
      request: [
        ['role', hostile],
        ['postal', undefined],
      ],
    }),
}
