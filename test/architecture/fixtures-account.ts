import { happened } from '../../src/joined.ts'
import { activityPage, toldTypes } from '../../views/account/activity/activity.ts'
import { addressLinkPage } from '../../views/account/address-link.ts'
import { closePage, dataPage } from '../../views/account/close.ts'
import { emailPage } from '../../views/account/email.ts'
import { factorsPage } from '../../views/account/factors.ts'
import { launcherPage } from '../../views/account/launcher.ts'
import { leftPage, saidPage } from '../../views/account/left.ts'
import { addressUndo } from '../../views/accounts/messages/address-undo.ts'
import { accountChanged } from '../../views/accounts/messages/changed.ts'
import { confirmAddress } from '../../views/accounts/messages/confirm-address.ts'
import { reportMail } from '../../views/accounts/messages/report.ts'
import { notMePage } from '../../views/account/not-me.ts'
import { applyPage } from '../../views/account/organisations/apply.ts'
import { askMorePage, askToJoinPage } from '../../views/account/organisations/ask.ts'
import { handoverPage } from '../../views/account/organisations/handover.ts'
import { leavePage } from '../../views/account/organisations/leave.ts'
import { organisationsPage } from '../../views/account/organisations/list.ts'
import { membershipPage } from '../../views/account/organisations/membership.ts'
import { overviewPage } from '../../views/account/overview.ts'
import { portalsPage } from '../../views/account/portals.ts'
import { postalPage } from '../../views/account/postal/postal.ts'
import { profilePage } from '../../views/account/profile.ts'
import { removeFactorPage } from '../../views/account/remove-factor.ts'
import { sessionsPage } from '../../views/account/sessions.ts'
import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import type { Letterhead, MailParts } from '../../views/mail.ts'
import { hostile } from './hostile.ts'

const zone = 'Europe/Stockholm'
const at = new Date(0)
const session = {
  program: hostile,
  address: '192.0.2.1',
  since: new Date(0),
  seen: new Date(0),
  portals: [hostile, hostile],
}
/** As hostile as the parser lets an address be. */
const address = `o'neill&co<"x">@example.org`
const addresses = { oldAddress: address, newAddress: address, link: 'https://id.example/x', hours: 24 }

/** The pages and mails of "my account". */
export const accountFixtures: Readonly<
  Record<string, (frame: Frame & Letterhead) => Html | MailParts | string>
> = {
  'account/overview.ts#overviewPage': (frame) =>
    overviewPage({
      frame,
      name: hostile,
      hasPassword: true,
      expiresAt: new Date(0),
      daysLeft: 20,
      zone,
      factors: [hostile, hostile],
      sessions: 3,
      portals: 1,
      organisations: 2,
      advice: { what: 'one-way', href: '/x' },
      done: 'password-changed',
    }),
  'account/organisations/list.ts#organisationsPage': (frame) =>
    organisationsPage({
      ...{ frame, zone, done: 'applied' },
      memberships: [
        {
          id: 'a',
          name: hostile,
          role: 'administrator',
          why: undefined,
          since: at,
          until: at,
          through: hostile,
        },
        {
          id: 'b',
          name: hostile,
          role: 'member',
          why: 'not-of-intermediary',
          since: at,
          until: null,
          through: null,
        },
      ],
      applications: [{ name: hostile, at }],
      requests: [
        { id: 'c', askedFor: hostile, at, state: 'waiting', answer: undefined },
        { id: 'd', askedFor: hostile, at, state: 'declined', answer: hostile },
      ],
    }),
  'account/organisations/membership.ts#membershipPage': (frame) =>
    membershipPage({
      ...{
        frame,
        zone,
        done: null,
        action: '/account/organisations/a',
        asksAt: '/account/organisations/a/ask',
        handoverAt: '/account/organisations/a/handover',
      },
      membership: {
        ...{ name: hostile, role: 'member', why: undefined, since: at, until: null, through: null },
        desk: '/organisation/a',
        ...{ userName: 'anna', numbers: [hostile, '200001'], branches: null, administrators: [hostile] },
      },
      attributes: (['choices', 'choice', 'yes-no', 'date', 'text', 'number'] as const).map((type, i) => ({
        ...{ key: `k${i}`, name: hostile, type, allowed: [hostile, 'b'], said: [] },
        ...{ mayBeSaid: type !== 'number', portals: [hostile] },
      })),
      form: { typed: { 'k0-1': 'yes' }, faults: [{ field: 'k0', reason: 'attribute-outside-set' }] },
    }),
  'account/organisations/ask.ts#askToJoinPage': (frame) =>
    askToJoinPage({
      frame,
      form: {
        typed: { kind: 'number', number: hostile, why: hostile },
        faults: [{ field: 'number', reason: 'already-asked' }, { reason: 'too-many-asked' }],
      },
    }),
  'account/organisations/handover.ts#handoverPage': (frame) =>
    handoverPage({
      ...{ frame, zone, name: hostile, back: '/account/organisations/a', reason: 'handover-over' },
      offer: { id: 'e', person: hostile, until: at },
    }),
  'account/organisations/ask.ts#askMorePage': (frame) =>
    askMorePage({
      ...{ frame, name: hostile, back: '/account/organisations/a', isAdministrator: false },
      form: { typed: { numbers: hostile, why: hostile }, faults: [{ reason: 'nothing-asked' }] },
    }),
  'account/organisations/leave.ts#leavePage': (frame) =>
    leavePage({
      ...{ frame, name: hostile, back: '/account/organisations/a' },
      form: { typed: {}, faults: [{ field: 'leave', reason: 'leave-last-administrator' }] },
    }),
  'account/organisations/apply.ts#applyPage': (frame) =>
    applyPage({
      frame,
      form: {
        typed: { kind: 'orgnr', number: hostile },
        faults: [
          { field: 'number', reason: 'number-wrong' },
          { field: 'why', reason: 'why-missing' },
        ],
      },
    }),
  'account/left.ts#leftPage': (frame) => leftPage({ frame, again: '/account' }),
  'account/left.ts#saidPage': (frame) => saidPage({ frame, what: 'reported', areTold: true }),
  'account/not-me.ts#notMePage': (frame) => notMePage({ frame, action: '/x', areTold: true }),
  'account/close.ts#closePage': (frame) =>
    closePage({
      frame,
      action: '/x',
      email: hostile,
      form: { typed: {}, faults: [{ field: 'close', reason: 'close-not-sure' }] },
    }),
  'account/close.ts#dataPage': (frame) => dataPage({ frame, action: '/x' }),
  'account/remove-factor.ts#removeFactorPage': (frame) =>
    removeFactorPage({ frame, action: '/x', name: hostile, left: [hostile, hostile] }),
  'account/factors.ts#factorsPage': (frame) =>
    factorsPage({
      frame,
      zone,
      ways: [{ kind: 'totp', label: hostile, isAdvised: true }],
      credentials: [
        {
          id: 'a',
          kind: 'totp',
          made: hostile,
          name: hostile,
          since: new Date(0),
          used: undefined,
          detail: hostile,
        },
        { id: 'b', kind: 'totp', name: undefined, since: new Date(0), used: new Date(0), detail: undefined },
      ],
      problem: { reason: 'last-factor', id: 'a' },
      done: null,
    }),
  'account/sessions.ts#sessionsPage': (frame) =>
    sessionsPage({
      tellsNewBrowsers: true,
      frame,
      zone,
      sessions: [
        { ...session, id: 'a', isHere: true, place: 'same' },
        { ...session, id: 'b', isHere: false, place: 'other' },
      ],
      browsers: [{ id: 'c', program: hostile, since: new Date(0), until: new Date(0), used: new Date(0) }],
      done: 'session-ended',
    }),
  'account/portals.ts#portalsPage': (frame) =>
    portalsPage({
      frame,
      zone,
      portals: [
        {
          clientId: 'x',
          name: hostile,
          actsFor: [hostile, hostile],
          isPairwise: false,
          since: new Date(0),
          scopes: ['openid', hostile],
          claims: [hostile],
          resources: [{ name: hostile, scopes: [hostile] }],
        },
      ],
      done: null,
    }),
  'account/launcher.ts#launcherPage': (frame) =>
    launcherPage({
      frame,
      portals: [
        { id: 'x', name: hostile, start: new URL('https://portal.example/start?x=1') },
        { id: 'y', name: hostile, start: undefined },
      ],
    }),
  'account/profile.ts#profilePage': (frame) =>
    profilePage({
      frame,
      profile: { name: hostile, givenName: hostile, familyName: hostile, locale: 'nl', timeZone: hostile },
      faults: [{ field: 'name', reason: 'name-missing' }],
      email: hostile,
      pending: hostile,
      postal: { line: hostile, isConfirmed: false },
      timeZone: zone,
      done: 'profile-changed',
    }),
  'account/postal/postal.ts#postalPage': (frame) =>
    postalPage({
      ...{ frame, zone, name: hostile, done: 'asked', countries: ['NL', 'SE', 'BE'] },
      known: { lines: [hostile, hostile, hostile], state: 'confirmed', since: new Date(0) },
      waits: {
        lines: [hostile, hostile, hostile],
        code: {
          ...{ by: 'letter', goesAt: new Date(0), againAt: new Date(0), isClosed: false },
          ...{ now: new Date(1), zone },
        },
      },
      code: { typed: hostile, problem: { reason: 'code-mistyped' } },
      form: {
        typed: { 'postal-street': hostile, 'postal-country': 'NL' },
        faults: [{ field: 'postal-code', reason: 'postal-code-malformed' }],
      },
    }),
  'account/email.ts#emailPage': (frame) =>
    emailPage({
      frame,
      email: hostile,
      form: { typed: { email: hostile }, faults: [{ reason: 'email-malformed', field: 'email' }] },
    }),
  'account/address-link.ts#addressLinkPage': (frame) =>
    addressLinkPage({
      frame,
      action: '/x',
      state: 'asks',
      role: 'undo',
      isCorrection: false,
      oldAddress: hostile,
      newAddress: hostile,
    }),
  'account/activity/activity.ts#activityPage': (frame) =>
    activityPage({
      frame,
      zone,
      happened: happened('en'),
      lines: [...toldTypes, ...Object.keys(happened('en'))].map((type) => ({
        type,
        at: new Date(0),
        portal: hostile,
        program: hostile,
        address: '192.0.2.1',
      })),
      next: '1970-01-01T00:00:00.000Z_id',
    }),
  'accounts/messages/changed.ts#accountChanged': (frame) => accountChanged({ changed: 'reported' }, frame),
  'accounts/messages/confirm-address.ts#confirmAddress': (frame) =>
    confirmAddress({ ...addresses, asked: 'old' }, frame),
  'accounts/messages/address-undo.ts#addressUndo': (frame) =>
    addressUndo({ newAddress: address, link: 'https://id.example/x', until: new Date(0), zone }, frame),
  'accounts/messages/report.ts#reportMail': (frame) =>
    reportMail({ account: 'id', email: address, reference: 'r' }, frame),
}
