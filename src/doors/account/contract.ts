import type { Brand } from '../../../views/brand.ts'
import type { AccountActs } from '../../acts/accounts/index.ts'
import type { ActivationActs } from '../../acts/activations/index.ts'
import type { OrganisationActs } from '../../acts/organisations/index.ts'
import type { Account } from '../../domain/accounts/index.ts'
import type { Factor, Ledger } from '../../domain/factors/index.ts'
import type { Arrival } from '../../journeys/arrival/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Log } from '../../platform/log.ts'
import type { Locale } from '../../platform/render/locale.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import type { PasswordPolicy } from '../../policy/password/rules.ts'
import type { TimeZone } from '../../policy/password/life.ts'
import type { AccountId, Evidence, SessionKey } from '../../policy/vocabulary.ts'

export interface Shared {
  readonly clientId: string
  readonly name: string
  /** Whether it knows the person by a number of its own sector. */
  readonly isPairwise: boolean
  readonly since: Date
  /** The organisations that they act for there, by their names. */
  readonly actsFor: readonly string[]
  readonly scopes: readonly string[]
  readonly claims: readonly string[]
  readonly resources: readonly { readonly name: string; readonly scopes: readonly string[] }[]
}

/** What portals were given of somebody. */
export interface Sharing {
  portalsOf(account: Account, now: Date): Promise<Shared[]>
  /** What somebody agreed to, portal by portal, as it is kept. */
  agreed(account: Account): Promise<readonly object[]>
}

/** What "my account" is handed. */
export interface AccountDoor {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  /** What may be done to an account. */
  readonly acts: AccountActs & {
    /** What somebody may do where they act for an organisation. */
    readonly organisations: Pick<
      OrganisationActs,
      | ('applyForOrganisation' | 'endMember' | 'setAttributes')
      | ('askToJoin' | 'askForMore' | 'withdrawRequest')
      | ('acceptHandover' | 'declineHandover')
    >
    /** How somebody shows where post reaches them. */
    readonly activations: Pick<ActivationActs, 'askForLetter' | 'showOwnCode' | 'withdrawOwnLetter'>
  }
  /** What people sign in with. */
  readonly ways: { readonly factors: readonly Factor[]; readonly ledger: Ledger }
  readonly here: Here
  readonly portal: AsPortal
}

/** What holds in this installation. */
interface Here {
  readonly brand: Brand
  readonly issuer: URL
  readonly ladder: Ladder
  readonly timeZone: TimeZone
  /** Whether codes are posted here, and in which country. */
  readonly letters: { readonly isServed: boolean; readonly country: string }
  readonly policy: { readonly password: PasswordPolicy }
  /** Who is told of what people report; undefined: the log alone. */
  readonly alertTo: string | undefined
  /** Seconds after which an unused session ends. */
  readonly sessionIdle: number
  /** What the owner of an account is told of what becomes of factors, by the name of the event. */
  readonly happened: (locale: Locale) => Readonly<Record<string, (portal: string) => string>>
}

/** What it asks of the protocol and of the sign-in: it is a portal of them, built in. */
export interface AsPortal {
  readonly arrival: Arrival
  readonly sharing: Sharing
  /** How a session stands to what its account can prove, by evidence no older than so many seconds. */
  readonly stands: (
    session: { readonly key: SessionKey; readonly account: AccountId },
    maxAge: number | undefined,
    now: Date,
  ) => Promise<{
    readonly isMet: boolean
    /** What was proven in it a few minutes ago at the most. */
    readonly proven: readonly Evidence[]
    /** Whether that is as strong as anything that the account has. */
    readonly isWhole: boolean
  }>
  /** Whether somebody read the mail of their account in this session, a few minutes ago at the most. */
  readonly addressProven: (
    session: {
      readonly key: SessionKey
      readonly account: AccountId
      readonly era: number
      readonly email: string
    },
    now: Date,
  ) => Promise<boolean>
}
