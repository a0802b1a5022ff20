import type { Brand, PortalBrand } from '../../../views/brand.ts'
import type { ActivationActs } from '../../acts/activations/index.ts'
import type { Factor } from '../../domain/factors/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { AccountId, SessionKey } from '../../policy/vocabulary.ts'

type Session = { readonly key: SessionKey; readonly account: AccountId }
type Stands = (
  session: Session,
  maxAge: number | undefined,
  now: Date,
) => Promise<{ readonly isMet: boolean }>

/** What the pages of an activation work with. */
export interface Activating {
  readonly db: Db
  readonly vault: Vault
  readonly queue: Queue
  readonly clock: Clock
  readonly factors: readonly Factor[]
  readonly activations: ActivationActs
  readonly protocol: {
    /** Who is signed in in this browser now. */
    whoIsHere(raw: Exchange['raw']): Promise<Session | undefined>
    /** What a portal says of itself, and where it is; undefined: it is gone. */
    portal(
      clientId: string,
    ): Promise<{ readonly name: string; readonly href: string; readonly brand?: PortalBrand } | undefined>
  }
  readonly portal: {
    /** Whether a session stands where somebody may be asked for something of their account: all that it has was proven. */
    readonly stands: Stands
  }
  readonly mailFrom: { readonly address: string }
  readonly issuer: URL
  readonly here: {
    readonly brand: Brand
    /** Whether people reach us by https. */
    readonly secure: boolean
    /** Where somebody goes who has no portal to go to. */
    readonly accountPath: string
    /** In which moments are told to whoever is not known yet. */
    readonly timeZone: string
  }
}

/** Where everything of an activation is. */
export const activatePath = '/activate'
