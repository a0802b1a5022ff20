import { recoveryCodeUsed } from '../../../../views/factors/recovery-codes/messages/used.ts'
import type { MessageKinds, ModelsOf } from '../../outbox/contract.ts'
import { hours } from '../../../platform/clock.ts'

export const messages = {
  'factors/recovery-codes/used': {
    channel: 'mail',
    urgency: 'notice',
    validFor: hours(72),
    view: recoveryCodeUsed,
  },
} satisfies MessageKinds

declare module '../../outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
