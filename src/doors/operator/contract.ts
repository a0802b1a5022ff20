import type { Brand } from '../../../views/brand.ts'
import type { Account } from '../../domain/accounts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import type { ClientMetadata } from '../../domain/clients/index.ts'
import type { Factor } from '../../domain/factors/index.ts'
import type { Foresights } from '../../journeys/foresight/index.ts'
import type { Arrival } from '../../journeys/arrival/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { JobKind } from '../../platform/jobs/kind.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Change } from '../../platform/schema/index.ts'
import type { Locale } from '../../platform/render/locale.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import type { Held, OperationName } from '../../policy/operating/index.ts'
import type { Deviation } from '../../policy/password/standards.ts'
import type { PasswordPolicy } from '../../policy/password/rules.ts'
import type { TimeZone } from '../../policy/password/life.ts'
import type { Explanation } from '../../policy/signin/index.ts'
import type { AccountId, SessionKey } from '../../policy/vocabulary.ts'

/** Who is before the screen, as an operation is asked for by them. */
export interface AskedBy {
  readonly person: AccountId
  readonly client: string
  readonly holds: readonly Held[]
  readonly who: Acting
}

/** An operation that the API has, as it is asked for from a page. */
export interface AskedFor {
  readonly params?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The version that was seen; undefined: whichever there is. */
  readonly expected?: number | undefined
  /** They have been told that files manage it. */
  readonly anyway?: boolean
  /** Sent twice by this key, it is done once. */
  readonly key?: string | undefined
  /** Nothing is done: it is said what would be. */
  readonly rehearses?: boolean
  /** Of a list: where it goes on. */
  readonly after?: unknown
}

/** What the API would answer; 202: it waits for a second person. */
export interface Operated {
  readonly status: 200 | 201 | 202 | 204
  readonly body?: unknown
  readonly version?: number
  readonly changes?: readonly Change[]
  /** Where a list goes on. */
  readonly last?: unknown
}

/** Does an operation by the same checks as the API. @throws HttpProblem what the API would say no by */
export type Operate = (by: AskedBy, name: OperationName, asked?: AskedFor) => Promise<Operated>

/** A portal that was given something of somebody. */
interface SharedWith {
  readonly clientId: string
  readonly name: string
  readonly since: Date
}

/** Why somebody was, or would be, asked or refused. */
interface Explain {
  ahead(
    of: {
      readonly account: Account
      readonly metadata: ClientMetadata
      readonly acr: string | undefined
      readonly resource: string | undefined
    },
    now: Date,
  ): Promise<Explanation>
  /** By the reference of a page, or of a token request. */
  behind(reference: string): Promise<
    | {
        readonly account: string | null
        readonly client_id: string
        readonly reason: string
        readonly grant_type: string | null
        readonly at: string | null
        readonly saw: Explanation['saw'] | null
        readonly rules: Explanation['rules']
      }
    | undefined
  >
}

/** A setting as it holds. */
export interface SettingTold {
  readonly name: string
  readonly from: 'environment' | 'file' | 'otherwise'
  readonly value: string
  /** Of a secret: alike where the secret is. */
  readonly fingerprint: string | undefined
  readonly meaning: string
}

/** What the console asks of the rooms that it does not know. */
export interface Operating {
  readonly arrival: Arrival
  /** Whether a session is one by which somebody does an operator's work. */
  readonly stands: (
    session: { readonly key: SessionKey; readonly account: AccountId },
    /** Seconds. */
    maxAge: number,
    now: Date,
  ) => Promise<boolean>
  readonly operate: Operate
  /** Whether a second person would have to agree. Nothing is done by asking. */
  readonly isForTwo: (name: OperationName, asked: Pick<AskedFor, 'params' | 'body'>) => Promise<boolean>
  readonly explain: Explain
  /** Every event that there is, by name. */
  readonly eventTypes: readonly string[]
  /** Every kind of job. */
  readonly jobs: readonly JobKind[]
  /** Every setting, and where it came from; of a secret, its fingerprint. */
  readonly settings: readonly SettingTold[]
  readonly sharing: { portalsOf(account: Account, now: Date): Promise<readonly SharedWith[]> }
}

/** What holds in this installation. */
interface Here {
  readonly brand: Brand
  readonly issuer: URL
  readonly ladder: Ladder
  readonly timeZone: TimeZone
  /** Whether messages leave; otherwise they are kept, and not sent. */
  readonly sends: Readonly<Record<'mail' | 'sms' | 'letter', boolean>>
  /** Seconds after which an unused session ends. */
  readonly sessionIdle: number
  /** Seconds that what was proven counts here. */
  readonly operators: { readonly sessionMost: number; readonly registers: boolean }
  readonly policy: { readonly password: PasswordPolicy; readonly deviations: readonly Deviation[] }
  /** What the owner of an account is told of what becomes of factors, by the name of the event. */
  readonly happened: (locale: Locale) => Readonly<Record<string, (portal: string) => string>>
}

/** What the console is handed. */
export interface OperatorDoor {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  readonly queue: Queue
  readonly ways: { readonly factors: readonly Factor[] }
  readonly operating: Operating
  readonly foresights: Foresights
  readonly here: Here
}
