import { homePage, type Waiting } from '../../../views/operator/home.ts'
import { hasUnsealedFrom } from '../../domain/audit/index.ts'
import { openProposals } from '../../domain/operators/index.ts'
import { countFailed } from '../../domain/outbox/index.ts'
import { earlier, minutes } from '../../platform/clock.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import type { Visit } from './enter.ts'
import { searchFields } from './people/search.ts'

/** More is too much to read, and is told as so many. */
const MOST = 100

/** What needs somebody now, of what whoever looks may do something about. */
export async function showHome(visit: Visit): Promise<Answer> {
  const { frame, may } = visit
  const waiting: Waiting[] = []
  for (const look of looks) waiting.push(...(await look(visit)))
  return page(
    homePage({
      frame: { ...frame, here: '/operator' },
      waiting,
      search: may('people.search') ? searchFields.show() : undefined,
      connects: may('clients.create'),
    }),
  )
}

type Look = (visit: Visit) => Promise<Waiting[]>

const agreements: Look = async ({ door, may, account, now }) => {
  if (!may('proposals.agree')) return []
  const open = await openProposals(door.db, { limit: MOST }, now)
  const count = open.filter((row) => row.proposed_by !== account.id).length
  return count === 0 ? [] : [{ what: 'agreements', count }]
}

const letters: Look = async ({ door, may }) => {
  if (!may('outbox.dead-letters')) return []
  const count = await countFailed(door.db, MOST)
  return count === 0 ? [] : [{ what: 'letters', count }]
}

/** Events that are not chained two minutes after they happened: nobody works the chores. */
const chain: Look = async ({ door, may, now }) => {
  if (!may('audit.events')) return []
  return (await hasUnsealedFrom(door.db, earlier(now, minutes(2)))) ? [{ what: 'chain' }] : []
}

const looks: readonly Look[] = [agreements, letters, chain]
