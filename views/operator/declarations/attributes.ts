import type { AttributeType } from '../../../src/policy/organisations/index.ts'
import { choicesOf } from '../../choices.ts'
import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { consolePart, type ConsoleFrame } from '../frame.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { organisationsTabs } from '../organisation-parts.ts'
import { words as consoleWords } from '../words/index.ts'
import { nameFields } from './registers.ts'
import { words } from './words/index.ts'

const here = '/operator/attributes'

export interface AttributeListed {
  readonly key: string
  readonly name: string
  readonly type: AttributeType
  /** What the register is called whose organisations' members have it. */
  readonly register: string | undefined
  /** The client that it is for. */
  readonly client: string | undefined
  readonly seenBy: readonly string[]
}

const ofText = ({ locale }: ConsoleFrame, { register, client }: AttributeListed): string =>
  register ?? client ?? words[locale].everybody

/** What may be said of members of organisations. */
export function attributesPage(model: {
  readonly frame: ConsoleFrame
  readonly attributes: readonly AttributeListed[]
  readonly declares: boolean
  readonly next: string | undefined
  readonly done: string | null
}): Html {
  const { frame, attributes, declares } = model
  const text = words[frame.locale]
  const { attributeColumns: columns } = text
  return consolePart(frame, 'organisations', {
    title: text.attributes,
    action:
      declares && html`<a class="button primary" href="/operator/declare-attribute">${text.attributeAdd}</a>`,
    tabs: organisationsTabs(frame, 'attributes'),
    done: text.done[model.done ?? ''],
    body: html`<p class="lead">${text.attributesLead}</p>
      ${table(frame.locale, {
        caption: text.attributes,
        isTitled: true,
        columns: [
          { title: columns.name, cell: ({ key, name }) => html`<a href="${here}/${key}">${name}</a>` },
          { title: columns.key, cell: ({ key }) => html`<code>${key}</code>` },
          { title: columns.type, cell: ({ type }) => text.types[type] },
          { title: columns.of, cell: (each) => ofText(frame, each) },
          {
            title: columns.seen,
            cell: ({ seenBy }) => (seenBy.length === 0 ? text.nobody : seenBy.join(', ')),
          },
        ],
        rows: attributes,
        empty: text.attributesNone,
        pages: { next: model.next },
      })}`,
  })
}

/** Declares what may be said of members; or what there is, of which its key, its kind and what it is for stay. */
export function attributePage(
  filling: Filling,
  model: {
    readonly attribute: AttributeListed | undefined
    readonly registers: readonly { readonly key: string; readonly name: string }[]
    readonly may: { readonly change: boolean; readonly delete: boolean }
    readonly done: string | null
  },
): Html {
  const { attribute, may } = model
  const { frame } = filling
  const text = words[frame.locale]
  const { line, area, ticks } = fieldsIn(filling, text.fields)
  const at = attribute ? `${here}/${attribute.key}` : '/operator/declare-attribute'
  const isChoice = !attribute || attribute.type === 'choice' || attribute.type === 'choices'
  const setters = (['operator', 'administrator', 'person'] as const).map((each) => text.setters[each])
  return formPart(filling, {
    at: 'organisations',
    title: attribute?.name ?? text.attributeAdd,
    trail: { href: here, text: text.attributes },
    done: text.done[model.done ?? ''],
    ...(attribute && {
      lead: html`<code>${attribute.key}</code>: ${text.types[attribute.type]}, ${ofText(frame, attribute)}`,
    }),
    action: at,
    fields: html`${!attribute && line('key', { maxlength: 40 })} ${nameFields({ line })}
    ${!attribute && fixedFields(filling, model.registers)} ${isChoice && area('allowed', 5)}
    ${ticks('set-by', setters)} ${area('seen-by')}`,
    isReadOnly: !may.change,
    go: attribute ? consoleWords[frame.locale].save : text.addGo,
    ...(!attribute && { back: here }),
    after:
      attribute &&
      may.delete &&
      html`<p class="after"><a href="${at}/delete">${text.attributeDelete}</a></p>`,
  })
}

/** What stays once it is declared. */
function fixedFields(
  filling: Filling,
  registers: readonly { readonly key: string; readonly name: string }[],
): Html {
  const text = words[filling.frame.locale]
  const { line, select } = fieldsIn(filling, text.fields)
  const any = { value: '', text: text.allRegisters }
  const all = [any, ...registers.map(({ key, name }) => ({ value: key, text: name }))]
  return html`${select('register', all)} ${line('client', { maxlength: 64, isOptional: true })}
  ${select('type', choicesOf(text.types))}`
}
