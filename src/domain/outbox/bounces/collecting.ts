import { minutes } from '../../../platform/clock.ts'
import type { Chore } from '../../../platform/jobs/chores.ts'
import { newMail } from '../../../platform/maildir.ts'
import { createRepeated } from '../../../platform/repeated.ts'
import { noteBounce, type Noting } from './noting.ts'
import { MOST_BYTES, readReport } from './report.ts'

/** Files of one run. */
const MOST = 100

/** Reads what has come back into the folder that it comes to, once a minute; what is no report is left for people to look at. */
export function collecting(deps: Noting & { readonly folder: string }): Chore {
  const repeated = createRepeated()
  return {
    name: 'collect-bounces',
    every: minutes(1),
    async run(_tx, now) {
      let seen = 0
      const unreadable = (why: string): void =>
        repeated(`bounces ${why}`, now, (times) =>
          deps.log.error({ why, times }, 'the folder that undelivered mail comes to cannot be read'),
        )
      for await (const mail of newMail(deps.folder, { count: MOST, most: MOST_BYTES, unreadable })) {
        seen += 1
        const bounce = await readReport(mail.raw)
        // noted before it is removed: who is killed in between reads it again, and notes nothing
        if (bounce) await noteBounce(deps, bounce, now)
        await (bounce ? mail.remove() : mail.leave())
      }
      return seen === MOST
    },
  }
}
