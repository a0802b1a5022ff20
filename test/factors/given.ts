import type { Db } from '../../src/platform/db/database.ts'
import type { TestPerson } from '../harness/people.ts'

/** Without a factor that was set up, and without anybody having been told. */
export const withoutFactor = (db: Db, person: Pick<TestPerson, 'id'>, kind: string): Promise<unknown> =>
  db
    .deleteFrom('factor_credential')
    .where('account_id', '=', person.id)
    .where('kind', '=', kind as never)
    .execute()
