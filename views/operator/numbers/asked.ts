import type { Fields } from '../../../src/platform/http/bodies.ts'
import { fieldsIn } from '../../form-fields.ts'
import { html, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { doing, facts, panel } from '../../work.ts'
import { day, type ConsoleFrame } from '../frame.ts'
import { formPart, type Filling } from '../form-part.ts'
import { pathIn, type Within } from '../organisation-parts.ts'
import { words } from './words/index.ts'

/** Which numbers those who look after an organisation ask to have made one. */
export interface MergeAskedShown {
  readonly id: string
  /** By which membership, and who. */
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Date
  readonly from: readonly string[]
  readonly to: string
  readonly who: 'any' | 'every'
  readonly why: string
  /** As the form of a merge has it. */
  readonly typed: Fields
}

/** What waits, upon the page of the numbers. */
export const askedPanel = (
  frame: ConsoleFrame,
  organisation: Within,
  asked: readonly MergeAskedShown[],
): Html => {
  const text = words[frame.locale]
  const list = new Intl.ListFormat(frame.locale)
  return panel(
    text.asked,
    html`<ul class="plain">
      ${asked.map(
        ({ id, from, to }) =>
          html`<li>
            <a href="${pathIn(organisation, `numbers/asked/${id}`)}"
              >${text.mergeSum(list.format(from), to, from.length)}</a
            >
          </li>`,
      )}
    </ul>`,
  )
}

/** What somebody asks, and the two ways on. */
export function askedPage(
  filling: Filling,
  model: {
    readonly organisation: Within
    readonly zone: string
    readonly asked: MergeAskedShown
    /** Whether it would do what whoever asked was shown; `gone`: it cannot be done any more. */
    readonly stands: 'as-seen' | 'otherwise' | 'gone'
    readonly may: { readonly merge: boolean; readonly decline: boolean }
  },
): Html {
  const { organisation, asked, stands, may } = model
  const { frame } = filling
  const text = words[frame.locale]
  const here = pathIn(organisation, 'numbers')
  const sentence = new Intl.ListFormat(frame.locale).format(asked.from)
  const before = html`
    <p class="lead">${text.mergeSum(sentence, asked.to, asked.from.length)}</p>
    ${stands !== 'as-seen' && notice(text.askedStands[stands], 'warn')}
    ${facts([
      [text.askedBy, html`<a href="${pathIn(organisation, `members/${asked.by.id}`)}">${asked.by.name}</a>`],
      [text.askedOn, day(frame, model.zone, asked.at)],
      [text.fields.labels.who, text.mergeWho[asked.who]],
      asked.why !== '' && [text.askedWhy, asked.why],
    ])}
    ${
      may.merge &&
      stands !== 'gone' &&
      doing(`${here}/merge`, { text: text.mergeLook, kind: 'primary' }, asked.typed)
    }
  `
  return formPart(filling, {
    ...{ at: 'organisations', title: text.asked, trail: { href: here, text: organisation.name } },
    ...{ before, under: text.decline },
    action: `${here}/asked/${asked.id}/decline`,
    fields: fieldsIn(filling, text.fields).area('answer', 2),
    go: text.decline,
    isDanger: true,
    isReadOnly: !may.decline,
  })
}
