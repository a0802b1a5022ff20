import { setPostalPage } from '../../../../views/operator/people/postal.ts'
import { postalTold } from '../../../acts/activations/index.ts'
import type { Answer } from '../../../platform/http/answers.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { byButton, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, refusalOf, send, type Shown } from '../filling.ts'
import { postalIn, postalPlaces, postalShape } from '../../../platform/http/postal-form.ts'
import { personHere } from './person.ts'

const form = declaredForm(postalShape)

export const showSetPostal = (visit: Visit): Promise<Answer> => saying(visit, begun({}))

async function saying(visit: Visit, shown: Shown): Promise<Answer> {
  const { id, name } = await personHere(visit)
  const { db, vault, operating } = visit.door
  const isKnown = (await postalTold(db, vault, id)) !== undefined
  const isForTwo = await operating.isForTwo('people.set-postal', { params: { id } })
  const frame = { ...visit.frame, here: `/operator/people/${id}/postal` }
  const filling = { frame, form: shown.filled, refused: refusalOf(shown) }
  return formAnswer(setPostalPage(filling, { person: { id, name }, isKnown, isForTwo }), shown)
}

export async function setPostal(visit: Visit): Promise<Answer> {
  const { id } = await personHere(visit)
  return send(
    visit,
    {
      ...{ form, name: 'people.set-postal', places: postalPlaces },
      asked: async (value) => {
        const { postal, faults } = postalIn(value)
        if (faults.length > 0) return faults
        // nothing of it was filled in
        if (postal === null) return [{ field: 'street', reason: 'street-missing' }]
        return { params: { id }, body: { postal } }
      },
      done: () => `/operator/people/${id}?done=postal-set`,
    },
    (shown) => saying(visit, shown),
  )
}

export async function forgetPostal(visit: Visit): Promise<Answer> {
  const { id } = await personHere(visit)
  const asked = { params: { id }, body: { postal: null } }
  return byButton(
    visit,
    { name: 'people.set-postal', asked, done: 'postal-forgotten', back: `/operator/people/${id}` },
    (refused: Refused) => saying(visit, { ...begun({}), refused }),
  )
}
