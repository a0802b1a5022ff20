import { expiryWarning } from '../../../../views/factors/password/messages/expiry-warning.ts'
import type { MessageKinds, ModelsOf } from '../../outbox/contract.ts'
import { days } from '../../../platform/clock.ts'

export const messages = {
  'factors/password/expiry-warning': {
    channel: 'mail',
    urgency: 'bulk',
    validFor: days(3),
    view: expiryWarning,
  },
} satisfies MessageKinds

declare module '../../outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
