import { askedMail } from '../../../views/organisations/messages/asked.ts'
import { handoverMail } from '../../../views/organisations/messages/handover.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { days, hours } from '../../platform/clock.ts'
import { HANDOVER_DAYS } from '../../policy/delegation/index.ts'

export const messages = {
  'organisations/asked': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: askedMail },
  'organisations/handover': {
    ...{ channel: 'mail', urgency: 'notice', view: handoverMail },
    validFor: days(HANDOVER_DAYS),
  },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
