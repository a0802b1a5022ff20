import {
  agreementPage,
  agreementsPage,
  type AgreementShown,
} from '../../../../views/operator/agreements/agreements.ts'
import { accountById, type Account } from '../../../domain/accounts/index.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
import { organisationsAmong } from '../../../domain/organisations/index.ts'
import { openProposals, proposalById, requestOf, type ProposalRow } from '../../../domain/operators/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import type { Change } from '../../../platform/schema/index.ts'
import { table, type OperationName } from '../../../policy/operating/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import { asText, attempt, changeShown, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { namedIn } from '../named.ts'
import { placeIn, placeOf } from '../../../platform/http/places.ts'

const PAGE = 50

export async function showAgreements(visit: Visit): Promise<Answer> {
  const { door, frame, zone, now, exchange } = visit
  const after = placeIn(exchange.query.get('after'))
  const rows = await openProposals(door.db, { after, limit: PAGE + 1 }, now)
  const all = await around(door, rows)
  const waiting = rows.slice(0, PAGE).map((row) => shown(visit, row, all))
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  const next = last && placeOf({ at: last.proposed_at, id: last.id })
  const model = { frame: { ...frame, here: '/operator/agreements' }, zone, waiting, next }
  return page(agreementsPage({ ...model, done: doneOf(exchange) }))
}

/** Of which client it is asked; undefined: of none. */
const clientOf = ({ target }: ProposalRow): string | undefined => {
  const [, id] = /^\/clients\/([^/]+)/.exec(target) ?? []
  return id === undefined ? undefined : decodeURIComponent(id)
}

/** What requests are about, by the ids that their addresses have. */
interface Around {
  readonly people: ReadonlyMap<string, Account>
  readonly organisations: ReadonlyMap<string, string>
  readonly portals: ReadonlyMap<string, { readonly name: string; readonly version: number }>
}

/** The id that an address begins with, of this kind. */
const idIn = ({ target }: ProposalRow, kind: 'people' | 'organisations'): string | undefined =>
  new RegExp(`^/${kind}/([\\da-f-]{36})`).exec(target)?.[1]

async function around({ db }: Visit['door'], rows: readonly ProposalRow[]): Promise<Around> {
  const ids = (kind: 'people' | 'organisations') => rows.flatMap((row) => idIn(row, kind) ?? [])
  const organisations = await organisationsAmong(db, ids('organisations'))
  return {
    people: await namedIn(db, [...rows.map((row) => row.proposed_by), ...ids('people')]),
    organisations: new Map(organisations.map((row) => [row.id, row.display_name])),
    portals: await portalsNamed(
      db,
      rows.flatMap((row) => clientOf(row) ?? []),
    ),
  }
}

function aboutOf(row: ProposalRow, { people, organisations, portals }: Around): AgreementShown['about'] {
  const [person, organisation] = [idIn(row, 'people'), idIn(row, 'organisations')]
  const known = person === undefined ? undefined : people.get(person)
  if (person !== undefined && known) return { name: known.name, href: `/operator/people/${person}` }
  const called = organisation === undefined ? undefined : organisations.get(organisation)
  if (called !== undefined) return { name: called, href: `/operator/organisations/${organisation}` }
  const client = clientOf(row)
  const portal = client === undefined ? undefined : portals.get(client)
  return portal && { name: portal.name, href: `/operator/portals/${client}` }
}

const shown = ({ account }: Visit, row: ProposalRow, all: Around): AgreementShown => {
  const portal = all.portals.get(clientOf(row) ?? '')
  const by = all.people.get(row.proposed_by)
  return {
    ...{ id: row.id, operation: row.operation, target: decodeURIComponent(row.target) },
    about: aboutOf(row, all),
    by: by && { name: by.name, isYou: by.id === account.id },
    ...{ at: row.proposed_at, until: row.expires_at },
    isPassed: portal !== undefined && row.version !== '' && row.version !== String(portal.version),
  }
}

/** How many of those that wait are looked through for those of one portal. */
const LOOKED_THROUGH = 100

/** Whether something that was asked of a portal, as it is now, waits for a second person. */
export const isAskedOf = async (
  { door, now }: Visit,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<boolean> =>
  (await openProposals(door.db, { limit: LOOKED_THROUGH }, now)).some(
    (row) => clientOf(row) === id && (row.version === '' || row.version === String(version)),
  )

/** @throws HttpProblem 404 where it does not wait any more */
async function waitingHere({ door, exchange, now }: Visit): Promise<ProposalRow> {
  const { id = '' } = exchange.params
  const row = isUuid(id) ? await proposalById(door.db, id) : undefined
  if (!row || row.settled_at !== null || row.expires_at <= now) throw new HttpProblem(404, 'not-found')
  return row
}

export async function showAgreement(visit: Visit, refused?: Refused): Promise<Answer> {
  const { door, frame, zone } = visit
  const row = await waitingHere(visit)
  const { body, changes = [] } = JSON.parse(requestOf(door.vault, row)) as {
    body?: unknown
    changes?: readonly Change[]
  }
  const model = {
    ...{ frame, zone, refused, one: shown(visit, row, await around(door, [row])) },
    changes: changes.map(changeShown),
    // of what changes something, the changes say it better
    request: changes.length > 0 || typeof body !== 'object' || body === null ? [] : await pairs(visit, body),
    mayAgree:
      visit.may('proposals.agree') && row.operation in table && visit.may(row.operation as OperationName),
    mayDecline: visit.may('proposals.decline'),
  }
  return page(agreementPage(model), refused ? { status: refused.status, problem: refused } : {})
}

/** What was asked, by its names; a person is named as people know them. */
const pairs = ({ door }: Visit, body: object): Promise<(readonly [string, string | undefined])[]> =>
  Promise.all(
    membersIn(body).map(async ([name, value]) => {
      const person =
        name === 'account' && isUuid(String(value)) ? await accountById(door.db, String(value)) : undefined
      return [name, person ? `${person.name} (${person.email ?? person.id})` : asText(value)] as const
    }),
  )

/** Its members, those of its members with a dot between, and without those that say nothing. */
const membersIn = (body: object, within = ''): (readonly [string, unknown])[] =>
  Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? membersIn(value as object, `${within}${name}.`)
      : value === ''
        ? []
        : [[`${within}${name}`, value] as const],
  )

/** Agrees, and has it done; what has changed meanwhile is told on the list. */
export const agree = (visit: Visit): Promise<Answer> => settle(visit, 'proposals.agree', 'agreed')
export const decline = (visit: Visit): Promise<Answer> => settle(visit, 'proposals.decline', 'declined')

async function settle(visit: Visit, name: OperationName, done: string): Promise<Answer> {
  const { id } = await waitingHere(visit)
  const came = await attempt(visit, name, { params: { id } })
  if (came.came !== 'refused') return seeOther(`/operator/agreements?done=${done}`)
  if (came.reason === 'proposal-over' || came.reason === 'proposal-passed')
    return seeOther(`/operator/agreements?done=${came.reason}`)
  return showAgreement(visit, came)
}
