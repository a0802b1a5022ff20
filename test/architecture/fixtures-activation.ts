import { returnedMail } from '../../views/letters/messages/returned.ts'
import { handoverMail } from '../../views/organisations/messages/handover.ts'
import { askedMail } from '../../views/organisations/messages/asked.ts'
import { runStoppedMail } from '../../views/posting/messages/stopped.ts'
import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import type { Letterhead, MailParts } from '../../views/mail.ts'
import { codePage, elsewherePage, shownElsewherePage } from '../../views/activation/code.ts'
import { invitationPage, newLinkPage, oldLinkPage } from '../../views/activation/link.ts'
import { donePage, joinPage, notTheirsPage, overPage } from '../../views/activation/pages.ts'
import { goInPage, recoveryPage, stoppedPage, stopPage } from '../../views/activation/recovery.ts'
import { detailsMail } from '../../views/activations/messages/details.ts'
import {
  recoveredMail,
  recoveryBegunMail,
  recoveryMail,
  recoveryText,
} from '../../views/activations/messages/recovery.ts'
import { joinedMail } from '../../views/activations/messages/joined.ts'
import { activationLink } from '../../views/activations/messages/link.ts'
import { issueDetailsPage } from '../../views/operator/members/details.ts'
import {
  invitationPage as invitationInConsole,
  invitationsPage,
  invitePage,
  type InvitationListed,
} from '../../views/operator/members/invitations.ts'
import { takeOverMail } from '../../views/activations/messages/take-over.ts'
import { takeOverPage } from '../../views/operator/organisations/take-over.ts'
import { setPostalPage } from '../../views/operator/people/postal.ts'
import { inConsole } from './fixtures-console.ts'
import { hostile } from './hostile.ts'

const zone = 'Europe/Stockholm'
const within = { id: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4001', name: hostile }
const fates = [
  'sent',
  'waiting',
  'kept',
  'over',
  'expired',
  'no-such-address',
  'refused',
  'not-asked',
  'closed',
] as const
const listed: InvitationListed = {
  ...{ id: within.id, name: hostile, email: hostile, role: 'administrator', state: 'waiting' },
  closes: new Date(0),
  sent: fates.map((fate, i) => ({
    ...{ way: (['mail', 'text', 'letter'] as const)[i % 3]!, fate, at: new Date(0) },
    answer: i === 0 ? '250 2.0.0' : undefined,
    why: i === 2 ? 'no-glyph' : undefined,
  })),
}
const states = [
  'accepted',
  'withdrawn',
  'closed',
  'sender-gone',
  'organisation-not-in-use',
  'account-not-active',
] as const
/** A form with these fields wrong. */
const wrong = (frame: Frame, ...reasons: readonly string[]) => ({
  ...{ frame: inConsole(frame), refused: undefined },
  form: {
    typed: { email: hostile, name: hostile, mobile: hostile },
    faults: reasons.map((reason, i) => ({ field: ['mobile', 'email', 'name'][i]!, reason })),
  },
})

const about = { organisation: hostile, portal: hostile, sender: hostile }
const to = { href: 'https://x.example/begin?iss=a&organization=b', portal: hostile, begins: false }

/** The pages and mails by which people become able to sign in. */
export const activationFixtures: Readonly<
  Record<string, (frame: Frame & Letterhead) => Html | MailParts | string>
> = {
  'activation/link.ts#invitationPage': (frame) =>
    invitationPage({
      frame,
      action: '/x',
      about,
      email: hostile,
      isAdministrator: true,
      hasArrived: false,
      code: 'text',
    }),
  'activation/link.ts#oldLinkPage': (frame) =>
    oldLinkPage({ frame, action: '/x', problem: { reason: 'network-limit', retryAfter: 60 } }),
  'activation/link.ts#newLinkPage': (frame) =>
    newLinkPage({ frame, from: 'no-reply@x.example', since: '14:05' }),
  'activation/code.ts#codePage': (frame) =>
    codePage({
      ...{ frame, action: '/x', about },
      code: { by: 'text', end: '78', isSent: true, rests: 30, isClosed: false },
      typed: hostile,
      ...{ reference: '7K2M9PXQ', here: 'id.example/activate' },
      problem: { reason: 'wrong-code', field: 'code' },
    }),
  'activation/code.ts#elsewherePage': (frame) =>
    elsewherePage({ frame, action: '/x', reference: hostile, problem: { reason: 'not-together' } }),
  'activation/code.ts#shownElsewherePage': (frame) => shownElsewherePage({ frame }),
  'activation/pages.ts#joinPage': (frame) => joinPage({ frame, action: '/x', about, isAdministrator: true }),
  'activation/pages.ts#notTheirsPage': (frame) =>
    notTheirsPage({ frame, action: '/x', about, signedIn: hostile, email: hostile, account: '/account' }),
  'activation/pages.ts#overPage': (frame) => overPage({ frame, about, reason: 'withdrawn', to }),
  'activation/pages.ts#donePage': (frame) => donePage({ frame, about, to }),
  'activations/messages/link.ts#activationLink': (frame) =>
    activationLink(
      {
        ...{
          link: 'https://id.example/activate/x',
          stop: 'https://id.example/activate/y',
          hours: 24,
          ...about,
          organisation: hostile,
        },
        ...{ isAdministrator: true, code: 'text', why: 'asked', closesAt: new Date(0) },
        letterLeaves: new Date(0),
        zone: 'Europe/Stockholm',
      },
      frame,
    ),
  'activations/messages/details.ts#detailsMail': (frame) =>
    detailsMail(
      {
        ...{ organisation: hostile, portal: hostile, numberName: 'KvK-nummer', number: '12345678' },
        ...{ userName: 'nina', password: 'Xk3-aA1', days: 7, code: 'letter' },
      },
      frame,
    ),
  'activation/recovery.ts#recoveryPage': (frame) =>
    recoveryPage({ frame, action: '/x', about, email: hostile, code: 'letter', stop: '/y' }),
  'activation/recovery.ts#goInPage': (frame) => goInPage({ frame, action: '/x', forgotten: '/recover' }),
  'activation/recovery.ts#stopPage': (frame) =>
    stopPage({ frame, action: '/x', problem: { reason: 'not-sure', field: 'sure' } }),
  'activation/recovery.ts#stoppedPage': (frame) => stoppedPage({ frame, was: 'used', password: '/recover' }),
  'activations/messages/recovery.ts#recoveryMail': (frame) =>
    recoveryMail(
      {
        ...{ link: 'https://id.example/activate/x', stop: 'https://id.example/activate/y/stop', hours: 24 },
        ...{
          sender: hostile,
          code: 'letter',
          isAsked: true,
          closesAt: new Date(0),
          zone: 'Europe/Stockholm',
        },
      },
      frame,
    ),
  'activations/messages/recovery.ts#recoveryBegunMail': (frame) =>
    recoveryBegunMail({ stop: 'https://id.example/activate/y/stop', code: 'letter' }, frame),
  'activations/messages/recovery.ts#recoveryText': (frame) =>
    recoveryText({ what: 'begun', brand: hostile }, frame),
  'activations/messages/recovery.ts#recoveredMail': (frame) => recoveredMail({}, frame),
  'posting/messages/stopped.ts#runStoppedMail': (frame) =>
    runStoppedMail({ run: 'letters-20261128-1a2b3c4d', reason: 'host-key' }, frame),
  'letters/messages/returned.ts#returnedMail': (frame) =>
    returnedMail({ reference: 'B3F6H9KMNP2', why: 'moved', person: hostile }, frame),
  'organisations/messages/asked.ts#askedMail': (frame) =>
    askedMail(
      { person: hostile, organisation: hostile, isMember: false, link: 'https://id.example/x' },
      frame,
    ),
  'organisations/messages/handover.ts#handoverMail': (frame) =>
    handoverMail(
      {
        ...{ person: hostile, organisation: hostile, until: new Date(0), zone },
        link: 'https://id.example/x',
      },
      frame,
    ),
  'activations/messages/joined.ts#joinedMail': (frame) => joinedMail(about, frame),
  'operator/organisations/take-over.ts#takeOverPage': (frame) =>
    takeOverPage(wrong(frame, 'email-malformed'), { organisation: within, address: [hostile, hostile] }),
  'activations/messages/take-over.ts#takeOverMail': (frame) =>
    takeOverMail({ is: 'begun', organisation: hostile, person: hostile, until: new Date(0), zone }, frame),
  'operator/people/postal.ts#setPostalPage': (frame) =>
    setPostalPage(wrong(frame, 'postal-too-long'), { person: within, isKnown: true, isForTwo: true }),
  'operator/members/details.ts#issueDetailsPage': (frame) =>
    issueDetailsPage(wrong(frame, 'already-arrived'), {
      ...{ organisation: within, member: within, email: hostile },
    }),
  'operator/members/invitations.ts#invitationsPage': (frame) =>
    invitationsPage({
      ...{ frame: inConsole(frame), zone, organisation: within, hasEnded: true, invites: true },
      invitations: [listed, ...states.map((state) => ({ ...listed, state }))],
      ...{ next: '/operator', done: 'withdrawn' },
    }),
  'operator/members/invitations.ts#invitePage': (frame) =>
    invitePage(wrong(frame, 'mobile-missing', 'already-invited', 'name-malformed'), {
      ...{ organisation: within, levels: ['basic'] },
    }),
  'operator/members/invitations.ts#invitationPage': (frame) =>
    invitationInConsole(wrong(frame, 'number-not-mobile'), {
      ...{ zone, organisation: within, may: { sendAgain: true, withdraw: true }, done: 'again' },
      invitation: {
        ...listed,
        mobileEnds: '78',
        town: hostile,
        leaves: new Date(0),
        portal: hostile,
        by: hostile,
        ended: new Date(0),
      },
    }),
}
