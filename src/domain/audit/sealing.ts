import { seconds } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Chore } from '../../platform/jobs/chores.ts'
import type { Count } from '../../platform/http/metrics.ts'
import type { Log } from '../../platform/log.ts'
import { createCheckpoint } from './checkpoint.ts'
import { sealEvents } from './seal.ts'

/** Each event once, by the process that chained it; once more where that could not be committed. */
export const auditCounter = {
  name: 'sluis_audit_events_total',
  help: 'Events of the audit that were chained, by kind',
  labels: ['event'],
} as const

/**
 * Chains what has happened, every two seconds, and says in the log up to where, by a signature. Whoever tries Sluis at a
 * terminal keeps no log to compare with, and is not told.
 */
export const sealing = ({
  vault,
  log,
  production,
  count,
}: {
  readonly vault: Vault
  readonly log: Log
  readonly production: boolean
  readonly count: Count<'event'>
}): Chore => ({
  name: 'seal-audit',
  every: seconds(2),
  async run(tx, now) {
    const sealed = await sealEvents(tx, vault)
    if (!sealed) return false
    // what is sealed is sealed, also where its key is sealed by one that is not here
    const checkpoint = await createCheckpoint(tx, vault, sealed, now).catch((err: unknown) =>
      log.error({ err }, 'the state of the audit could not be signed'),
    )
    if (checkpoint !== undefined) log[production ? 'info' : 'debug']({ checkpoint }, 'audit sealed')
    for (const event of sealed.types) count({ event })
    return true
  },
})
