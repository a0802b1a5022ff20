import { recoveryLink } from '../../../views/recovery/messages/link.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { LINK_LIFETIME } from '../../policy/recovery.ts'

export const messages = {
  'recovery/link': { channel: 'mail', urgency: 'awaited', validFor: LINK_LIFETIME, view: recoveryLink },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
