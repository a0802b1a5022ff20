import pg from 'pg'
import { connect } from '../../src/platform/db/connect.ts'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { installQueue } from '../../src/platform/jobs/queue.ts'
import { createLog } from '../../src/platform/log.ts'
import { ensureKeys } from '../../src/domain/keys/index.ts'
import { createVault } from '../../src/platform/crypto/vault.ts'
import { jobKinds } from '../../src/joined.ts'
import { newFolder } from './folders.ts'
import { testKeys } from './keys.ts'

export const TEMPLATE = 'sluis_template'

/**
 * One PostgreSQL for the whole run, and one migrated database in it as the template that each test file copies.
 * TEST_DATABASE_URL names another server to use instead.
 */
export default async function setup(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL']
  const dir = newFolder('all')
  const embedded =
    given === undefined ? await startEmbedded(dir, { database: 'postgres', fast: true }) : undefined
  const admin = given ?? embedded?.url('postgres') ?? ''
  const client = new pg.Client(admin)
  await client.connect()
  await client.query(`drop database if exists ${TEMPLATE} with (force)`)
  await client.query(`create database ${TEMPLATE}`)
  await client.end()

  const url = withDatabase(admin, TEMPLATE)
  const log = createLog('silent')
  const db = connect(url, { max: 2, log })
  await migrate(db)
  await installQueue(url, jobKinds, log)
  await ensureKeys(db, createVault(testKeys), new Date())
  await db.destroy()
  process.env['SLUIS_TEST_ADMIN_URL'] = admin
  ;(globalThis as Record<string, unknown>)['sluisTest'] = { stop: () => embedded?.stop(), dir }
}

export function withDatabase(url: string, database: string): string {
  const parsed = new URL(url.replace('@/', '@unused-host/'))
  parsed.pathname = `/${database}`
  return parsed.href.replace('@unused-host/', '@/')
}
