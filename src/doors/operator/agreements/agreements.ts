import {
  agreementPage,
  agreementsPage,
  type AgreementShown,
} from '../../../../views/operator/agreements/agreements.ts'
import { accountById, type Account } from '../../../domain/accounts/index.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
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
  const by = await namedIn(
    door.db,
    rows.map((row) => row.proposed_by),
  )
  const portals = await portalsNamed(
    door.db,
    rows.flatMap((row) => clientOf(row) ?? []),
  )
  const waiting = rows
    .slice(0, PAGE)
    .map((row) => shown(visit, row, { by: by.get(row.proposed_by), portals }))
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

interface Around {
  readonly by: Account | undefined
  readonly portals: ReadonlyMap<string, { readonly name: string; readonly version: number }>
}

const shown = ({ account }: Visit, row: ProposalRow, { by, portals }: Around): AgreementShown => {
  const portal = portals.get(clientOf(row) ?? '')
  return {
    ...{ id: row.id, operation: row.operation, target: decodeURIComponent(row.target) },
    portal: portal?.name,
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
  const by = await accountById(door.db, row.proposed_by)
  const portals = await portalsNamed(
    door.db,
    [clientOf(row)].filter((id) => id !== undefined),
  )
  const { body, changes = [] } = JSON.parse(requestOf(door.vault, row)) as {
    body?: unknown
    changes?: readonly Change[]
  }
  const model = {
    ...{ frame, zone, refused, one: shown(visit, row, { by, portals }) },
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
const pairs = ({ door }: Visit, body: object): Promise<(readonly [string, string])[]> =>
  Promise.all(
    Object.entries(body).map(async ([name, value]) => {
      const person =
        name === 'account' && isUuid(String(value)) ? await accountById(door.db, String(value)) : undefined
      return [name, person ? `${person.name} (${person.email ?? person.id})` : (asText(value) ?? '')] as const
    }),
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
