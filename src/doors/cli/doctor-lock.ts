import type { House } from '../../house.ts'
import { secondLockOpen } from '../../platform/db/under-lock.ts'
import type { Finding } from './finding.ts'

/** Whether row security stands beneath the desk of organisations' administrators, and why not. */
export async function secondLock({ db, config }: Pick<House, 'db' | 'config'>): Promise<Finding> {
  const why = await secondLockOpen(db)
  const what = 'desk'
  if (why === null) return { what, value: 'a second lock of the database stands beneath its checks' }
  const accepted = config.desk.isLocked ? '' : ', which is accepted'
  return {
    what,
    value: `its second lock is open${accepted}`,
    advice: `${why.charAt(0).toUpperCase()}${why.slice(1)}. Have whoever runs the server make it: create role sluis_desk nologin; grant sluis_desk to the role of Sluis. Then: sluis migrate.`,
  }
}
