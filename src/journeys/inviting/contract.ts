import type { ActivationActs, PlanInvitations } from '../../acts/activations/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { UnderLock } from '../../platform/db/under-lock.ts'
import type { Queue } from '../../platform/jobs/queue.ts'

/** What inviting by a list is handed. */
export interface InvitingDeps {
  readonly db: Db
  /** What is read and written of an organisation is, beneath its lock. */
  readonly lock: UnderLock
  readonly clock: Clock
  readonly vault: Vault
  readonly queue: Queue
  readonly invite: ActivationActs['invite']
  readonly plan: PlanInvitations
}
