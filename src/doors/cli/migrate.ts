import type { Command } from 'commander'
import { openHouse, type House } from '../../house.ts'
import { connect } from '../../platform/db/connect.ts'
import type { Db } from '../../platform/db/database.ts'
import { unfitness } from '../../platform/db/fitness.ts'
import { migrate, migrationState, type MigrationState } from '../../platform/db/migrate.ts'
import { closeSecondLock, secondLockOpen } from '../../platform/db/under-lock.ts'
import { installQueue } from '../../platform/jobs/queue.ts'
import { createLog } from '../../platform/log.ts'
import { jobKinds, openOutbox } from '../../joined.ts'
import { print, Refusal, settings } from './run.ts'

/** Behind a pooler, where something takes a connection for longer than a transaction. */
export const needsDirect = (what: string): Refusal =>
  new Refusal(`${what} through a pooler: set DATABASE_DIRECT_URL to the address of the server itself.`)

/** Tables, and the job queue's own. */
export async function migrateHouse(house: Pick<House, 'db' | 'directUrl' | 'log'>): Promise<MigrationState> {
  const { directUrl } = house
  if (directUrl === undefined) {
    const why = await unfitness(house.db, false)
    if (why !== undefined) throw new Refusal(`DATABASE_URL: ${why}`)
    const state = await migrationState(house.db)
    if (state.pending.length > 0) throw needsDirect('Migrations are not done')
    return state
  }
  const db = connect(directUrl, { max: 2, log: house.log, patient: true })
  let before: MigrationState
  try {
    const why = await unfitness(db, false)
    if (why !== undefined) throw new Refusal(`DATABASE_URL: ${why}`)
    const { pending } = await migrationState(db)
    const whyNot = pending.length > 0 ? await unfitness(db, true) : undefined
    if (whyNot !== undefined) throw new Refusal(`DATABASE_URL: ${whyNot}`)
    before = await migrate(db)
    if (before.ahead.length === 0) await closeLock(db, house.log)
  } finally {
    await db.destroy()
  }
  if (before.ahead.length === 0) await installQueue(directUrl, jobKinds, house.log)
  return before
}

/** Where it was left open because of the server, and that lets us now; what is in its way is told, and tried with the next start. */
async function closeLock(db: Db, log: House['log']): Promise<void> {
  try {
    if ((await secondLockOpen(db)) !== null) await closeSecondLock(db)
  } catch (error) {
    log.warn({ error: String(error) }, 'the second lock could not be closed')
  }
}

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to this release')
    .action(async (options: { json?: boolean }) => {
      const { config, keys } = settings()
      const house = await openHouse({
        config,
        keys,
        openOutbox: openOutbox(config),
        log: createLog('silent'),
        supervised: false,
      })
      try {
        const { pending } = await migrateHouse(house)
        print(options, {
          text: pending.length === 0 ? 'The database is up to date.' : `Applied: ${pending.join(', ')}`,
          json: { applied: pending },
        })
      } finally {
        await house.close()
      }
    })
}
