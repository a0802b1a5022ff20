import { mergePage, mergePreviewPage, type SightShown } from '../../../../views/operator/numbers/merge.ts'
import {
  numbersAmong,
  numbersTyped,
  type NumberRow,
  type OrganisationRow,
} from '../../../domain/organisations/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm, type FieldFault, type FormState, type Values } from '../../../platform/http/forms.ts'
import { line, pick } from '../../../platform/schema/index.ts'
import type { SightChange } from '../../../policy/organisations/index.ts'
import { attempt, waiting, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { begun, beside, formAnswer, isFaults, refusalOf, type Places, type Shown } from '../filling.ts'
import { faultOf } from '../members/fields.ts'
import { membersNamed } from '../members/list.ts'
import { lines, optional, orNull } from '../../../platform/http/postal-form.ts'
import { organisationHere, pathOf, withinOf } from '../organisations/here.ts'
import { offered, registersOf } from './numbers.ts'

const shape = {
  from: lines(),
  register: line({ most: 40 }),
  to: line({ most: 64 }),
  label: optional(200),
  who: pick(['any', 'every']),
}
const form = declaredForm(shape)

const places: Places = {
  ...{ from: 'from', number: 'to', to: 'to', 'to.number': 'to', register: 'register' },
  ...{ 'to.register': 'register', 'to.label': 'label', who: 'who' },
}

export async function showMerge(visit: Visit): Promise<Answer> {
  return asking(visit, await organisationHere(visit), begun({ who: 'any' }))
}

async function asking(visit: Visit, row: OrganisationRow, shown: Shown): Promise<Answer> {
  const registers = offered(visit, await registersOf(visit))
  return formAnswer(
    mergePage(
      {
        frame: { ...visit.frame, here: pathOf(row.id, '/numbers/merge') },
        ...{ form: shown.filled, refused: refusalOf(shown) },
      },
      { organisation: withinOf(row), registers },
    ),
    shown,
  )
}

interface Merging {
  readonly from: readonly NumberRow[]
  readonly to: string
  readonly body: object
}

/** What was typed, as the API is told it; or what is wrong with it. */
async function mergingIn(
  { door }: Visit,
  organisation: OrganisationRow,
  value: Values<typeof shape>,
): Promise<Merging | readonly FieldFault[]> {
  const typed = (all: readonly string[]) => numbersTyped(door.db, organisation.id, all)
  const { found, unknown, ambiguous } = await typed(value.from)
  const faults = [
    ...faultOf('from', 'numbers-unknown', unknown),
    ...faultOf('from', 'numbers-ambiguous', ambiguous),
  ]
  if (value.from.length === 0) faults.push({ field: 'from', reason: 'from-missing' })
  if (faults.length > 0) return faults
  const { register, to, label, who } = value
  const [there] = (await typed([`${register}:${to}`])).found
  const body = {
    ...{ from: found.map(({ id }) => id), who },
    to: there?.id ?? { register, number: to, label: orNull(label) },
  }
  return { from: found, to: there?.value ?? to, body }
}

/** Tells who is affected; and, once it was seen, merges if it is still so. */
export async function merge(visit: Visit): Promise<Answer> {
  const { exchange } = visit
  const organisation = await organisationHere(visit)
  const filled = form.read(exchange.form)
  if (!filled.ok || exchange.form['again'] === 'yes') return asking(visit, organisation, { filled })
  const merging = await mergingIn(visit, organisation, filled.value)
  if (isFaults(merging)) return asking(visit, organisation, { filled: form.refused(filled, ...merging) })
  const params = { organisation: organisation.id }
  const seen = exchange.form['seen']
  if (seen) {
    const body = { ...merging.body, sight_digest: seen }
    const came = await attempt(visit, 'numbers.merge', { params, body })
    if (came.came === 'waits') return waiting(visit)
    if (came.came === 'done') return seeOther(pathOf(organisation.id, '/numbers?done=merged'))
    if (came.reason !== 'precondition-failed')
      return asking(visit, organisation, beside(filled, came, places))
    return foreseen(visit, organisation, { filled, merging, passed: came })
  }
  return foreseen(visit, organisation, { filled, merging })
}

/** So many members, and so many numbers of each, a page tells. */
const SHOWN = { members: 200, numbers: 10 }

async function foreseen(
  visit: Visit,
  organisation: OrganisationRow,
  { filled, merging, passed }: { filled: FormState; merging: Merging; passed?: Refused },
): Promise<Answer> {
  const asked = { params: { organisation: organisation.id }, body: merging.body, rehearses: true }
  const came = await attempt(visit, 'numbers.merge', asked)
  if (came.came === 'refused') return asking(visit, organisation, beside(filled, came, places))
  if (came.came === 'waits') return waiting(visit)
  const { answer } = came.operated.body as {
    readonly answer: { readonly sight: readonly SightChange[]; readonly sight_digest: string }
  }
  const { sight, sight_digest: seen } = answer
  const html = mergePreviewPage({
    frame: { ...visit.frame, here: pathOf(organisation.id, '/numbers/merge') },
    ...{ organisation: withinOf(organisation), form: filled, to: merging.to },
    seen,
    from: merging.from.map(({ value }) => value),
    sight: await sightShown(visit, organisation, sight.slice(0, SHOWN.members)),
    more: Math.max(0, sight.length - SHOWN.members),
    isPassed: passed !== undefined,
  })
  return page(html, passed ? { status: passed.status, problem: passed } : {})
}

async function sightShown(
  visit: Visit,
  { id }: OrganisationRow,
  sight: readonly SightChange[],
): Promise<SightShown[]> {
  const names = await membersNamed(
    visit,
    id,
    sight.map(({ membership }) => membership),
  )
  const some = (ids: readonly string[]): readonly string[] => ids.slice(0, SHOWN.numbers)
  const all = [...new Set(sight.flatMap(({ gains, loses }) => [...some(gains), ...some(loses)]))]
  const values = new Map((await numbersAmong(visit.door.db, id, all)).map((row) => [row.id, row.value]))
  const told = (ids: readonly string[]) => ({
    some: some(ids).map((each) => values.get(each) ?? each),
    more: Math.max(0, ids.length - SHOWN.numbers),
  })
  return sight.map(({ membership, gains, loses }) => ({
    ...{ membership, name: names.get(membership) ?? membership },
    ...{ gains: told(gains), loses: told(loses) },
  }))
}
