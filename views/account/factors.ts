import type { Problem } from '../problem-text.ts'
import { html, type Html } from '../html.ts'
import { alert, type Frame } from '../layout.ts'
import { problemText } from '../problem-text.ts'
import { accountPart, moment } from './frame.ts'
import { listWords } from './words/index.ts'

export interface FactorShown {
  readonly id: string
  readonly kind: string
  readonly name: string | undefined
  readonly since: Date
  readonly used: Date | undefined
  readonly detail: string | undefined
}

export function factorsPage(model: {
  frame: Frame
  zone: string
  /** What may be added, and what each is called. */
  names: ReadonlyMap<string, { readonly name: string; readonly add: string }>
  credentials: readonly FactorShown[]
  problem: (Problem & { readonly id?: string | undefined }) | undefined
  done: string | null
}): Html {
  const { frame, zone, problem, credentials, names } = model
  const text = listWords[frame.locale]
  const item = ({ id, kind, name, since, used, detail }: FactorShown): Html => {
    const made = names.get(kind)?.name ?? kind
    const called = name ?? made
    const mine = problem?.id === id
    return html`<li data-factor="${id}" data-kind="${kind}">
      <h2>${called}</h2>
      <p>
        ${name === undefined ? '' : html`${made}, `}${text.since(moment(frame, zone, since))},
        ${used ? text.used(moment(frame, zone, used)) : text.neverUsed}
      </p>
      ${detail !== undefined && html`<p>${detail}</p>`}
      ${mine && alert(problem.reason, problemText(text, frame.locale, problem))}
      <details ${mine && problem.field === 'name' && html`open`}>
        <summary>${text.changeName}</summary>
        <form method="post" action="/account/factors/${id}" class="inline">
          <label for="name-${id}">${text.name}</label>
          <input
            type="text"
            id="name-${id}"
            name="name"
            value="${name ?? ''}"
            maxlength="60"
            autocomplete="off"
          />
          <button type="submit" name="do" value="rename" class="secondary">${text.rename}</button>
        </form>
      </details>
      <p><a href="/account/factors/${id}/remove">${text.remove(called)}</a></p>
    </li>`
  }
  return accountPart(frame, {
    title: text.factorsTitle,
    failed: problem !== undefined,
    done: text.done[model.done ?? ''],
    body: html`
      <p class="lead">${text.factorsLead}</p>
      ${problem && !credentials.some(({ id }) => id === problem.id) && alert(problem.reason, problemText(text, frame.locale, problem))}
      ${
        credentials.length > 0
          ? html`<ul class="items">
              ${credentials.map(item)}
            </ul>`
          : html`<p>${text.noFactors}</p>`
      }
      ${[...names].map(
        ([kind, { add }], i) =>
          html`<form method="get" action="/account/factors/add/${kind}">
            <div class="actions">
              <button type="submit" class="${i === 0 ? 'primary' : 'secondary'}">${add}</button>
            </div>
          </form>`,
      )}
    `,
  })
}
