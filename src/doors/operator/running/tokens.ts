import { newTokenPage, tokenMadePage, tokensPage } from '../../../../views/operator/running/tokens.ts'
import { listTokens } from '../../../domain/clients/index.ts'
import { randomToken } from '../../../platform/crypto/random.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm, type FieldFault, type FormState } from '../../../platform/http/forms.ts'
import { placeIn, placeOf } from '../../../platform/http/places.ts'
import { line, readLine } from '../../../platform/schema/index.ts'
import { attempt, byButton, waiting, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { tabsFor } from './tabs.ts'

const PAGE = 50
const PATH = '/operator/running/tokens'

export async function showTokens(visit: Visit): Promise<Answer> {
  const { door, frame, zone, may, exchange } = visit
  const rows = await listTokens(door.db, { after: placeIn(exchange.query.get('after')), limit: PAGE + 1 })
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return page(
    tokensPage({
      ...{ frame: { ...frame, here: PATH }, zone, tabs: tabsFor(visit), done: doneOf(exchange) },
      tokens: rows.slice(0, PAGE).map((row) => ({
        ...{ id: row.id, name: row.name, usesLeft: row.uses_left, until: row.expires_at, scopes: row.scopes },
      })),
      isOn: door.here.operators.registers,
      creates: may('registrations.create'),
      next: last && placeOf({ at: last.created_at, id: last.id }),
    }),
  )
}

const upTo = (most: number) =>
  readLine((said) =>
    /^\d{1,4}$/.test(said) && Number(said) >= 1 && Number(said) <= most ? Number(said) : undefined,
  )

const form = declaredForm({
  once: line({ most: 100 }),
  name: line({ most: 100 }),
  uses: upTo(1000),
  hours: upTo(720),
  // several lines are one field: what each is, the API says
  origins: readLine((said) => said.split(/\s+/).filter(Boolean), { most: 5000, isOptional: true }),
})

export const showNewToken = async (visit: Visit): Promise<Answer> => asking(visit, form.show())

function asking({ frame }: Visit, filled: FormState, refused?: Refused): Answer {
  const [fault] = filled.faults
  const problem = refused ?? (fault && { reason: fault.reason })
  const once = filled.typed['once'] ?? randomToken(128)
  return page(
    newTokenPage({ frame: { ...frame, here: `${PATH}/new` }, form: filled, once, refused }),
    problem ? { problem, ...(refused && { status: refused.status }) } : {},
  )
}

/** Makes a token, which is in this answer and in no other. */
export async function createToken(visit: Visit): Promise<Answer> {
  const filled = form.read(visit.exchange.form)
  if (!filled.ok) return asking(visit, filled)
  const { name, uses, hours, origins, once } = filled.value
  const body = { name, uses, hours, origins: origins.length === 0 ? null : origins }
  const came = await attempt(visit, 'registrations.create', { body, key: once })
  if (came.came === 'waits') return waiting(visit)
  if (came.came === 'refused') {
    const isOrigin = came.faults.some(({ path }) => path[0] === 'origins')
    const faults: FieldFault[] = isOrigin ? [{ field: 'origins', reason: 'origins-malformed' }] : []
    return asking(visit, form.refused(filled, ...faults), came)
  }
  const { token } = came.operated.body as { token: string | null }
  return page(tokenMadePage({ frame: visit.frame, name, token }))
}

export const endToken = (visit: Visit): Promise<Answer> => {
  const { id = '' } = visit.exchange.params
  const button = {
    name: 'registrations.delete',
    asked: { params: { id } },
    back: PATH,
    done: 'ended',
  } as const
  return byButton(visit, button, () => showTokens(visit))
}
