import {
  actingPage,
  endGrantPage,
  newGrantPage,
  type GrantListed,
} from '../../../../views/operator/numbers/acting.ts'
import {
  organisationsAmong,
  representationsOf,
  type OrganisationRow,
  type RepresentationRow,
} from '../../../domain/organisations/index.ts'
import { endOfDay } from '../../../platform/calendar.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { byButton, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, refusalOf, send, type Places, type Shown } from '../filling.ts'
import { optional } from '../../../platform/http/postal-form.ts'
import { otherNamed, otherShape } from '../organisations/fields.ts'
import { isOpen, organisationHere, pathOf, withinOf } from '../organisations/here.ts'

const hasOther = (row: RepresentationRow, { id }: OrganisationRow) =>
  row.organisation_id === id ? row.intermediary_id : row.organisation_id

/** Grants of an organisation, from its own side; those that stand come first. */
async function grantsOf(
  { door, now }: Visit,
  organisation: OrganisationRow,
): Promise<(GrantListed & { readonly isTheirs: boolean })[]> {
  const rows = await representationsOf(door.db, organisation.id)
  const others = await organisationsAmong(
    door.db,
    rows.map((row) => hasOther(row, organisation)),
  )
  const nameOf = new Map(others.map((row) => [row.id, row.display_name]))
  return rows
    .map((row) => {
      const other = hasOther(row, organisation)
      return {
        ...{ id: row.id, other: { id: other, name: nameOf.get(other) ?? other }, since: row.given_at },
        until: row.valid_until ?? undefined,
        isOver: row.ended_at !== null || (row.valid_until !== null && row.valid_until <= now),
        isTheirs: row.organisation_id === organisation.id,
      }
    })
    .toSorted((one, two) => Number(one.isOver) - Number(two.isOver))
}

/** Who acts for an organisation, and for whom it acts. */
export async function showActing(visit: Visit): Promise<Answer> {
  const { frame, zone, may, exchange } = visit
  const row = await organisationHere(visit)
  const grants = await grantsOf(visit, row)
  return page(
    actingPage({
      ...{ frame: { ...frame, here: pathOf(row.id, '/acting') }, zone, done: doneOf(exchange) },
      organisation: withinOf(row),
      actedFor: grants.filter(({ isTheirs }) => isTheirs),
      actingFor: grants.filter(({ isTheirs }) => !isTheirs),
      may: { give: may('representations.give') && isOpen(row), end: may('representations.end') },
    }),
  )
}

const form = declaredForm({ ...otherShape, until: optional(10) })
const places: Places = { intermediary: 'registration', until: 'until' }

export async function showGive(visit: Visit): Promise<Answer> {
  return giving(visit, await organisationHere(visit), begun({ kind: 'kvk' }))
}

const giving = ({ frame }: Visit, row: OrganisationRow, shown: Shown): Promise<Answer> =>
  Promise.resolve(
    formAnswer(
      newGrantPage(
        {
          frame: { ...frame, here: pathOf(row.id, '/acting/new') },
          ...{ form: shown.filled, refused: refusalOf(shown) },
        },
        withinOf(row),
      ),
      shown,
    ),
  )

/** Lets another organisation act for this one. */
export async function give(visit: Visit): Promise<Answer> {
  const row = await organisationHere(visit)
  return send(
    visit,
    {
      ...{ form, name: 'representations.give', places },
      asked: async (value) => {
        const other = await otherNamed(visit.door.db, value)
        const until = value.until === '' ? null : endOfDay(value.until, visit.zone)
        const faults = [
          ...(other ? [] : [{ field: 'registration', reason: 'intermediary-unknown' }]),
          ...(until === undefined ? [{ field: 'until', reason: 'until-malformed' }] : []),
        ]
        if (faults.length > 0 || !other) return faults
        const body = { intermediary: other.id, until: until?.toISOString() ?? null }
        return { params: { organisation: row.id }, body }
      },
      done: () => pathOf(row.id, '/acting?done=given'),
    },
    (shown) => giving(visit, row, shown),
  )
}

/** A grant of the organisation that a page is of, that stands. @throws HttpProblem 404 */
async function grantHere(visit: Visit) {
  const organisation = await organisationHere(visit)
  const grant = (await grantsOf(visit, organisation)).find(
    ({ id, isOver }) => id === visit.exchange.params['grant'] && !isOver,
  )
  if (!grant) throw new HttpProblem(404, 'not-found')
  const who = grant.isTheirs ? grant.other.name : organisation.display_name
  return { organisation, grant: { ...grant, who } }
}

export async function showEndGrant(visit: Visit, refused?: Refused): Promise<Answer> {
  const { organisation, grant } = await grantHere(visit)
  const shown = { ...begun({}), refused }
  return formAnswer(
    endGrantPage(
      {
        frame: { ...visit.frame, here: pathOf(organisation.id, '/acting') },
        ...{ form: shown.filled, refused: refusalOf(shown) },
      },
      { organisation: withinOf(organisation), grant },
    ),
    shown,
  )
}

export async function endGrant(visit: Visit): Promise<Answer> {
  const { organisation, grant } = await grantHere(visit)
  const asked = { params: { organisation: organisation.id, representation: grant.id } }
  const back = pathOf(organisation.id, '/acting')
  return byButton(visit, { name: 'representations.end', asked, back, done: 'ended' }, (refused) =>
    showEndGrant(visit, refused),
  )
}
