import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import type { Letterhead, MailParts } from '../../views/mail.ts'
import { codePage, elsewherePage, shownElsewherePage } from '../../views/activation/code.ts'
import { invitationPage, newLinkPage, oldLinkPage } from '../../views/activation/link.ts'
import { donePage, joinPage, notTheirsPage, overPage } from '../../views/activation/pages.ts'
import { joinedMail } from '../../views/activations/messages/joined.ts'
import { activationLink } from '../../views/activations/messages/link.ts'
import { hostile } from './hostile.ts'

const about = { organisation: hostile, portal: hostile, sender: hostile }
const to = { href: 'https://x.example/begin?iss=a&organization=b', portal: hostile, begins: false }

/** The pages and mails by which people become able to sign in. */
export const activationFixtures: Readonly<
  Record<string, (frame: Frame & Letterhead) => Html | MailParts | string>
> = {
  'activation/link.ts#invitationPage': (frame) =>
    invitationPage({ frame, action: '/x', about, email: hostile, isAdministrator: true, hasArrived: false }),
  'activation/link.ts#oldLinkPage': (frame) =>
    oldLinkPage({ frame, action: '/x', problem: { reason: 'network-limit', retryAfter: 60 } }),
  'activation/link.ts#newLinkPage': (frame) => newLinkPage({ frame, from: 'no-reply@x.example' }),
  'activation/code.ts#codePage': (frame) =>
    codePage({
      ...{ frame, action: '/x', about, end: '78', isSent: true, rests: 30, isClosed: false },
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
        ...{ link: 'https://id.example/activate/x', hours: 24, ...about, organisation: hostile },
        ...{ isAdministrator: true, asksCode: true, why: 'asked', closesAt: new Date(0) },
        zone: 'Europe/Stockholm',
      },
      frame,
    ),
  'activations/messages/joined.ts#joinedMail': (frame) => joinedMail(about, frame),
}
