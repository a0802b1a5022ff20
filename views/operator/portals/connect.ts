import type { FormState } from '../../../src/platform/http/forms.ts'
import { select } from '../../choices.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { consolePart, type ConsoleFrame, type Refusal } from '../frame.ts'
import { saidByApi, type Said } from '../said.ts'
import { toCopy } from '../to-copy.ts'
import { clientKinds, type ClientKind } from './kinds.ts'
import { levelChoices, type LevelOffered } from '../levels.ts'
import { words } from './words/index.ts'

export interface ConnectModel {
  readonly frame: ConsoleFrame
  readonly form: FormState
  readonly kind: ClientKind
  /** Those whose code there is, for this kind. */
  readonly libraries: readonly string[]
  readonly levels: readonly LevelOffered[]
  /** What a machine may ask tokens for. */
  readonly apis: readonly { readonly identifier: string; readonly name: string }[]
  /** What makes a form that is sent twice one. */
  readonly once: string
  readonly refused: (Refusal & { readonly said: readonly Said[] }) | undefined
}

/** What it is, then who it is and where it lives: each kind is asked what it needs, and nothing else. */
export function connectPage(model: ConnectModel): Html {
  const { frame, form, kind, refused } = model
  const text = words[frame.locale]
  const { main, more } = asked(model)
  return consolePart(frame, 'portals', {
    title: text.connectTitle,
    trail: { href: '/operator/portals', text: text.title },
    tabs: {
      label: text.kindTitle,
      all: clientKinds.map((each) => ({
        href: `/operator/portals/new?kind=${each}`,
        text: text.kind[each],
        isHere: each === kind,
      })),
    },
    failed: form.faults.length > 0 || refused !== undefined,
    body: html`
      ${refused && saidByApi(frame, refused)}
      <p class="lead">${text.kindSays[kind]}. ${text.connectLead}</p>
      <form method="post" action="/operator/portals/new" class="narrow" novalidate>
        <input type="hidden" name="once" value="${model.once}" />
        <input type="hidden" name="kind" value="${kind}" />
        ${fieldsOf(form, text, frame.locale).problemsBeside('kind')} ${main}
        ${
          more.length > 0 &&
          html`<details ${isMore(form) && html`open`}>
            <summary>${text.more}</summary>
            ${more}
          </details>`
        }
        <div class="doings"><button type="submit" class="primary">${text.go}</button></div>
      </form>
    `,
  })
}

/** The fields of each kind: those that are needed, and those that are seldom changed. */
function asked({ frame, form, kind, levels, libraries, apis }: ConnectModel): { main: Html[]; more: Html[] } {
  const text = words[frame.locale]
  const { field, problemsOf } = fieldsOf(form, text, frame.locale)
  const autocomplete = 'off'
  const name = field({ name: 'name', label: text.name, hint: text.nameHint, autocomplete, maxlength: 100 })
  const home = field({ name: 'home', label: text.home, hint: text.homeHint, autocomplete, inputmode: 'url' })
  const redirect = (hint: string, required: boolean): Html => {
    const label = required ? text.redirect : text.optional(text.redirect)
    return field({ name: 'redirect', label, hint, autocomplete, required })
  }
  const library = select({
    ...{ name: 'library', label: text.library, hint: text.libraryHint },
    choices: [
      ...libraries.map((each) => ({ value: each, text: each })),
      { value: '', text: text.libraryOther },
    ],
    chosen: form.typed['library'] ?? libraries[0],
  })
  const level = select({
    ...{ name: 'level', label: text.levelTitle },
    choices: levelChoices(frame, levels),
    chosen: form.typed['level'] ?? 'two-factor',
  })
  const api = select({
    ...{ name: 'api', label: text.machineApi, hint: text.machineApiHint, problems: problemsOf('api') },
    choices: [
      { value: '', text: text.machineApiNone },
      ...apis.map((each) => ({ value: each.identifier, text: `${each.name} (${each.identifier})` })),
    ],
    chosen: form.typed['api'],
  })
  const identifier = field({
    ...{ name: 'home', label: text.identifier, hint: text.identifierHint, autocomplete, inputmode: 'url' },
  })
  const scopes = field({
    ...{ name: 'scopes', label: text.optional(text.apiScopes), hint: text.apiScopesHint, autocomplete },
    required: false,
  })
  const all: Readonly<Record<ClientKind, { main: Html[]; more: Html[] }>> = {
    web: { main: [name, home, library], more: [redirect(text.redirectHint, false), level] },
    browser: { main: [name, home, library], more: [redirect(text.redirectHint, false), level] },
    native: { main: [name, redirect(text.redirectNative, true)], more: [level] },
    machine: { main: [name, api], more: [] },
    device: { main: [name], more: [level] },
    api: { main: [name, identifier, scopes], more: [] },
  }
  return all[kind]
}

/** What is seldom asked has been answered, or must be. */
const isMore = ({ typed, faults }: FormState): boolean =>
  (typed['redirect'] ?? '') !== '' || faults.some(({ field }) => field === 'redirect' || field === 'level')

/** The secret, once, with all that the portal needs beside it; and where one goes on. */
export function secretPage(model: {
  readonly frame: ConsoleFrame
  readonly client: { readonly id: string; readonly name: string }
  readonly issuer: string
  /** Whether it was connected just now. */
  readonly isNew: boolean
  /** Undefined: it uses none. Null: it was shown already. */
  readonly secret: string | null | undefined
  /** Until when the one before works. */
  readonly oldUntil: string | undefined
}): Html {
  const { frame, client, secret } = model
  const text = words[frame.locale]
  const title = model.isNew ? text.connectedTitle(client.name) : text.secretTitle
  return consolePart(frame, 'portals', {
    title,
    trail: { href: `/operator/portals/${client.id}`, text: client.name },
    scripts: ['copy.js'],
    body: html`
      ${secret === null && notice(text.secretGone, 'warn')}
      ${typeof secret === 'string' && notice(text.secretOnce, 'warn')}
      <div class="panel">
        ${toCopy(frame, [
          [text.issuer, model.issuer],
          [text.clientId, client.id, 'client'],
          typeof secret === 'string' && [text.secretTitle, secret, 'secret'],
        ])}
      </div>
      ${model.oldUntil !== undefined && html`<p>${text.secretUntil(model.oldUntil)}</p>`}
      <p>
        <a class="button primary" href="/operator/portals/${client.id}"
          >${model.isNew ? text.toCode : text.toPortal}</a
        >
      </p>
    `,
  })
}
