import { peoplePage, type PersonFound } from '../../../../views/operator/people/search.ts'
import { accountById } from '../../../domain/accounts/index.ts'
import { askedBehind } from '../../../domain/clients/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm, type FormState } from '../../../platform/http/forms.ts'
import { line } from '../../../platform/schema/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import { opened, sealed } from '../begun.ts'
import { attempt } from '../doing.ts'
import type { Visit } from '../enter.ts'

export const searchFields = declaredForm({ q: line({ most: 254 }) })

/** What was sought travels sealed: no name and no address stands in an address of ours, nor in a log of a proxy. */
const CONTEXT = 'operator-search'

interface Sought {
  readonly q: string
  readonly after?: unknown
}

const seal = (visit: Visit, sought: Sought): string => sealed(visit, CONTEXT, sought)

/** The list of those who were found; before anybody was sought, the field alone. */
export async function showPeople(visit: Visit): Promise<Answer> {
  const sought = opened(visit, visit.exchange.query.get('q'), CONTEXT) as Sought | undefined
  if (!sought) return shown(visit, searchFields.show(), undefined)
  const form = searchFields.show({ q: sought.q })
  const { people, last } = await find(visit, sought)
  return shown(
    visit,
    form,
    people,
    last === undefined ? undefined : seal(visit, { q: sought.q, after: last }),
  )
}

/** Leads to whom is meant where that is one, to why they were refused, or to the list. */
export async function searchPeople(visit: Visit): Promise<Answer> {
  const filled = searchFields.read(visit.exchange.form)
  if (!filled.ok) return shown(visit, filled, undefined, undefined, 'q-missing')
  const { q } = filled.value
  if (isUuid(q) && (await accountById(visit.door.db, q))) return seeOther(`/operator/people/${q}`)
  if (isReference(q) && visit.may('explanations.read') && (await visit.door.operating.explain.behind(q)))
    return seeOther(`/operator/decisions/${q}`)
  const client = isReference(q) ? await askedBehind(visit.door.db, q) : undefined
  if (client !== undefined && visit.may('clients.read', { client }))
    return seeOther(`/operator/portals/${client}`)
  const { people } = await find(visit, { q })
  const [only] = people
  return seeOther(
    people.length === 1 && only ? `/operator/people/${only.id}` : `/operator/people?q=${seal(visit, { q })}`,
  )
}

/** As pages show them, and as X-Request-Id has them. */
const isReference = (q: string): boolean => /^[\w-]{8,64}$/.test(q)

interface FoundBody {
  readonly items: readonly {
    readonly id: string
    readonly name: string
    readonly email: string | null
    readonly email_verified: boolean
    readonly standing: PersonFound['standing']
    readonly created_at: string
  }[]
}

/** By the whole address, by what a portal knows them by, or by the beginning of the name. */
async function find(
  visit: Visit,
  { q, after }: Sought,
): Promise<{ people: readonly PersonFound[]; last?: unknown }> {
  const kinds = q.includes('@')
    ? ['email' as const]
    : /^\S{16,}$/.test(q)
      ? ['subject' as const, 'name' as const]
      : ['name' as const]
  for (const kind of kinds) {
    const came = await attempt(visit, 'people.search', { body: { [kind]: q }, after })
    if (came.came !== 'done') continue // a name of one letter is nobody's beginning
    const { body, last } = came.operated
    const people = (body as FoundBody).items.map((each) => ({
      ...each,
      isVerified: each.email_verified,
      since: new Date(each.created_at),
    }))
    if (people.length > 0) return { people, last }
  }
  return { people: [] }
}

function shown(
  { frame, zone }: Visit,
  form: FormState,
  found: readonly PersonFound[] | undefined,
  next?: string,
  problem?: string,
): Answer {
  const model = { frame: { ...frame, here: '/operator/people' }, zone, form, found, next }
  return page(peoplePage(model), problem === undefined ? {} : { problem: { reason: problem } })
}
