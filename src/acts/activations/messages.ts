import { detailsMail } from '../../../views/activations/messages/details.ts'
import { activationLink } from '../../../views/activations/messages/link.ts'
import {
  recoveredMail,
  recoveryBegunMail,
  recoveryMail,
  recoveryText,
  type RecoveryText,
} from '../../../views/activations/messages/recovery.ts'
import { joinedMail } from '../../../views/activations/messages/joined.ts'
import { takeOverMail } from '../../../views/activations/messages/take-over.ts'
import { withName } from '../../domain/factors/sms/index.ts'
import type { Letterhead } from '../../../views/mail.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { days, hours } from '../../platform/clock.ts'
import { DETAILS_DAYS, LINK_HOURS, OBJECT_DAYS, RECOVERY_DAYS } from '../../policy/activation/index.ts'

export const messages = {
  'activation/link': {
    channel: 'mail',
    urgency: 'awaited',
    validFor: hours(LINK_HOURS),
    view: activationLink,
  },
  'activation/details': {
    channel: 'mail',
    urgency: 'awaited',
    validFor: days(DETAILS_DAYS),
    view: detailsMail,
  },
  'activation/recovery': {
    channel: 'mail',
    urgency: 'awaited',
    validFor: hours(LINK_HOURS),
    view: recoveryMail,
  },
  'activation/recovery-begun': {
    channel: 'mail',
    urgency: 'notice',
    validFor: days(RECOVERY_DAYS),
    view: recoveryBegunMail,
  },
  'activation/recovery-text': {
    channel: 'sms',
    urgency: 'notice',
    validFor: days(RECOVERY_DAYS),
    view: (model: RecoveryText, letterhead: Letterhead) =>
      withName((brand) => recoveryText({ ...model, brand }, letterhead), model.brand, ''),
  },
  'activation/take-over': {
    channel: 'mail',
    urgency: 'notice',
    validFor: days(OBJECT_DAYS),
    view: takeOverMail,
  },
  'activation/recovered': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: recoveredMail },
  'activation/joined': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: joinedMail },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
