import type { Brand } from '../../../views/brand.ts'
import type { ActivationActs } from '../../acts/activations/index.ts'
import type { OrganisationActs } from '../../acts/organisations/index.ts'
import type { Factor } from '../../domain/factors/index.ts'
import type { administratorHere } from '../../domain/organisations/index.ts'
import type { Arrival } from '../../journeys/arrival/index.ts'
import type { ForeseeDemands } from '../../journeys/foresight/index.ts'
import type { Lists } from '../../journeys/inviting/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { UnderLock } from '../../platform/db/under-lock.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import type { TimeZone } from '../../policy/password/life.ts'
import type { AccountId, OrganisationId, SessionKey } from '../../policy/vocabulary.ts'
import type { PerformUnderLock } from '../../acts/index.ts'

/** An organisation that somebody administers. */
export interface Administered {
  readonly id: OrganisationId
  readonly name: string
}

/** What the desk asks of the sign-in: it is a portal of its own, built in. */
export interface AsDesk {
  readonly arrival: Arrival
  /** Whether a session is one by which somebody looks after others. */
  readonly stands: (
    session: { readonly key: SessionKey; readonly account: AccountId },
    /** Seconds. */
    maxAge: number,
    now: Date,
  ) => Promise<boolean>
  /** The first lock: the membership by which somebody administers this organisation; undefined: they do not. */
  readonly administratorHere: typeof administratorHere
  /** What people sign in with: which kinds somebody has is shown by their names. */
  readonly factors: readonly Pick<Factor, 'kind' | 'names' | 'enrolment'>[]
  /** What other demands of the organisation would mean for somebody, by the rules of the sign-in. */
  readonly foreseeDemands: ForeseeDemands
  /** Where somebody is an administrator at this moment. It is about them alone, and so beneath no lock. */
  readonly administeredBy: (account: AccountId, now: Date) => Promise<readonly Administered[]>
}

/** What holds in this installation. */
interface Here {
  readonly brand: Brand
  readonly timeZone: TimeZone
  /** Seconds after which an unused session ends. */
  readonly sessionIdle: number
  readonly desk: { readonly sessionMost: number }
  readonly ladder: Ladder
  /** Whether mail, texts and letters leave at all. */
  readonly sends: Readonly<Record<'mail' | 'sms' | 'letter', boolean>>
}

/** What the desk is handed: no pool, but what opens one organisation at a time. */
export interface DeskDoor {
  readonly lock: UnderLock
  readonly perform: PerformUnderLock
  readonly clock: Clock
  readonly vault: Vault
  readonly acts: {
    readonly organisations: Pick<
      OrganisationActs,
      | ('changeMember' | 'endMember' | 'setAttributes')
      | ('grantRequest' | 'declineRequest' | 'setDemands')
      | ('offerHandover' | 'withdrawHandover' | 'endRepresentation')
      | ('askMerge' | 'withdrawMerge' | 'addMember')
    >
    readonly activations: Pick<ActivationActs, 'invite' | 'sendAgain' | 'withdraw'>
  }
  readonly lists: Lists
  readonly desk: AsDesk
  readonly here: Here
}
