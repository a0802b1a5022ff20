import type { FormState } from '../../../src/platform/http/forms.ts'
import { radios, select } from '../../choices.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Child, type Html } from '../../html.ts'
import { alert, notice } from '../../layout.ts'
import { facts } from '../../work.ts'
import { consolePart, refusalText, type ConsoleFrame, type Refusal } from '../frame.ts'
import { clientKinds } from './kinds.ts'
import { levelChoices, type LevelOffered } from './levels.ts'
import { words } from './words/index.ts'

export interface LevelShown {
  readonly key: string
}

/** What the API found wrong, in its own words, which are English. */
export interface Said {
  readonly where: string
  readonly says: string
}

export interface ConnectModel {
  readonly frame: ConsoleFrame
  readonly form: FormState
  /** Those whose code there is. */
  readonly libraries: readonly string[]
  readonly levels: readonly LevelOffered[]
  /** What makes a form that is sent twice one. */
  readonly once: string
  readonly refused: (Refusal & { readonly said: readonly Said[] }) | undefined
}

/** Three answers by which a portal is registered: who it is, where it lives, what it is. */
export function connectPage(model: ConnectModel): Html {
  const { frame, form, libraries, levels, refused } = model
  const text = words[frame.locale]
  const { field, problemsOf } = fieldsOf(form, text, frame.locale)
  return consolePart(frame, 'portals', {
    title: text.connectTitle,
    trail: { href: '/operator/portals', text: text.title },
    failed: form.faults.length > 0 || refused !== undefined,
    body: html`
      ${refused && saidByApi(frame, refused)}
      <p class="lead">${text.connectLead}</p>
      <form method="post" action="/operator/portals/new" class="narrow" novalidate>
        <input type="hidden" name="once" value="${model.once}" />
        ${field({ name: 'name', label: text.name, hint: text.nameHint, autocomplete: 'off', maxlength: 100 })}
        ${field({ name: 'home', label: text.home, hint: text.homeHint, autocomplete: 'off', inputmode: 'url' })}
        ${radios({
          ...{ name: 'kind', label: text.kindTitle, problems: problemsOf('kind') },
          choices: clientKinds.map((kind) => ({
            value: kind,
            text: text.kind[kind],
            says: text.kindSays[kind],
          })),
          chosen: form.typed['kind'] ?? 'web',
        })}
        ${select({
          ...{ name: 'library', label: text.library, hint: text.libraryHint },
          choices: [
            ...libraries.map((each) => ({ value: each, text: each })),
            { value: '', text: text.libraryOther },
          ],
          chosen: form.typed['library'] ?? libraries[0],
        })}
        <details ${isMore(form) && html`open`}>
          <summary>${text.more}</summary>
          ${field({
            ...{ name: 'redirect', label: text.redirect, hint: text.redirectHint, autocomplete: 'off' },
            required: false,
          })}
          ${select({
            ...{ name: 'level', label: text.levelTitle },
            choices: levelChoices(frame, levels),
            chosen: form.typed['level'] ?? 'two-factor',
          })}
          ${field({
            ...{ name: 'scopes', label: text.apiScopes, hint: text.apiScopesHint, autocomplete: 'off' },
            required: false,
          })}
        </details>
        <div class="doings"><button type="submit" class="primary">${text.go}</button></div>
      </form>
    `,
  })
}

/** What is seldom asked has been answered, or must be. */
const isMore = ({ typed, faults }: FormState): boolean =>
  ['redirect', 'scopes'].some(
    (name) => (typed[name] ?? '') !== '' || faults.some((each) => each.field === name),
  )

/** A refusal with what the API says of each setting. */
export function saidByApi(frame: ConsoleFrame, refused: Refusal & { readonly said: readonly Said[] }): Html {
  const { said } = refused
  return alert(
    refused.reason,
    html`${refusalText(frame, refused)}
    ${
      said.length > 0 &&
      html`<ul lang="en">
        ${said.map(({ where, says }) => html`<li><code>${where}</code> ${says}</li>`)}
      </ul>`
    }`,
  )
}

/** The secret, once; and where one goes on. */
export function secretPage(model: {
  readonly frame: ConsoleFrame
  readonly client: { readonly id: string; readonly name: string }
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
      <div class="panel">
        ${facts([
          [text.clientId, html`<code data-client>${client.id}</code>`],
          typeof secret === 'string' && [text.secretTitle, shownSecret(secret, text.copy, text.copied)],
        ])}
      </div>
      ${typeof secret === 'string' && notice(text.secretOnce, 'warn')}
      ${model.oldUntil !== undefined && html`<p>${text.secretUntil(model.oldUntil)}</p>`}
      <p><a class="button primary" href="/operator/portals/${client.id}">${text.toPortal}</a></p>
    `,
  })
}

const shownSecret = (secret: string, copy: string, copied: string): Child =>
  html`<code class="secret" data-secret data-copy="${copy}" data-copied="${copied}">${secret}</code
    ><span role="status" class="soft" data-copied></span>`
