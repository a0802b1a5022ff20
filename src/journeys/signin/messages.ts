import { browserRemembered } from '../../../views/signin/messages/browser-remembered.ts'
import { accountGuessed } from '../../../views/signin/messages/guessed.ts'
import { mailedCode } from '../../../views/signin/messages/mailed-code.ts'
import { newBrowser } from '../../../views/signin/messages/new-browser.ts'
import type { MessageKinds, ModelsOf } from '../../domain/outbox/contract.ts'
import { hours, minutes } from '../../platform/clock.ts'

/** For how long a mailed code counts. */
export const CODE_MINUTES = 10

export const messages = {
  'signin/browser-remembered': {
    channel: 'mail',
    urgency: 'notice',
    validFor: hours(72),
    view: browserRemembered,
  },
  'signin/guessed': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: accountGuessed },
  'signin/new-browser': { channel: 'mail', urgency: 'notice', validFor: hours(72), view: newBrowser },
  'signin/mailed-code': {
    channel: 'mail',
    urgency: 'awaited',
    validFor: minutes(CODE_MINUTES),
    view: mailedCode,
  },
} satisfies MessageKinds

declare module '../../domain/outbox/contract.ts' {
  interface Messages extends ModelsOf<typeof messages> {}
}
