import { takeOverPage } from '../../../../views/operator/organisations/take-over.ts'
import type { Answer } from '../../../platform/http/answers.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { locales } from '../../../platform/render/locale.ts'
import { line, pick } from '../../../platform/schema/index.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, refusalOf, send, type Places, type Shown } from '../filling.ts'
import { linesOf, organisationHere, pathOf } from './here.ts'

const form = declaredForm({ name: line({ most: 60 }), email: line({ most: 254 }), locale: pick(locales) })

const places: Places = { name: 'name', email: 'email', locale: 'locale' }

export async function showTakeOver(visit: Visit): Promise<Answer> {
  const { locale } = await organisationHere(visit)
  return naming(visit, begun({ locale }))
}

async function naming(visit: Visit, shown: Shown): Promise<Answer> {
  const row = await organisationHere(visit)
  const filling = {
    frame: { ...visit.frame, here: pathOf(row.id, '/take-over') },
    ...{ form: shown.filled, refused: refusalOf(shown) },
  }
  return formAnswer(
    takeOverPage(filling, {
      organisation: { id: row.id, name: row.display_name },
      address: row.address === null ? undefined : linesOf(row),
    }),
    shown,
  )
}

/** Asks a second person to agree that somebody takes it over. */
export async function takeOver(visit: Visit): Promise<Answer> {
  const { id } = await organisationHere(visit)
  return send(
    visit,
    {
      ...{ form, name: 'organisations.take-over', places },
      asked: (body) => Promise.resolve({ params: { organisation: id }, body }),
      done: () => pathOf(id, '?done=taking-over'),
    },
    (shown) => naming(visit, shown),
  )
}
