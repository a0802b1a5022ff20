import { askedMail } from '../../../views/organisations/messages/asked.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { hours } from '../../platform/clock.ts'

export const messages = {
  'organisations/asked': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: askedMail },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
