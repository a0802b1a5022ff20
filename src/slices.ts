/**
 * The table of contents: which factors there are, in the order in which they are asked for, and which work is done
 * in the background. To add a thing, add its line here. (The commands are listed in cli/index.ts.)
 */
import { createCheckpoint, sealEvents } from './audit/index.ts'
import { removeExpiredSecrets } from './clients/index.ts'
import { createPasswordFactor } from './factors/password/index.ts'
import { createTotpFactor } from './factors/totp/index.ts'
import type { Factor } from './factors/index.ts'
import type { House } from './house.ts'
import { logoutJob, removeExpiredArtefacts, removeExpiredReplays, tendKeys } from './oidc/index.ts'
import { deliveryJob, removeOldMessages } from './outbox/index.ts'
import { minutes, seconds } from './platform/clock.ts'
import type { Chore } from './platform/jobs/chores.ts'
import type { JobKind } from './platform/jobs/queue.ts'
import { removeExpiredCounters } from './platform/throttle/throttle.ts'
import { removeExpiredSessions } from './sessions/index.ts'
import { removeExpiredAttempts } from './signin/index.ts'

export const factors = (house: House): Factor[] => [
  createPasswordFactor(house.hasher),
  createTotpFactor(house.vault, house.config.brand),
]

export const jobKinds: readonly JobKind[] = [deliveryJob, logoutJob]

export const chores = (house: House): Chore[] => [
  {
    name: 'seal-audit',
    every: seconds(2),
    async run(tx, now) {
      const head = await sealEvents(tx)
      if (head) house.log.info({ checkpoint: createCheckpoint(house.vault, head, now) }, 'audit sealed')
      return head !== undefined
    },
  },
  { name: 'tend-keys', every: minutes(10), run: (tx, now) => tendKeys(tx, house.vault, now) },
  ...[
    removeExpiredArtefacts,
    removeExpiredReplays,
    removeExpiredSessions,
    removeExpiredAttempts,
    removeExpiredCounters,
    removeExpiredSecrets,
    removeOldMessages,
  ].map((run): Chore => ({ name: run.name, every: minutes(1), run })),
]
