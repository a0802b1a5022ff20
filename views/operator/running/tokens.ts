import type { FormState } from '../../../src/platform/http/forms.ts'
import { area } from '../../choices.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { alert, notice } from '../../layout.ts'
import { table } from '../../table.ts'
import { doing } from '../../work.ts'
import { consolePart, moment, refusalText, type ConsoleFrame, type Refusal } from '../frame.ts'
import { runningPart, type RunningTab } from './frame.ts'
import { words } from './words/index.ts'

export interface TokensModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly tabs: readonly RunningTab[]
  readonly tokens: readonly {
    readonly id: string
    readonly name: string
    readonly usesLeft: number
    readonly until: Date
    readonly scopes: readonly string[]
  }[]
  /** Whether programs may register clients at all. */
  readonly isOn: boolean
  readonly creates: boolean
  readonly next: string | undefined
  readonly done: string | null
}

/** What lets programs register clients by the protocol. */
export function tokensPage(model: TokensModel): Html {
  const { frame, zone, tabs, tokens, creates, next } = model
  const text = words[frame.locale]
  const { tokenColumns: columns } = text
  return runningPart(frame, {
    ...{ at: 'tokens', tabs, done: text.done[model.done ?? ''] },
    action: creates && html`<a class="button primary" href="/operator/running/tokens/new">${text.create}</a>`,
    body: html`
      <p class="lead">${text.tokensLead}</p>
      ${!model.isOn && notice(text.tokensOff, 'warn')}
      ${table(frame.locale, {
        caption: text.tab.tokens,
        isTitled: true,
        columns: [
          { title: columns.name, cell: ({ name }) => name },
          { title: columns.uses, cell: ({ usesLeft }) => usesLeft, isNumber: true },
          { title: columns.until, cell: ({ until }) => moment(frame, zone, until) },
          { title: columns.scopes, cell: ({ scopes }) => scopes.join(' ') },
          {
            title: columns.end,
            cell: ({ id }) =>
              creates ? doing(`/operator/running/tokens/${id}/end`, { text: text.end, kind: 'quiet' }) : '–',
          },
        ],
        rows: tokens,
        empty: text.tokensNone,
        pages: { next: next === undefined ? undefined : `/operator/running/tokens?after=${next}` },
      })}
    `,
  })
}

export function newTokenPage(model: {
  readonly frame: ConsoleFrame
  readonly form: FormState
  readonly once: string
  readonly refused: Refusal | undefined
}): Html {
  const { frame, form, once, refused } = model
  const text = words[frame.locale]
  const { field, problemsOf } = fieldsOf(form, text, frame.locale)
  return consolePart(frame, 'running', {
    title: text.createTitle,
    trail: { href: '/operator/running/tokens', text: text.tab.tokens },
    failed: form.faults.length > 0 || refused !== undefined,
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      <p class="lead">${text.createLead}</p>
      <form method="post" action="/operator/running/tokens/new" class="narrow" novalidate>
        <input type="hidden" name="once" value="${once}" />
        ${field({ name: 'name', label: text.name, hint: text.nameHint, autocomplete: 'off', maxlength: 100 })}
        ${field({ name: 'uses', label: text.uses, autocomplete: 'off', inputmode: 'numeric', value: '1' })}
        ${field({ name: 'hours', label: text.hours, autocomplete: 'off', inputmode: 'numeric', value: '24' })}
        ${area({
          ...{ name: 'origins', label: text.origins, hint: text.originsHint },
          ...{ value: form.typed['origins'], problems: problemsOf('origins') },
        })}
        <div class="doings">
          <button type="submit" class="primary">${text.create}</button>
          <a href="/operator/running/tokens">${text.keep}</a>
        </div>
      </form>
    `,
  })
}

/** The token, once. */
export function tokenMadePage(model: {
  readonly frame: ConsoleFrame
  readonly name: string
  /** Null: it was shown already. */
  readonly token: string | null
}): Html {
  const { frame, name, token } = model
  const text = words[frame.locale]
  return consolePart(frame, 'running', {
    title: name,
    trail: { href: '/operator/running/tokens', text: text.tab.tokens },
    scripts: ['copy.js'],
    body:
      token === null
        ? notice(text.gone, 'warn')
        : html`<h2>${text.made}</h2>
            <code class="secret" data-secret data-copy="${text.copy}" data-copied="${text.copied}"
              >${token}</code
            >
            <span role="status" class="soft" data-copied></span>
            ${notice(text.madeLead, 'warn')}`,
  })
}
