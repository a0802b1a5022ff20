import type { Window } from '../../domain/letters/index.ts'
import type { ReceiverAt } from '../../platform/handing/receiver.ts'
import type { Recipient } from '../../platform/text/postal-address.ts'

/** How letters are posted here, as an operator has set it. */
export interface LettersConfig {
  /** Undefined: letters are kept, for the mailbox to show. */
  readonly to: ReceiverAt | undefined
  /** The time of the day at which a run begins by itself; undefined: never. */
  readonly at: { readonly hour: number; readonly minute: number } | undefined
  /** Where they are posted, and the window of their envelope. */
  readonly country: string
  readonly window: Window
  readonly sender: string
  readonly control: Recipient | undefined
  /** In hundredths. */
  readonly price: number | undefined
  readonly days: number
  readonly perBox: number
}
