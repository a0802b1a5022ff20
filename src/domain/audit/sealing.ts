import { seconds } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Chore } from '../../platform/jobs/chores.ts'
import type { Log } from '../../platform/log.ts'
import { createCheckpoint } from './checkpoint.ts'
import { sealEvents } from './seal.ts'

/**
 * Chains what has happened, every two seconds, and says in the log up to where, by a signature. Whoever tries Sluis at a
 * terminal keeps no log to compare with, and is not told.
 */
export const sealing = ({
  vault,
  log,
  production,
}: {
  readonly vault: Vault
  readonly log: Log
  readonly production: boolean
}): Chore => ({
  name: 'seal-audit',
  every: seconds(2),
  async run(tx, now) {
    const head = await sealEvents(tx, vault)
    if (!head) return false
    // what is sealed is sealed, also where its key is sealed by one that is not here
    const checkpoint = await createCheckpoint(tx, vault, head, now).catch((err: unknown) =>
      log.error({ err }, 'the state of the audit could not be signed'),
    )
    if (checkpoint !== undefined) log[production ? 'info' : 'debug']({ checkpoint }, 'audit sealed')
    return true
  },
})
