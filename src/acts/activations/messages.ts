import { detailsMail } from '../../../views/activations/messages/details.ts'
import { activationLink } from '../../../views/activations/messages/link.ts'
import { joinedMail } from '../../../views/activations/messages/joined.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { days, hours } from '../../platform/clock.ts'
import { DETAILS_DAYS, LINK_HOURS } from '../../policy/activation/index.ts'

export const messages = {
  'activation/link': {
    channel: 'mail',
    urgency: 'awaited',
    validFor: hours(LINK_HOURS),
    view: activationLink,
  },
  'activation/details': {
    channel: 'mail',
    urgency: 'awaited',
    validFor: days(DETAILS_DAYS),
    view: detailsMail,
  },
  'activation/joined': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: joinedMail },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
