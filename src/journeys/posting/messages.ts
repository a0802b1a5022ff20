import { runStoppedMail } from '../../../views/posting/messages/stopped.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { hours } from '../../platform/clock.ts'

export const messages = {
  'letters/run-stopped': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: runStoppedMail },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
