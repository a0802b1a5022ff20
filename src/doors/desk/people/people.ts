import { peoplePage, type PersonListed } from '../../../../views/desk/people/list.ts'
import { endPersonPage, personPage } from '../../../../views/desk/people/person.ts'
import { accountsAmong } from '../../../domain/accounts/index.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
import {
  branchesAmong,
  coverage,
  heldAmong,
  membersByName,
  membershipIn,
  membersWith,
  numbersAmong,
  type FoundRow,
  type MembershipRow,
  type WordPlace,
} from '../../../domain/organisations/index.ts'
import { openJson, sealJson } from '../../../platform/crypto/sealed.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm, type FormState } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line } from '../../../platform/schema/index.ts'
import { mayEnd } from '../../../policy/delegation/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'
import { pathOf } from '../paths.ts'

const PAGE = 50
/** Words that are looked for at most: more say no more. */
const MOST_WORDS = 5

const searchForm = declaredForm({ q: line({ most: 254 }) })

/** What was looked for, and where a list goes on: sealed, since no name stands in an address of ours. */
interface Sought {
  readonly q?: string | undefined
  readonly after?: WordPlace | undefined
}

const contextOf = ({ organisation }: Visit): string => `desk-people/${organisation.id}`

/** Who acts for the organisation: all of them by their names, or those who were looked for. */
export async function showPeople(visit: Visit): Promise<Answer> {
  const { exchange } = visit
  const sought = (openJson(visit.door.vault, contextOf(visit), exchange.query.get('q')) ?? {}) as Sought
  return shown(visit, sought, searchForm.show(sought.q === undefined ? {} : { q: sought.q }))
}

async function shown(visit: Visit, { q, after }: Sought, form: FormState): Promise<Answer> {
  const { read, organisation, frame, zone, exchange } = visit
  const place = { after, limit: PAGE + 1 }
  const words = wordsIn(q)
  const { people, last } = await read(async (tx) => {
    const rows: FoundRow[] =
      words.length === 0
        ? await membersByName(tx, organisation.id, place)
        : await membersWith(tx, organisation.id, words, place)
    return {
      people: await peopleShown(visit, tx, rows.slice(0, PAGE)),
      last: rows.length > PAGE ? rows[PAGE - 1] : undefined,
    }
  })
  const here = pathOf(organisation.id, '/people')
  const next =
    last && sealJson(visit.door.vault, contextOf(visit), { q, after: { word: last.word, id: last.id } })
  const [fault] = form.faults
  return page(
    peoplePage({
      ...{ frame: { ...frame, here }, zone, form, people, isFound: words.length > 0, done: doneOf(exchange) },
      next: next === undefined ? undefined : `${here}?${new URLSearchParams({ q: next }).toString()}`,
    }),
    fault ? { problem: { reason: fault.reason } } : {},
  )
}

/** The words of what was typed, the longest first: it finds the fewest. */
const wordsIn = (q = ''): string[] =>
  q
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .toSorted((a, b) => b.length - a.length)

/** Looks for somebody. */
export async function findPeople(visit: Visit): Promise<Answer> {
  const filled = searchForm.read(visit.exchange.form)
  if (!filled.ok) return shown(visit, {}, filled)
  const query = new URLSearchParams({
    q: sealJson(visit.door.vault, contextOf(visit), { q: filled.value.q }),
  })
  return seeOther(`${pathOf(visit.organisation.id, '/people')}?${query.toString()}`)
}

/** Memberships as lists and titles have them; all that is asked of others for them, in one statement each. */
async function peopleShown({ now }: Visit, tx: Tx, rows: readonly MembershipRow[]): Promise<PersonListed[]> {
  const ids = rows.map(({ id }) => id)
  const held = await heldAmong(tx, ids, now)
  const { numbers, branches } = await coverage(tx, ids)
  const accounts = await accountsAmong(
    tx,
    rows.map((row) => row.account_id),
  )
  const people = new Map(accounts.map((account) => [account.id as string, account]))
  const programs = await portalsNamed(
    tx,
    rows.flatMap((row) => row.client_id ?? []),
  )
  return rows.map((row) => {
    const person = people.get(row.account_id ?? '')
    const { why, intermediary_name: through = null } = held.get(row.id) ?? {}
    return {
      ...{ id: row.id, role: row.role, isProgram: row.kind === 'system' },
      name: person?.name ?? programs.get(row.client_id ?? '')?.name ?? row.client_id ?? '',
      email: person?.email ?? undefined,
      numbers: row.all_numbers ? undefined : (numbers.get(row.id)?.length ?? 0),
      branches: row.all_branches ? undefined : (branches.get(row.id)?.length ?? 0),
      ...{ until: row.valid_until ?? undefined, through: through ?? undefined },
      why: why ?? (person !== undefined && person.standing !== 'active' ? 'account' : undefined),
    }
  })
}

/** One of the organisation's. @throws HttpProblem 404 */
async function personHere({ read, organisation, exchange }: Visit): Promise<MembershipRow> {
  const { person: id = '' } = exchange.params
  const row = isUuid(id) ? await read((tx) => membershipIn(tx, organisation.id, id)) : undefined
  if (!row) throw new HttpProblem(404, 'not-found')
  return row
}

/** Numbers and branches are named up to so many. */
const NAMED = 50

export async function showPerson(visit: Visit): Promise<Answer> {
  const row = await personHere(visit)
  const { read, organisation, frame, zone, own, exchange } = visit
  const { person, covered } = await read(async (tx) => {
    const { numbers, branches } = await coverage(tx, [row.id])
    const some = await numbersAmong(tx, organisation.id, (numbers.get(row.id) ?? []).slice(0, NAMED))
    const places = await branchesAmong(tx, organisation.id, (branches.get(row.id) ?? []).slice(0, NAMED))
    const [found] = await peopleShown(visit, tx, [row])
    return { person: found, covered: [...some.map(({ value }) => value), ...places.map(({ name }) => name)] }
  })
  if (!person) throw new HttpProblem(404, 'not-found')
  const here = pathOf(organisation.id, `/people/${row.id}`)
  return page(
    personPage({
      ...{ frame: { ...frame, here }, zone, done: doneOf(exchange) },
      person: {
        ...{ ...person, since: row.valid_from, covered },
        userName: row.user_name ?? undefined,
        reference: row.external_key ?? undefined,
      },
      may: { end: row.ended_at === null && mayEnd(own.powers, row.powers) },
    }),
  )
}

export const showEnd = (visit: Visit): Promise<Answer> => ending(visit)

async function ending(visit: Visit, reason?: string): Promise<Answer> {
  const row = await personHere(visit)
  const { read, frame, organisation, own } = visit
  const [person] = await read((tx) => peopleShown(visit, tx, [row]))
  const here = pathOf(organisation.id, `/people/${row.id}/end`)
  const filling = {
    ...{ frame: { ...frame, here }, form: { typed: {}, faults: [] } },
    refused: reason === undefined ? undefined : { reason },
  }
  const model = { person: { id: row.id, name: person?.name ?? '' }, isOwn: row.id === own.id }
  return page(endPersonPage(filling, model), reason === undefined ? {} : { status: 409, problem: { reason } })
}

/** Ends that somebody acts for the organisation. */
export async function end(visit: Visit): Promise<Answer> {
  const row = await personHere(visit)
  const { door, organisation, own, who } = visit
  if (!mayEnd(own.powers, row.powers)) return ending(visit, 'power-missing')
  const target = { organisation: organisation.id, id: row.id }
  // as it was when that was decided
  const seen = { expected: row.version }
  const done = await door.perform(visit.opened, door.acts.organisations.endMember, who, target, seen)
  if (!done.ok) return ending(visit, done.reason)
  // who has taken their own access away is let in no more
  return seeOther(
    row.id === visit.own.id ? '/account/organisations' : `${pathOf(organisation.id, '/people')}?done=ended`,
  )
}
