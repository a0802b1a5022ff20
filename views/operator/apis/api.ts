import type { FormState } from '../../../src/platform/http/forms.ts'
import { area, select } from '../../choices.ts'
import { tickBox } from '../../field.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { panel, tag } from '../../work.ts'
import { consolePart, type ConsoleFrame, type Refusal } from '../frame.ts'
import { meanwhilePart, type ChangedMeanwhile } from '../meanwhile.ts'
import { saidByApi, type Said } from '../said.ts'
import { snippetPart, toCopy, type Snippet } from '../to-copy.ts'
import { apiPath } from './list.ts'
import { words } from './words/index.ts'

interface ApiShown {
  readonly identifier: string
  readonly name: string
  readonly format: 'jwt' | 'opaque'
  readonly isInFiles: boolean
}

export interface ApiModel {
  readonly frame: ConsoleFrame
  readonly api: ApiShown
  readonly issuer: string
  /** Of one that checks tokens by itself. */
  readonly snippet: Snippet | undefined
  readonly form: FormState
  /** What the form began with, sealed. */
  readonly base: string
  readonly meanwhile: readonly ChangedMeanwhile[]
  readonly may: { readonly change: boolean; readonly withdraw: boolean }
  readonly refused: (Refusal & { readonly said: readonly Said[] }) | undefined
  readonly done: string | null
}

/** What takes tokens: how it checks them, and what it is registered with. */
export function apiPage(model: ApiModel): Html {
  const { frame, api, issuer, snippet, may, refused } = model
  const text = words[frame.locale]
  const at = apiPath(api.identifier)
  return consolePart(frame, 'portals', {
    title: api.name,
    trail: { href: '/operator/apis', text: text.title },
    state: api.isInFiles && tag(text.files),
    scripts: ['copy.js'],
    done: text.done[model.done ?? ''],
    failed: refused !== undefined || model.form.faults.length > 0,
    body: html`
      ${refused && saidByApi(frame, refused)} ${meanwhilePart(frame, model.meanwhile)}
      ${panel(
        text.checks,
        html`<p>${text.checksBy[api.format]}</p>
          ${toCopy(frame, [
            [text.issuer, issuer],
            [text.audience, api.identifier],
            api.format === 'jwt'
              ? [text.keys, `${issuer}/jwks`]
              : [text.introspection, `${issuer}/token/introspection`],
          ])}`,
      )}
      ${snippet && snippetPart(frame, at, { snippet, libraries: [snippet.library] })}
      ${panel(text.settings, settingsForm(model))}
      ${may.withdraw && html`<p class="after"><a href="${at}/withdraw">${text.withdraw}</a></p>`}
    `,
  })
}

function settingsForm({ frame, api, form, base, may }: ApiModel): Html {
  const text = words[frame.locale]
  const { field, problemsOf } = fieldsOf(form, text, frame.locale)
  return html`<form method="post" action="${apiPath(api.identifier)}" class="narrow" novalidate>
    <input type="hidden" name="base" value="${base}" />
    ${field({ name: 'name', label: text.columns.name, autocomplete: 'off', maxlength: 100 })}
    ${area({
      ...{ name: 'scopes', label: text.columns.scopes, hint: text.scopesHint },
      ...{ value: form.typed['scopes'], problems: problemsOf('scopes') },
    })}
    ${select({
      ...{
        name: 'format',
        label: text.columns.format,
        hint: text.formatHint,
        problems: problemsOf('format'),
      },
      choices: (['jwt', 'opaque'] as const).map((value) => ({ value, text: text.format[value] })),
      chosen: form.typed['format'],
    })}
    ${field({ name: 'seconds', label: text.seconds, hint: text.secondsHint, autocomplete: 'off', inputmode: 'numeric', maxlength: 3 })}
    ${
      may.change &&
      html`${api.isInFiles && tickBox({ name: 'anyway', value: 'yes', label: text.anyway })}
        <div class="doings"><button type="submit" class="primary">${text.save}</button></div>`
    }
  </form>`
}

/** Asks once more before an API is withdrawn. */
export function withdrawApiPage(model: {
  readonly frame: ConsoleFrame
  readonly api: ApiShown
  readonly version: number
  readonly refused: (Refusal & { readonly said: readonly Said[] }) | undefined
}): Html {
  const { frame, api, refused } = model
  const text = words[frame.locale]
  const at = apiPath(api.identifier)
  return consolePart(frame, 'portals', {
    title: text.withdrawTitle(api.name),
    trail: { href: at, text: api.name },
    failed: refused !== undefined,
    body: html`
      ${refused && saidByApi(frame, refused)} ${notice(text.withdrawLead, 'warn')}
      <form method="post" action="${at}/withdraw" class="narrow">
        <input type="hidden" name="version" value="${model.version}" />
        ${api.isInFiles && tickBox({ name: 'anyway', value: 'yes', label: text.anyway })}
        <div class="doings">
          <button type="submit" class="danger">${text.withdraw}</button>
          <a href="${at}">${text.keep}</a>
        </div>
      </form>
    `,
  })
}
