import type { Config } from './config/config.ts'
import type { ActivationActs } from './acts/activations/index.ts'
import type { RegistrationActs } from './acts/clients/index.ts'
import type { ApiPorts } from './doors/api/index.ts'
import type { AccountDoor } from './doors/account/index.ts'
import type { DeskDoor } from './doors/desk/index.ts'
import type { InvitingDeps } from './journeys/inviting/index.ts'
import type { OperatorDoor } from './doors/operator/index.ts'
import type { Oidc } from './doors/oidc/index.ts'
import type { EventKinds } from './domain/audit/index.ts'
import type { Factor, Happened } from './domain/factors/index.ts'
import type { PasswordSettings } from './domain/factors/password/index.ts'
import type { MessageKinds, Owner } from './domain/outbox/index.ts'
import type { House } from './house.ts'
import type { Recovery } from './journeys/recovery/index.ts'
import type { SignIn } from './journeys/signin/index.ts'
import type { Endpoint } from './platform/http/exchange.ts'
import type { Metrics } from './platform/http/metrics.ts'
import type { Script } from './platform/http/site.ts'
import type { Queryable, Tx } from './platform/db/database.ts'
import type { Chore } from './platform/jobs/chores.ts'
import type { JobHandler, JobKind } from './platform/jobs/kind.ts'
import type { Locale } from './platform/render/locale.ts'
import type { TimeZone } from './policy/password/life.ts'
import type { AccountId, FactorKind } from './policy/vocabulary.ts'

/** What there is in a process, and how it runs. A slice names of it what it needs, and is handed no more. */
export interface Needs extends Omit<House, 'config'>, Omit<Config, 'databaseUrl' | 'inForce'> {
  readonly passwordSettings: PasswordSettings
  /** Whom to tell; nobody, of an account that is told nothing any more. */
  ownerOf(tx: Tx, account: AccountId): Promise<Owner | undefined>
  zoneOf(db: Queryable, account: AccountId): Promise<TimeZone | null>
}

/** What doors and workers have beside that: what the rooms below are to one another. */
export interface Reach
  extends
    Omit<Needs, 'host' | 'desk'>,
    Pick<AccountDoor, 'ways' | 'portal'>,
    Pick<DeskDoor, 'desk' | 'lists' | 'lock' | 'perform'>,
    Pick<OperatorDoor, 'operating' | 'foresights'>,
    Pick<SignIn, 'protocol'> {
  readonly factors: SignIn['ways']['factors']
  readonly ledger: SignIn['ways']['ledger']
  readonly acts: AccountDoor['acts'] & DeskDoor['acts']
  readonly oidc: Oidc
  readonly api: ApiPorts
  readonly registrations: RegistrationActs
  readonly inviting: InvitingDeps
  readonly activations: ActivationActs
  readonly here: AccountDoor['here'] &
    DeskDoor['here'] &
    OperatorDoor['here'] &
    SignIn['here'] &
    Recovery['here']
}

/** What a room brings to the house, each under a written name. */
export interface Slice {
  readonly name: string
  readonly events?: EventKinds
  readonly messages?: MessageKinds
  readonly jobs?: readonly JobKind[]
  readonly factor?: {
    readonly kind: FactorKind
    /** What its owner is told of it. */
    readonly happened: (locale: Locale) => Happened
    /** Otherwise: everywhere. */
    readonly isOffered?: (here: Config) => boolean
    readonly make: (needs: Needs) => Factor
  }
  /** Of libraries, for pages to load. */
  readonly scripts?: readonly Script[]
  readonly chores?: (needs: Needs, counter: Metrics['counter']) => readonly Chore[]
  readonly workers?: (reach: Reach) => readonly (readonly [JobKind, JobHandler])[]
  readonly endpoints?: (reach: Reach) => readonly Endpoint[]
}
