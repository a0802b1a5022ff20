import { demandsPage } from '../../../../views/operator/organisations/demands.ts'
import { demandsAsSaid, type OrganisationRow } from '../../../domain/organisations/index.ts'
import type { Answer } from '../../../platform/http/answers.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { sealed } from '../begun.ts'
import type { Visit } from '../enter.ts'
import { begun, change, formAnswer, refusalOf, type Base, type Places, type Shown } from '../filling.ts'
import { levelsOf } from '../portals/kinds.ts'
import { lines, optional, orNull } from '../../../platform/http/postal-form.ts'
import { organisationHere, pathOf } from './here.ts'

const form = declaredForm({ level: optional(60), forbidden: lines(1000), required: lines(1000) })

const places: Places = {
  ...{ minimum_level: 'level', factors_forbidden: 'forbidden', factors_required: 'required' },
}

const contextOf = (id: string): string => `operator-organisation-demands/${id}`

function baseOf(row: OrganisationRow): Base {
  const said = demandsAsSaid(row)
  return {
    version: row.version,
    typed: {
      level: said.minimum_level ?? '',
      forbidden: said.factors_forbidden.join('\n'),
      required: said.factors_required.join('\n'),
    },
  }
}

export async function showDemands(visit: Visit): Promise<Answer> {
  const row = await organisationHere(visit)
  return demands(visit, row, begun(baseOf(row).typed))
}

const demands = (visit: Visit, row: OrganisationRow, shown: Shown): Answer =>
  formAnswer(
    demandsPage(
      {
        frame: { ...visit.frame, here: pathOf(row.id, '/demands') },
        ...{ form: shown.filled, refused: refusalOf(shown), meanwhile: shown.meanwhile ?? [] },
        base: sealed(visit, contextOf(row.id), baseOf(row)),
      },
      { organisation: { id: row.id, name: row.display_name }, levels: levelsOf(visit) },
    ),
    shown,
  )

/** Says what an organisation asks of those who act for it; where that is less than before, a second person must agree. */
export async function saveDemands(visit: Visit): Promise<Answer> {
  const { id } = await organisationHere(visit)
  return change(
    visit,
    {
      ...{ form, name: 'organisations.set-demands', context: contextOf(id), places },
      asked: ({ level, forbidden, required }) =>
        Promise.resolve({
          params: { organisation: id },
          body: {
            minimum_level: orNull(level),
            factors_forbidden: forbidden,
            factors_required: required,
          },
        }),
      base: async () => baseOf(await organisationHere(visit)),
      done: () => `${pathOf(id)}?done=saved`,
    },
    async (shown) => demands(visit, await organisationHere(visit), shown),
  )
}
