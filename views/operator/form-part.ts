import type { FormState } from '../../src/platform/http/forms.ts'
import { area, radios, select, ticks, type Choice } from '../choices.ts'
import { tickBox } from '../field.ts'
import { fieldsOf } from '../form.ts'
import { html, type Child, type Html } from '../html.ts'
import { fieldWords } from '../words/index.ts'
import { panel } from '../work.ts'
import { consolePart, type ConsoleFrame, type PlaceName, type Refusal } from './frame.ts'
import { meanwhilePart, type ChangedMeanwhile } from './meanwhile.ts'
import { saidByApi, type Said } from './said.ts'
import { words } from './words/index.ts'

/** What a form's page shows beside its fields: what was typed, and what came of sending it. */
export interface Filling {
  readonly frame: ConsoleFrame
  readonly form: FormState
  readonly refused: (Refusal & { readonly said: readonly Said[] }) | undefined
  /** Of what is changed: what it began with, sealed, and what somebody else has changed since. */
  readonly base?: string
  readonly meanwhile?: readonly ChangedMeanwhile[]
}

interface Parts {
  readonly at: PlaceName
  readonly title: string
  readonly trail: { readonly href: string; readonly text: string }
  readonly lead?: Child
  readonly action: string
  readonly fields: Child
  readonly go: string
  readonly isDanger?: boolean
  /** Undefined: the page shows a thing, and there is nothing to cancel. */
  readonly back?: string
  readonly state?: Child
  readonly tabs?: Parameters<typeof consolePart>[2]['tabs']
  readonly done?: Child
  readonly before?: Child
  readonly after?: Child
  /** Who looks may only look. */
  readonly isReadOnly?: boolean
  /** What the form is called, where the page has more than it. */
  readonly under?: string
}

/** A page of one form. */
export function formPart(filling: Filling, parts: Parts): Html {
  const { frame, form, refused, base, meanwhile = [] } = filling
  const text = words[frame.locale]
  const { title, trail, lead, action, fields, go, back, isReadOnly = false } = parts
  const sent = html`<form method="post" action="${action}" class="narrow" novalidate>
    ${base !== undefined && html`<input type="hidden" name="base" value="${base}" />`}
    ${isReadOnly ? html`<fieldset class="group" disabled>${fields}</fieldset>` : fields}
    ${
      !isReadOnly &&
      html`<div class="doings">
        <button type="submit" class="${parts.isDanger ? 'danger' : 'primary'}">${go}</button>
        ${back !== undefined && html`<a href="${back}">${text.keep}</a>`}
      </div>`
    }
  </form>`
  // what is said of a form stands with it
  const said = lead !== undefined && html`<p class="lead">${lead}</p>`
  return consolePart(frame, parts.at, {
    ...{ title, trail, state: parts.state, tabs: parts.tabs, done: parts.done },
    failed: form.faults.length > 0 || refused !== undefined,
    body: html`
      ${refused && saidByApi(frame, refused)} ${meanwhilePart(frame, meanwhile)}
      ${parts.under === undefined && said} ${parts.before}
      ${isReadOnly && fields === '' ? '' : parts.under === undefined ? sent : panel(parts.under, html`${said} ${sent}`)}
      ${parts.after}
    `,
  })
}

/** What a form's fields are called, what explains them, and what can be wrong with them. */
export interface FieldWords {
  readonly labels: Readonly<Record<string, string>>
  readonly hints: Readonly<Record<string, string | undefined>>
  readonly problems: Readonly<Record<string, string | ((about: string) => string)>>
}

/** What the API finds wrong with a field is said in its own words, and here in those of any field. */
const ofTheApi = (form: FormState, { locale }: ConsoleFrame): Record<string, string | undefined> => {
  const any = fieldWords[locale]
  const ending = (reason: string): string =>
    Object.keys(any).find((each) => reason.endsWith(each)) ?? 'malformed'
  return Object.fromEntries(form.faults.map(({ reason }) => [reason, any[ending(reason)]]))
}

/** The fields of a form, each by its name. */
export function fieldsIn(filling: Pick<Filling, 'frame' | 'form'>, text: FieldWords) {
  const { form, frame } = filling
  const { field, problemsOf } = fieldsOf(form, { ...ofTheApi(form, frame), ...text.problems }, frame.locale)
  const common = (name: string) => {
    const hint = text.hints[name]
    return { name, label: text.labels[name] ?? name, ...(hint !== undefined && { hint }) }
  }
  return {
    line: (
      name: string,
      options: { maxlength?: number; type?: string; inputmode?: string; isOptional?: boolean } = {},
    ): Html => {
      const { isOptional = false, ...others } = options
      return field({ ...common(name), autocomplete: 'off', required: !isOptional, ...others })
    },
    area: (name: string, rows = 3): Html =>
      area({ ...common(name), value: form.typed[name], problems: problemsOf(name), rows }),
    select: (name: string, choices: readonly Choice[]): Html =>
      select({ ...common(name), choices, chosen: form.typed[name], problems: problemsOf(name) }),
    radios: (name: string, choices: readonly Choice[]): Html =>
      radios({ ...common(name), choices, chosen: form.typed[name], problems: problemsOf(name) }),
    ticks: (name: string, choices: readonly string[]): Html =>
      ticks({
        ...{ ...common(name), choices, problems: problemsOf(name) },
        isTicked: (place) => (form.typed[`${name}-${place}`] ?? '') !== '',
      }),
    tick: (name: string): Html =>
      tickBox({
        ...{ name, value: 'yes', label: text.labels[name] ?? name, problems: problemsOf(name) },
        isTicked: (form.typed[name] ?? '') !== '',
      }),
  }
}
