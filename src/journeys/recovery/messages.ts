import { userNamesMail } from '../../../views/recovery/messages/user-names.ts'
import { recoveryLink } from '../../../views/recovery/messages/link.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { LINK_MINUTES } from '../../policy/recovery.ts'
import { hours, minutes } from '../../platform/clock.ts'

export const messages = {
  'recovery/link': {
    channel: 'mail',
    urgency: 'awaited',
    validFor: minutes(LINK_MINUTES),
    view: recoveryLink,
  },
  'recovery/user-names': {
    channel: 'mail',
    urgency: 'awaited',
    validFor: hours(1),
    view: userNamesMail,
  },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
