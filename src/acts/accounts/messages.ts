import { accountChanged } from '../../../views/accounts/messages/changed.ts'
import { addressUndo } from '../../../views/accounts/messages/address-undo.ts'
import { confirmAddress, type ConfirmAddress } from '../../../views/accounts/messages/confirm-address.ts'
import { reportMail } from '../../../views/accounts/messages/report.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { days, hours } from '../../platform/clock.ts'

/** For how long the address that an account had may take a change back. */
export const UNDO_WITHIN = days(7)

export const messages = {
  'selfservice/address-undo': {
    channel: 'mail',
    urgency: 'notice',
    validFor: UNDO_WITHIN,
    view: addressUndo,
  },
  'selfservice/changed': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: accountChanged },
  'selfservice/confirm-address': {
    channel: 'mail',
    urgency: 'awaited',
    validFor: (model: ConfirmAddress) => hours(model.hours),
    view: confirmAddress,
  },
  'selfservice/report': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: reportMail },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
