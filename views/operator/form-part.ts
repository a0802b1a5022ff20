import type { FormState } from '../../src/platform/http/forms.ts'
import { html, type Child, type Html } from '../html.ts'
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
