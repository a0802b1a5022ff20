import type { LetterRules, Stationery } from '../../domain/letters/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { RunStopped } from '../../../views/posting/messages/stopped.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import type { Receiver } from '../../platform/handing/contract.ts'
import type { Log } from '../../platform/log.ts'
import type { Recipient } from '../../platform/text/postal-address.ts'

/** What a run of letters works with. */
export interface Posting {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  readonly stationery: Stationery
  readonly receiver: Receiver
  readonly rules: LetterRules
  /** Who gets a letter with each run; undefined: nobody. */
  readonly control: Recipient | undefined
  /** Tells whoever looks after the installation that a run could not be handed over, and why. */
  readonly alert: (tx: Tx, stopped: RunStopped, now: Date) => Promise<void>
  /** What a letter costs, in hundredths; undefined: it is not counted. */
  readonly price: number | undefined
}
