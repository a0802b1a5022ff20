import { organisationsPage } from '../../../../views/operator/organisations/list.ts'
import { organisationsAmong, type OrganisationRow } from '../../../domain/organisations/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm, type FormState } from '../../../platform/http/forms.ts'
import { line } from '../../../platform/schema/index.ts'
import { opened, sealed } from '../begun.ts'
import { attempt } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { listed, pathOf } from './here.ts'

const here = '/operator/organisations'

const form = declaredForm({ q: line({ most: 200, isOptional: true }) })

/** What was sought travels sealed: a sole trader's name stands in no address of ours. */
const CONTEXT = 'operator-organisations'

interface Sought {
  readonly q: string
  readonly after?: unknown
}

/** All by their names, those that were sought, or those for which nobody is able to act. */
export async function showOrganisations(visit: Visit): Promise<Answer> {
  const { exchange } = visit
  const isWithout = exchange.query.get('without') === 'yes'
  const sought = (opened(visit, exchange.query.get('q'), CONTEXT) as Sought | undefined) ?? { q: '' }
  const { rows, last } = await find(visit, sought, isWithout)
  const next = last === undefined ? undefined : sealed(visit, CONTEXT, { q: sought.q, after: last })
  const query = new URLSearchParams({ ...(isWithout && { without: 'yes' }), ...(next && { q: next }) })
  return shown(visit, form.show({ q: sought.q }), {
    ...{ rows, isWithout, isSought: sought.q !== '' },
    next: next && `${here}?${query.toString()}`,
  })
}

/** Leads to what is meant where that is one, or to the list. */
export async function searchOrganisations(visit: Visit): Promise<Answer> {
  const filled = form.read(visit.exchange.form)
  if (!filled.ok) return shown(visit, filled, { rows: [], isWithout: false, isSought: true })
  const { q } = filled.value
  if (q === '') return seeOther(here)
  const { rows } = await find(visit, { q }, false)
  const [only] = rows
  return seeOther(rows.length === 1 && only ? pathOf(only.id) : `${here}?q=${sealed(visit, CONTEXT, { q })}`)
}

/** By a whole number where something of the kind was typed, or else by the beginning of the name. */
async function find(
  visit: Visit,
  { q, after }: Sought,
  isWithout: boolean,
): Promise<{ rows: readonly OrganisationRow[]; last?: unknown }> {
  const bodies = isWithout
    ? [{ without_administrator: true }]
    : [...(/\d/.test(q) && after === undefined ? [{ number: q.slice(0, 64) }] : []), { name: q }]
  for (const body of bodies) {
    const came = await attempt(visit, 'organisations.search', { body, after })
    if (came.came !== 'done') continue
    const { items } = came.operated.body as { readonly items: readonly { readonly id: string }[] }
    const ids = items.map(({ id }) => id)
    const known = new Map((await organisationsAmong(visit.door.db, ids)).map((row) => [row.id, row]))
    const rows = ids.flatMap((id) => known.get(id as OrganisationRow['id']) ?? [])
    if (rows.length > 0) return { rows, last: came.operated.last }
  }
  return { rows: [] }
}

function shown(
  { frame, zone, may, exchange }: Visit,
  filled: FormState,
  {
    rows,
    ...how
  }: {
    rows: readonly OrganisationRow[]
    isWithout: boolean
    isSought: boolean
    next?: string | undefined
  },
): Answer {
  const [fault] = filled.faults
  return page(
    organisationsPage({
      ...{ frame: { ...frame, here }, zone, form: filled, next: undefined, ...how },
      ...{ organisations: rows.map(listed), creates: may('organisations.create'), done: doneOf(exchange) },
    }),
    fault ? { problem: { reason: fault.reason } } : {},
  )
}
