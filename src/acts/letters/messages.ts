import { returnedMail } from '../../../views/letters/messages/returned.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { hours } from '../../platform/clock.ts'

export const messages = {
  'letters/returned': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: returnedMail },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
