import type { Brand, PortalBrand } from '../../../views/brand.ts'
import type { Factor, Ledger } from '../../domain/factors/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Queue } from '../../platform/jobs/queue.ts'

export interface Recovery {
  readonly db: Db
  readonly vault: Vault
  readonly queue: Queue
  readonly clock: Clock
  readonly factors: readonly Factor[]
  readonly ledger: Ledger
  readonly protocol: {
    /** Where a portal begins a sign-in; undefined where it is gone, or nowhere. */
    portal(
      clientId: string,
    ): Promise<{ readonly name: string; readonly href: string; readonly brand?: PortalBrand } | undefined>
  }
  readonly here: {
    readonly brand: Brand
    /** Whether people reach us by https. */
    readonly secure: boolean
    /** Where somebody goes who has a new password and no portal open. */
    readonly accountPath: string
  }
}
