import type { ActivationRow } from '../../domain/activations/index.ts'
import type { LetterRules } from '../../domain/letters/index.ts'
import type { Factor, Ledger } from '../../domain/factors/index.ts'
import type { PasswordSettings } from '../../domain/factors/password/index.ts'
import type { SmsDeps } from '../../domain/factors/sms/index.ts'
import type { Writing } from '../../domain/outbox/index.ts'
import type { SessionEnding } from '../../domain/sessions/index.ts'
import type { Hasher } from '../../platform/crypto/hashing.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Log } from '../../platform/log.ts'
import type { DetailsCode } from '../../policy/activation/index.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import type { AccountActs } from '../accounts/index.ts'

/** What acts on activations are handed. */
export interface ActivationActsDeps {
  readonly vault: Vault
  readonly outbox: Writing
  readonly log: Log
  readonly endings: SessionEnding
  /** What people sign in with: set by whoever is activated, and what was set before is taken away by. */
  readonly ways: { readonly factors: readonly Factor[]; readonly ledger: Ledger }
  /** Makes the account of somebody new. */
  readonly createAccount: AccountActs['create']
  /** What makes the password that is issued for once. */
  readonly passwords: { readonly hasher: Hasher; readonly settings: PasswordSettings }
  readonly installation: ActivationInstallation
}

/** What holds in this installation. */
export interface ActivationInstallation {
  readonly issuer: URL
  readonly brandName: string
  readonly ladder: Ladder
  readonly mailUtf8: boolean
  readonly timeZone: string
  /** Days until what was not accepted is closed. */
  readonly openDays: number
  /** What belongs to details that are issued by mail. */
  readonly detailsCode: DetailsCode
  /** Whether codes are posted here, and how. */
  readonly letters: { readonly isServed: boolean; readonly rules: LetterRules }
  readonly texts: Pick<SmsDeps, 'countries' | 'limits'> & { readonly isServed: boolean }
}

/** Why a link is mailed. */
export type LinkWhy = 'first' | 'asked' | 'again' | 'reminder'

/** An activation that was begun, or sent again. */
export interface Begun {
  readonly activation: ActivationRow
}
