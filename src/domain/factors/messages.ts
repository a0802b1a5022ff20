import { factorEnrolled } from '../../../views/factors/messages/enrolled.ts'
import { credentialRenewed } from '../../../views/factors/messages/renewed.ts'
import type { MessageKinds, ModelsOf } from '../outbox/contract.ts'
import { hours } from '../../platform/clock.ts'

export const messages = {
  'factors/enrolled': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: factorEnrolled },
  'factors/renewed': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: credentialRenewed },
} satisfies MessageKinds

declare module '../outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
