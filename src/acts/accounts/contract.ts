import type { Account } from '../../domain/accounts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import type { Factor, Ledger } from '../../domain/factors/index.ts'
import type { PasswordSettings } from '../../domain/factors/password/index.ts'
import type { Writing } from '../../domain/outbox/index.ts'
import type { SessionEnding } from '../../domain/sessions/index.ts'
import type { Hasher } from '../../platform/crypto/hashing.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { TimeZone } from '../../policy/password/life.ts'

/** What acts ask of the protocol, which a door implements. */
export interface Withdrawing {
  /** Takes back what a portal was given of somebody: its grants, its sessions, what they agreed to. */
  withdraw(tx: Tx, who: Acting, account: Account, clientId: string, now: Date): Promise<boolean>
}

/** What holds in this installation. */
export interface Installation {
  readonly issuer: URL
  /** Of accounts that have none of their own. */
  readonly timeZone: TimeZone
  /** Whether the mail server takes local parts beyond ASCII. */
  readonly mailUtf8: boolean
  /** Who is told of what people report; undefined: only the log is. */
  readonly alertTo: string | undefined
}

export interface AccountActsDeps {
  readonly vault: Vault
  readonly hasher: Hasher
  readonly outbox: Writing
  readonly endings: SessionEnding
  readonly factors: readonly Factor[]
  readonly ledger: Ledger
  readonly sharing: Withdrawing
  readonly installation: Installation & { readonly password: PasswordSettings }
}
