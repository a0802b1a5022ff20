import type { Brand } from '../../../views/brand.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Log } from '../../platform/log.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import type { Lifetimes } from '../../policy/lifetime.ts'
import type { OperatorsAsk } from '../../policy/operating/index.ts'
import type { AccountId, FactorKind, Proofing } from '../../policy/vocabulary.ts'

/** What everything here stands on. */
export interface Ground {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  readonly here: Here
  readonly ways: Ways
}

/** What holds in this installation. */
export interface Here {
  readonly issuer: URL
  readonly brand: Brand
  readonly lifetimes: Lifetimes
  /** What is asked of operators, by the API that their tokens are for. */
  readonly operators: OperatorsAsk & { readonly registers: boolean }
  /** What is asked of those who look after an organisation. */
  readonly desk: Omit<OperatorsAsk, 'resource'>
  /** What developers of portals may read, as the discovery document names it. */
  readonly documentation: URL | undefined
  /** Whether the mail server takes local parts beyond ASCII. */
  readonly mailUtf8: boolean
  /** Whether an address is of a network that may begin as much as it likes. */
  readonly isExempt: (address: string) => boolean
}

/** By what people sign in, and how far that takes them. */
export interface Ways {
  readonly ladder: Ladder
  /** Those of its levels that somebody can reach with what is offered here. */
  readonly reachable: Ladder
  /** How well somebody’s identity can be known here. */
  readonly proofings: readonly Proofing[]
  /** Every factor that Sluis knows, and those that are offered here. */
  readonly factorKinds: readonly FactorKind[]
  readonly offeredKinds: readonly FactorKind[]
  /** When an account's password expires, for portals that ask (`sluis_account`). */
  readonly passwordExpiry: (account: AccountId) => Promise<Date | undefined>
}
