import { roles } from '../../../../views/operator/roles/names.ts'
import {
  giveRolePage,
  rolesPage,
  takeBackPage,
  type RoleShown,
} from '../../../../views/operator/roles/roles.ts'
import { accountByEmail, type Account } from '../../../domain/accounts/index.ts'
import { clientById } from '../../../domain/clients/index.ts'
import { listRoles, roleById, type RoleRow } from '../../../domain/operators/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm, type FormState } from '../../../platform/http/forms.ts'
import { placeIn, placeOf } from '../../../platform/http/places.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line, pick, readLine } from '../../../platform/schema/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import { attempt, byButton, waiting, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { namedIn } from '../named.ts'

const PAGE = 50

export async function showRoles(visit: Visit): Promise<Answer> {
  const { door, frame, zone, may, exchange } = visit
  const rows = await listRoles(door.db, { after: placeIn(exchange.query.get('after')), limit: PAGE + 1 })
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  const holders = await namedIn(
    door.db,
    rows.map((row) => row.account_id),
  )
  return page(
    rolesPage({
      ...{ frame: { ...frame, here: '/operator/roles' }, zone, done: doneOf(exchange) },
      held: rows.slice(0, PAGE).map((row) => shownOf(visit, row, holders.get(row.account_id ?? ''))),
      may: { give: may('roles.grant'), takeBack: may('roles.withdraw') },
      next: last && placeOf({ at: last.granted_at, id: last.id }),
    }),
  )
}

const shownOf = ({ account: me }: Visit, row: RoleRow, holder: Account | undefined): RoleShown => ({
  ...{ id: row.id, role: row.role, clients: row.clients, since: row.granted_at },
  who: holder ? `${holder.name} (${holder.email ?? holder.id})` : (row.client_id ?? ''),
  isProgram: row.client_id !== null,
  isYou: row.account_id === me.id,
})

const form = declaredForm({
  who: line({ most: 254 }),
  role: pick(roles),
  clients: readLine((said) => said.split(/\s+/).filter(Boolean), { most: 5000, isOptional: true }),
})

export const showGiveRole = async (visit: Visit): Promise<Answer> => giving(visit, form.show())

function giving({ frame }: Visit, filled: FormState, refused?: Refused): Answer {
  const [fault] = filled.faults
  const problem = refused ?? (fault && { reason: fault.reason })
  return page(
    giveRolePage({ frame: { ...frame, here: '/operator/roles/new' }, form: filled, refused }),
    problem ? { problem, ...(refused && { status: refused.status }) } : {},
  )
}

/** Asks a second person to agree that somebody gets a role. */
export async function giveRole(visit: Visit): Promise<Answer> {
  const filled = form.read(visit.exchange.form)
  if (!filled.ok) return giving(visit, filled)
  const { who, role, clients } = filled.value
  const holder = await holderNamed(visit, who)
  if (!holder) return giving(visit, form.refused(filled, { field: 'who', reason: 'who-unknown' }))
  if (role === 'client-manager' && clients.length === 0)
    return giving(visit, form.refused(filled, { field: 'clients', reason: 'clients-missing' }))
  const named = role === 'client-manager' ? clients : []
  const came = await attempt(visit, 'roles.grant', { body: { ...holder, role, clients: named } })
  if (came.came === 'waits') return waiting(visit)
  if (came.came === 'done') return seeOther('/operator/roles')
  const isOfClients = came.faults.some(({ path }) => path[0] === 'clients')
  const faults = isOfClients ? [{ field: 'clients', reason: 'clients-unknown' }] : []
  return giving(visit, form.refused(filled, ...faults), came)
}

/** A person by their address, or a program by its client. */
async function holderNamed({ door, now }: Visit, who: string): Promise<object | undefined> {
  if (!who.includes('@')) return (await clientById(door.db, who, now)) ? { client_id: who } : undefined
  const account = await accountByEmail(door.db, who)
  return account && { account: account.id }
}

async function heldHere(visit: Visit): Promise<RoleShown> {
  const { id = '' } = visit.exchange.params
  const row = isUuid(id) ? await roleById(visit.door.db, id) : undefined
  if (!row) throw new HttpProblem(404, 'not-found')
  const holders = await namedIn(visit.door.db, [row.account_id])
  return shownOf(visit, row, holders.get(row.account_id ?? ''))
}

export const showTakeBack = async (visit: Visit, refused?: Refused): Promise<Answer> =>
  page(
    takeBackPage({ frame: visit.frame, held: await heldHere(visit), refused }),
    refused ? { status: refused.status, problem: refused } : {},
  )

export async function takeBack(visit: Visit): Promise<Answer> {
  const { id } = await heldHere(visit)
  const button = { name: 'roles.withdraw', asked: { params: { id } }, done: 'withdrawn' } as const
  return byButton(visit, { ...button, back: '/operator/roles' }, (refused) => showTakeBack(visit, refused))
}
