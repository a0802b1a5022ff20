import { codeText, type CodeText } from '../../../../views/factors/sms/messages/code.ts'
import type { Letterhead } from '../../../../views/mail.ts'
import type { MessageKinds, ModelsOf } from '../../outbox/contract.ts'
import { minutes } from '../../../platform/clock.ts'
import { withName } from './text.ts'

/** For how long a code counts. */
export const CODE_MINUTES = 10

export const messages = {
  'factors/sms/code': {
    channel: 'sms',
    urgency: 'awaited',
    validFor: minutes(CODE_MINUTES),
    // a portal's name changes nothing of what the message costs, or whether it arrives
    view: (model: CodeText, letterhead: Letterhead) =>
      withName((portal) => codeText({ ...model, portal }, letterhead), model.portal, model.host),
  },
} satisfies MessageKinds

declare module '../../outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
