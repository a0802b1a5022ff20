import { askedPage, type MergeAskedShown } from '../../../../views/operator/numbers/asked.ts'
import {
  foreseeMerge,
  numbersAmong,
  openMergeRequests,
  type MergeRequestRow,
  type OrganisationRow,
} from '../../../domain/organisations/index.ts'
import type { Answer } from '../../../platform/http/answers.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { sentences } from '../../../platform/schema/index.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, refusalOf, send, type Shown } from '../filling.ts'
import { membersNamed } from '../members/list.ts'
import { organisationHere, pathOf, withinOf } from '../organisations/here.ts'

/** More wait of no organisation. */
const MOST = 10

/** What those who look after an organisation ask to have merged, the longest first. */
export const askedOf = ({ door }: Visit, { id }: OrganisationRow): Promise<MergeRequestRow[]> =>
  openMergeRequests(door.db, { organisation: id, limit: MOST })

/** Who asks what, with its numbers as they are written. */
export async function askedShown(
  visit: Visit,
  organisation: OrganisationRow,
  rows: readonly MergeRequestRow[],
): Promise<MergeAskedShown[]> {
  const all = [...new Set(rows.flatMap((row) => [...row.from_ids, row.to_id]))]
  const numbers = await numbersAmong(visit.door.db, organisation.id, all)
  const names = await membersNamed(
    visit,
    organisation.id,
    rows.map((row) => row.membership_id),
  )
  const called = (id: string) => numbers.find((each) => each.id === id)
  return rows.map((row) => ({
    ...{ id: row.id, by: { id: row.membership_id, name: names.get(row.membership_id) ?? '–' } },
    ...{ at: row.asked_at, who: row.who, why: row.why },
    from: row.from_ids.map((id) => called(id)?.value ?? '–'),
    to: called(row.to_id)?.value ?? '–',
    // as the form of a merge has them
    typed: {
      from: row.from_ids
        .flatMap((id) => {
          const number = called(id)
          return number ? [`${number.register_key}:${number.value}`] : []
        })
        .join('\n'),
      ...{ register: called(row.to_id)?.register_key ?? '', to: called(row.to_id)?.value ?? '' },
      ...{ label: '', who: row.who },
    },
  }))
}

/** What somebody asks, and the two ways on: to look whom it affects and merge, or to decline. */
export const showAsked = (visit: Visit): Promise<Answer> => shown(visit, begun({}))

async function shown(visit: Visit, form: Shown): Promise<Answer> {
  const { door, frame, zone, may, exchange } = visit
  const organisation = await organisationHere(visit)
  const row = (await askedOf(visit, organisation)).find((each) => each.id === exchange.params['asked'])
  if (!row) throw new HttpProblem(404, 'not-found')
  const [asked] = await askedShown(visit, organisation, [row])
  const merge = { from: row.from_ids, to: row.to_id, who: row.who }
  const foreseen = await foreseeMerge(door.db, organisation, merge)
  const here = pathOf(organisation.id, `/numbers/asked/${row.id}`)
  return formAnswer(
    askedPage(
      { frame: { ...frame, here }, form: form.filled, refused: refusalOf(form) },
      {
        ...{ organisation: withinOf(organisation), zone, asked: asked! },
        stands: !foreseen.ok ? 'gone' : foreseen.digest === row.seen ? 'as-seen' : 'otherwise',
        may: { merge: may('numbers.merge'), decline: may('merge-requests.decline') },
      },
    ),
    form,
  )
}

const declining = declaredForm({ answer: sentences(300) })

/** Says no, perhaps with why. */
export async function declineAsked(visit: Visit): Promise<Answer> {
  const organisation = await organisationHere(visit)
  const { asked: request = '' } = visit.exchange.params
  return send(
    visit,
    {
      ...{ form: declining, name: 'merge-requests.decline', places: { answer: 'answer' } },
      asked: ({ answer }) =>
        Promise.resolve({ params: { organisation: organisation.id, request }, body: { answer } }),
      done: () => pathOf(organisation.id, '/numbers?done=declined'),
    },
    (again) => shown(visit, again),
  )
}
