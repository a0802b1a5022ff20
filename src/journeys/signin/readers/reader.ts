import type { Account } from '../../../domain/accounts/index.ts'
import type { Factor } from '../../../domain/factors/index.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Wish } from '../../../policy/levels/goal.ts'
import type { Ladder } from '../../../policy/levels/ladder.ts'
import type { TimeZone } from '../../../policy/password/life.ts'
import type { PasswordPolicy } from '../../../policy/password/rules.ts'
import type { Parts } from '../../../policy/signin/index.ts'
import type { AccountId, AttemptId, SessionKey } from '../../../policy/vocabulary.ts'
import type { Attempt } from '../store.ts'

export interface FactsSource {
  readonly db: Db
  readonly ladder: Ladder
  readonly factors: readonly Factor[]
  /** Of accounts that have none of their own. */
  readonly timeZone: TimeZone
  readonly policy: { readonly password: PasswordPolicy }
}

/** Who somebody is, as far as a reader must know it to read of them. */
export interface Somebody {
  readonly id: AccountId
  readonly attempt: AttemptId | undefined
  /** Of the session, where it is theirs. */
  readonly session: SessionKey | undefined
  readonly wish: Wish
  readonly now: Date
}

/** What is known once everything was read. */
export interface Known {
  readonly source: FactsSource
  /** The attempt that is asked for, and its row: one that is not there has been cleared away after its time. */
  readonly attempt: { readonly id: AttemptId | undefined; readonly row: Attempt | undefined }
  readonly account: Account | undefined
  /** What each reader has read; nothing where nobody is named. */
  readonly found: Partial<Found>
}

/** What readers read of somebody, each under the name of its part: open, so that a reader says what its own is. */
export interface Found {}

/** Reads one part of the facts (see `policy/signin/parts.ts`). */
export interface Reader<Name extends keyof Parts> {
  /** What is read of somebody, at once with what the others read: by an index, and changing nothing. */
  readonly read?: Name extends keyof Found
    ? (source: FactsSource, somebody: Somebody) => Promise<Found[Name]>
    : undefined
  /** The part, of what was read. Pure. */
  readonly part: (known: Known) => Parts[Name]
}
