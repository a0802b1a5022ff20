import { peoplePage } from '../../../../views/desk/people/list.ts'
import { personPage, type PersonShown } from '../../../../views/desk/people/person.ts'
import { detailsUnderWay, recoveryUnderWay } from '../../../domain/activations/index.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
import { kindsEnrolled } from '../../../domain/factors/index.ts'
import {
  branchesAmong,
  coverage,
  membersByName,
  membersWith,
  numbersAmong,
  type FoundRow,
  type MembershipRow,
  type WordPlace,
} from '../../../domain/organisations/index.ts'
import { actingAmong } from '../../../domain/sessions/index.ts'
import { openJson, sealJson } from '../../../platform/crypto/sealed.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm, type FormState } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line } from '../../../platform/schema/index.ts'
import { mayEnd } from '../../../policy/delegation/index.ts'
import type { Visit } from '../enter.ts'
import { pathOf } from '../paths.ts'
import { mayHandOver } from './hand-over.ts'
import { mayChange } from './rights.ts'
import { attributesShown, isOurs } from './said.ts'
import { peopleShown, personHere } from './shown.ts'

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
      invites: visit.may('people.invite'),
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

/** Numbers and branches are named up to so many. */
const NAMED = 50

export async function showPerson(visit: Visit): Promise<Answer> {
  const row = await personHere(visit)
  const { read, organisation, frame, zone, own, exchange } = visit
  const { person, covered, known, attributes } = await read(async (tx) => {
    const { numbers, branches } = await coverage(tx, [row.id])
    const some = await numbersAmong(tx, organisation.id, (numbers.get(row.id) ?? []).slice(0, NAMED))
    const places = await branchesAmong(tx, organisation.id, (branches.get(row.id) ?? []).slice(0, NAMED))
    const [found] = await peopleShown(visit, tx, [row])
    const attributes = await attributesShown(visit, tx, row)
    return {
      attributes,
      ...{ person: found, known: await knownOf(visit, tx, row) },
      covered: [...some.map(({ value }) => value).toSorted(), ...places.map(({ name }) => name).toSorted()],
    }
  })
  if (!person) throw new HttpProblem(404, 'not-found')
  const here = pathOf(organisation.id, `/people/${row.id}`)
  return page(
    personPage({
      ...{ frame: { ...frame, here }, zone, done: doneOf(exchange) },
      person: {
        ...{ ...person, ...known, since: row.valid_from, covered },
        userName: row.user_name ?? undefined,
        reference: row.external_key ?? undefined,
      },
      may: {
        end: row.ended_at === null && mayEnd(own.powers, row.powers),
        change: mayChange(visit, row),
        handOver: mayHandOver(visit, row),
        say:
          row.ended_at === null &&
          row.account_id !== own.account_id &&
          visit.may('rights.give') &&
          attributes.some(({ kind }) => isOurs(kind)),
      },
      attributes: attributes.map((each) => each.shown).filter(({ said }) => said.length > 0),
    }),
  )
}

/** What somebody signs in with, by its kinds; at which portals they acted for the organisation, and when last; what waits for them. */
async function knownOf(
  { door, frame, organisation }: Visit,
  tx: Tx,
  { account_id: account }: MembershipRow,
): Promise<Pick<PersonShown, 'factors' | 'seen' | 'waits'>> {
  if (account === null) return { factors: undefined, seen: [], waits: [] }
  const kinds = await kindsEnrolled(tx, account)
  const uses = await actingAmong(tx, organisation.id, [account])
  const portals = await portalsNamed(
    tx,
    uses.map((use) => use.client_id),
  )
  const waits = [
    ...((await detailsUnderWay(tx, account)) ? (['details'] as const) : []),
    ...((await recoveryUnderWay(tx, account)) ? (['recovery'] as const) : []),
  ]
  return {
    factors: door.desk.factors
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ names }) => names(frame.locale).name),
    seen: uses.map((use) => ({ portal: portals.get(use.client_id)?.name ?? use.client_id, at: use.last_at })),
    waits,
  }
}
