import { html, type Child, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { consolePart, type ConsoleFrame } from '../frame.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { organisationsTabs } from '../organisation-parts.ts'
import { words as consoleWords } from '../words/index.ts'
import { words } from './words/index.ts'

const here = '/operator/registers'

export interface RegisterShown {
  readonly key: string
  readonly name: string
  readonly example: string
  readonly isShared: boolean
}

/** The kinds of numbers by which organisations are known. */
export function registersPage(model: {
  readonly frame: ConsoleFrame
  readonly registers: readonly RegisterShown[]
  readonly declares: boolean
  readonly next: string | undefined
  readonly done: string | null
}): Html {
  const { frame, registers, declares } = model
  const text = words[frame.locale]
  const { registerColumns: columns } = text
  return consolePart(frame, 'organisations', {
    title: text.registers,
    action:
      declares && html`<a class="button primary" href="/operator/declare-register">${text.registerAdd}</a>`,
    tabs: organisationsTabs(frame, 'registers'),
    done: text.done[model.done ?? ''],
    body: html`<p class="lead">${text.registersLead}</p>
      ${table(frame.locale, {
        caption: text.registers,
        isTitled: true,
        columns: [
          { title: columns.name, cell: ({ key, name }) => html`<a href="${here}/${key}">${name}</a>` },
          { title: columns.key, cell: ({ key }) => html`<code>${key}</code>` },
          { title: columns.example, cell: ({ example }) => example },
          { title: columns.shared, cell: ({ isShared }) => (isShared ? text.shared : text.own) },
        ],
        rows: registers,
        empty: text.registersNone,
        pages: { next: model.next },
      })}`,
  })
}

/** What something is called, in each language. */
export const nameFields = ({ line }: Pick<ReturnType<typeof fieldsIn>, 'line'>): Html =>
  html`${(['en', 'nl', 'sv'] as const).map((each) => line(each, { maxlength: 60 }))}`

/** Declares a register of numbers; or one that there is, whose key and sharing stay. */
export function registerPage(
  filling: Filling,
  model: {
    readonly register: RegisterShown | undefined
    readonly may: { readonly change: boolean; readonly delete: boolean }
    readonly done: string | null
  },
): Html {
  const { register, may } = model
  const { frame } = filling
  const text = words[frame.locale]
  const { line, tick } = fieldsIn(filling, text.fields)
  const at = register ? `${here}/${register.key}` : '/operator/declare-register'
  const about: Child =
    register && html`<code>${register.key}</code>: ${register.isShared ? text.shared : text.own}`
  return formPart(filling, {
    at: 'organisations',
    title: register?.name ?? text.registerAdd,
    trail: { href: here, text: text.registers },
    done: text.done[model.done ?? ''],
    ...(register && { lead: about }),
    action: at,
    fields: html`${!register && line('key', { maxlength: 40 })} ${nameFields({ line })}
    ${line('pattern', { maxlength: 100 })} ${line('example', { maxlength: 64 })}
    ${!register && tick('shared')}`,
    isReadOnly: !may.change,
    go: register ? consoleWords[frame.locale].save : text.addGo,
    ...(!register && { back: here }),
    after:
      register && may.delete && html`<p class="after"><a href="${at}/delete">${text.registerDelete}</a></p>`,
  })
}

/** Asks once more before a declaration is taken away. */
export function deletePage(
  filling: Filling,
  {
    what,
    key,
    name,
  }: { readonly what: 'register' | 'attribute'; readonly key: string; readonly name: string },
): Html {
  const text = words[filling.frame.locale]
  const at = `/operator/${what}s/${key}`
  const isRegister = what === 'register'
  return formPart(filling, {
    at: 'organisations',
    title: text.deleteTitle(name),
    trail: { href: at, text: name },
    lead: isRegister ? text.registerDeleteLead : text.attributeDeleteLead,
    action: `${at}/delete`,
    fields: false,
    go: isRegister ? text.registerDelete : text.attributeDelete,
    isDanger: true,
    back: at,
  })
}
