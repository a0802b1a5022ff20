import { recoveryLink } from '../../../views/recovery/messages/link.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { LINK_MINUTES } from '../../policy/recovery.ts'
import { minutes } from '../../platform/clock.ts'

export const messages = {
  'recovery/link': {
    channel: 'mail',
    urgency: 'awaited',
    validFor: minutes(LINK_MINUTES),
    view: recoveryLink,
  },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
