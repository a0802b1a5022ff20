import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { TEMPLATE, withDatabase } from './global-setup.ts'

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client(process.env['SLUIS_TEST_ADMIN_URL'])
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database of its own, copied from the migrated template, or empty. */
export async function createDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const name = `sluis_t_${randomBytes(6).toString('hex')}`
  await administer(
    `create database ${name} ${options.empty ? '' : `template ${TEMPLATE} strategy file_copy`}`,
  )
  return {
    url: withDatabase(process.env['SLUIS_TEST_ADMIN_URL'] ?? '', name),
    drop: () => administer(`drop database if exists ${name} with (force)`),
  }
}
