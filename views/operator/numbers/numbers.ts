import { choicesOf } from '../../choices.ts'
import { html, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { table } from '../../table.ts'
import { tag } from '../../work.ts'
import { day, type ConsoleFrame } from '../frame.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { organisationPart, pathIn, type Within } from '../organisation-parts.ts'
import { askedPanel, type MergeAskedShown } from './asked.ts'
import { words as consoleWords } from '../words/index.ts'
import { words } from './words/index.ts'

export interface NumberListed {
  readonly id: string
  readonly number: string
  /** What its register is called. */
  readonly register: string
  readonly label: string | undefined
  /** The number that it has become. */
  readonly became: string | undefined
  readonly since: Date
}

/** By which numbers an organisation is known. */
export function numbersPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly organisation: Within
  readonly numbers: readonly NumberListed[]
  /** What those who look after the organisation ask to have merged. */
  readonly asked: readonly MergeAskedShown[]
  readonly may: { readonly add: boolean; readonly merge: boolean }
  readonly next: string | undefined
  readonly done: string | null
}): Html {
  const { frame, zone, organisation, numbers, may } = model
  const text = words[frame.locale]
  const { numberColumns: columns } = text
  const here = pathIn(organisation, 'numbers')
  return organisationPart(frame, organisation, 'numbers', {
    action: [
      may.merge && html`<a class="button" href="${here}/merge">${text.merge}</a> `,
      may.add && html`<a class="button primary" href="${here}/new">${text.add}</a>`,
    ],
    ...{ done: text.done[model.done ?? ''], lead: text.numbersLead },
    body: html`${model.asked.length > 0 && askedPanel(frame, organisation, model.asked)}
    ${table(frame.locale, {
      caption: text.numbers,
      isTitled: true,
      columns: [
        { title: columns.number, cell: ({ id, number }) => html`<a href="${here}/${id}">${number}</a>` },
        { title: columns.register, cell: ({ register }) => register },
        { title: columns.label, cell: ({ label }) => label ?? '–' },
        {
          title: columns.state,
          cell: ({ became }) =>
            became === undefined ? tag(text.stands, 'ok') : tag(text.became(became), 'plain'),
        },
        { title: columns.since, cell: ({ since }) => day(frame, zone, since) },
      ],
      rows: numbers,
      empty: text.numbersNone,
      pages: { next: model.next },
    })}`,
  })
}

export interface RegisterOffered {
  readonly key: string
  readonly name: string
  readonly example: string
}

const registerChoices = (registers: readonly RegisterOffered[]) =>
  registers.map(({ key, name, example }) => ({ value: key, text: `${name} (${example})` }))

/** Gives an organisation a number. */
export function newNumberPage(
  filling: Filling,
  {
    organisation,
    registers,
  }: { readonly organisation: Within; readonly registers: readonly RegisterOffered[] },
): Html {
  const text = words[filling.frame.locale]
  const { line, select } = fieldsIn(filling, text.fields)
  const here = pathIn(organisation, 'numbers')
  return formPart(filling, {
    at: 'organisations',
    title: text.add,
    trail: { href: here, text: organisation.name },
    before:
      registers.length === 0 &&
      notice(html`${text.noRegister} <a href="/operator/registers">${text.toRegisters}</a>`),
    action: `${here}/new`,
    fields: html`${select('register', registerChoices(registers))} ${line('number', { maxlength: 64 })}
    ${line('label', { maxlength: 200, isOptional: true })}`,
    go: text.addGo,
    back: here,
  })
}

/** A number: what it is told apart by, to be changed; and the way to give it to another organisation. */
export function numberPage(
  filling: Filling,
  model: {
    readonly organisation: Within
    readonly number: NumberListed
    readonly may: { readonly label: boolean; readonly move: boolean }
    readonly done: string | null
  },
): Html {
  const { organisation, number, may } = model
  const { frame } = filling
  const text = words[frame.locale]
  const at = pathIn(organisation, `numbers/${number.id}`)
  const { became } = number
  return formPart(filling, {
    at: 'organisations',
    title: `${number.register} ${number.number}`,
    trail: { href: pathIn(organisation, 'numbers'), text: organisation.name },
    state: became === undefined ? tag(text.stands, 'ok') : tag(text.became(became)),
    done: text.done[model.done ?? ''],
    action: at,
    fields: fieldsIn(filling, text.fields).line('label', { maxlength: 200, isOptional: true }),
    isReadOnly: !may.label,
    go: consoleWords[frame.locale].save,
    after: may.move && html`<p class="after"><a href="${at}/move">${text.move}</a></p>`,
  })
}

/** Gives a number to another organisation. */
export function moveNumberPage(
  filling: Filling,
  { organisation, number }: { readonly organisation: Within; readonly number: NumberListed },
): Html {
  const text = words[filling.frame.locale]
  const at = pathIn(organisation, `numbers/${number.id}`)
  return formPart(filling, {
    at: 'organisations',
    title: text.move,
    trail: { href: at, text: `${number.register} ${number.number}` },
    lead: text.moveLead,
    action: `${at}/move`,
    fields: otherFields(filling),
    go: text.moveGo,
    isDanger: true,
    back: at,
  })
}

/** By which another organisation is named. */
export function otherFields(filling: Filling): Html {
  const text = words[filling.frame.locale]
  const { line, select } = fieldsIn(filling, text.fields)
  return html`${select('kind', choicesOf(text.kinds))} ${line('registration', { maxlength: 60 })}`
}
