import { homePage, type Waiting } from '../../../views/operator/home.ts'
import { hasUnsealedFrom } from '../../domain/audit/index.ts'
import { clientsInTrouble } from '../../domain/clients/index.ts'
import { lettersInOrder } from '../../domain/letters/index.ts'
import {
  openApplications,
  openMergeRequests,
  organisationsAmong,
  organisationsWithout,
  requestsForOperator,
} from '../../domain/organisations/index.ts'
import { openProposals } from '../../domain/operators/index.ts'
import { countFailed } from '../../domain/outbox/index.ts'
import { earlier, minutes } from '../../platform/clock.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import { choresRan } from '../../platform/jobs/chores.ts'
import { clientsSeen } from '../../policy/operating/index.ts'
import type { Visit } from './enter.ts'
import { isLate } from './late.ts'
import { searchFields } from './people/search.ts'

/** More is too much to read, and is told as so many. */
const MOST = 100
const PORTALS = 5
/** Requests to organisations that nobody of them has answered, the oldest. */
const UNANSWERED = 20

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
  if (!may('proposals.list')) return []
  const open = await openProposals(door.db, { limit: MOST }, now)
  const own = open.filter((row) => row.proposed_by === account.id).length
  const count = open.length - own
  return [
    ...(count > 0 && may('proposals.agree') ? [{ what: 'agreements', count } as const] : []),
    ...(own > 0 ? [{ what: 'own', count: own } as const] : []),
  ]
}

/** Portals that are refused again and again, the worst first. */
const portals: Look = async ({ door, by, now }) => {
  const among = clientsSeen('clients.read', by.holds)
  const found = await clientsInTrouble(door.db, { among, limit: PORTALS }, now)
  return found.map(({ id, name, count }) => ({ what: 'portal', id, name, count }))
}

/** Organisations for which nobody is able to act, and those that somebody asks for. */
const organisations: Look = async ({ door, may }) => {
  if (!may('members.add')) return []
  const without = (await organisationsWithout(door.db, { limit: MOST })).length
  const asked = (await openApplications(door.db, { limit: MOST })).length
  const unanswered = await requestsForOperator(door.db, UNANSWERED)
  const ids = [...new Set(unanswered.flatMap((row) => row.organisation_id ?? []))]
  const named = await organisationsAmong(door.db, ids)
  return [
    ...(without > 0 ? [{ what: 'without', count: without } as const] : []),
    ...(asked > 0 ? [{ what: 'applications', count: asked } as const] : []),
    ...named.map(({ id, display_name: name }) => ({ what: 'unanswered', id, name }) as const),
  ]
}

/** Numbers that organisations ask to have made one, the longest. */
const merges: Look = async ({ door, may }) => {
  if (!may('merge-requests.decline')) return []
  const asked = await openMergeRequests(door.db, { limit: UNANSWERED })
  const ids = [...new Set(asked.map((row) => row.organisation_id))]
  const names = new Map((await organisationsAmong(door.db, ids)).map((row) => [row.id, row.display_name]))
  return asked.map(({ id, organisation_id: organisation }) => ({
    ...{ what: 'merge', id: organisation, asked: id, name: names.get(organisation) ?? '' },
  }))
}

const letters: Look = async ({ door, may }) => {
  if (!may('outbox.dead-letters')) return []
  const count = await countFailed(door.db, MOST)
  return count === 0 ? [] : [{ what: 'letters', count }]
}

/** Letters that cannot be printed as they are. */
const paper: Look = async ({ door, may }) => {
  if (!may('letters.list')) return []
  const count = (await lettersInOrder(door.db, { limit: MOST, states: ['set-aside'] })).length
  return count === 0 ? [] : [{ what: 'paper', count }]
}

/** What waits for long, and what is not done in its time: nobody works it, or it is too much. */
const work: Look = async ({ door, may, now }) => {
  if (!may('outbox.dead-letters')) return []
  const jobs = await door.queue.waiting(door.operating.jobs)
  const late = (await choresRan(door.db)).filter((chore) => isLate(chore, now)).length
  // messages that nothing sends wait by design: that is told by itself
  const kept = (['mail', 'sms'] as const).filter((channel) => !door.here.sends[channel])
  const old = jobs.filter(
    ({ name, since }) =>
      since < earlier(now, minutes(10)) && !kept.some((channel) => name.startsWith(`${channel}-`)),
  )
  return [
    ...(old.length > 0
      ? [{ what: 'jobs', count: old.reduce((sum, each) => sum + each.count, 0) } as const]
      : []),
    ...(late > 0 ? [{ what: 'chores', count: late } as const] : []),
  ]
}

/** In production somebody who runs it has set that; to try Sluis, it need not be. */
const mail: Look = async ({ door, may }) =>
  may('outbox.dead-letters') && !door.here.sends.mail ? [{ what: 'mail' }] : []

/** Events that are not chained two minutes after they happened: nobody works the chores. */
const chain: Look = async ({ door, may, now }) => {
  if (!may('audit.events')) return []
  return (await hasUnsealedFrom(door.db, earlier(now, minutes(2)))) ? [{ what: 'chain' }] : []
}

const looks: readonly Look[] = [agreements, organisations, merges, portals, letters, paper, work, chain, mail]
