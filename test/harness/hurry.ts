import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'

/** What is to be tried again after a while is tried again now. */
export const hurry = async (db: Db): Promise<void> =>
  void (await sql`update jobs.job set start_after = now() where state = 'retry'`.execute(db))
