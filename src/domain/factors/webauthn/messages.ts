import { authenticatorCloned } from '../../../../views/factors/webauthn/messages/cloned.ts'
import type { MessageKinds, ModelsOf } from '../../outbox/contract.ts'
import { hours } from '../../../platform/clock.ts'

export const messages = {
  'factors/webauthn/cloned': {
    channel: 'mail',
    urgency: 'notice',
    validFor: hours(72),
    view: authenticatorCloned,
  },
} satisfies MessageKinds

declare module '../../outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
