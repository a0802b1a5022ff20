import { html, type Html } from '../../html.ts'
import { doing } from '../../work.ts'
import { postalLinesOf } from '../../address-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { personWords } from './words/index.ts'

/** Where post reaches somebody, said by whoever looks after them. What is known is not shown: a code may go there. */
export function setPostalPage(
  filling: Filling,
  model: {
    readonly person: { readonly id: string; readonly name: string }
    readonly isKnown: boolean
    /** A second person has to agree. */
    readonly isForTwo: boolean
  },
): Html {
  const { person, isKnown, isForTwo } = model
  const text = personWords[filling.frame.locale]
  const back = `/operator/people/${person.id}`
  return formPart(filling, {
    at: 'people',
    title: text.setPostalTitle(person.name),
    trail: { href: back, text: person.name },
    lead: [text.setPostalLead, isKnown && text.setPostalAnew, isForTwo && text.setPostalTwo]
      .filter(Boolean)
      .join(' '),
    action: `${back}/postal`,
    fields: postalLinesOf(filling),
    go: isForTwo ? text.setPostalAsk : text.setPostalGo,
    back,
    after:
      isKnown &&
      html`<div class="after">
        ${doing(`${back}/postal/forget`, { text: text.forgetPostal, kind: 'danger' })}
      </div>`,
  })
}
