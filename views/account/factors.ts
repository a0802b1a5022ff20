import type { Problem } from '../problem-text.ts'
import { html, type Html } from '../html.ts'
import { alert, type Frame } from '../layout.ts'
import { problemText } from '../problem-text.ts'
import { accountPart, day } from './frame.ts'
import { listWords } from './words/index.ts'

export interface FactorShown {
  readonly id: string
  readonly kind: string
  /** What one of its kind is called; `name`: what its owner calls this one. */
  readonly made?: string | undefined
  readonly name: string | undefined
  /** There is no other of its kind: it needs no name. */
  readonly isSingle?: boolean
  readonly since: Date
  readonly used: Date | undefined
  readonly detail: string | undefined
}

export interface ToAdd {
  readonly kind: string
  readonly label: string
  readonly isAdvised: boolean
}

export function factorsPage(model: {
  frame: Frame
  zone: string
  /** What may be added, the best first. */
  ways: readonly ToAdd[]
  credentials: readonly FactorShown[]
  problem: (Problem & { readonly id?: string | undefined }) | undefined
  done: string | null
}): Html {
  const { frame, zone, problem, credentials, ways } = model
  const text = listWords[frame.locale]
  const item = ({ id, kind, made = kind, name, isSingle, since, used, detail }: FactorShown): Html => {
    const called = name ?? made
    const mine = problem?.id === id
    return html`<li data-factor="${id}" data-kind="${kind}">
      <h2>${called}</h2>
      <p>
        ${name === undefined ? '' : html`${made}, `}${text.since(day(frame, zone, since))},
        ${used ? text.used(day(frame, zone, used)) : text.neverUsed}
      </p>
      ${detail !== undefined && html`<p>${detail}</p>`}
      ${mine && alert(problem.reason, problemText(text, frame.locale, problem))}
      ${
        !isSingle &&
        html`<details ${mine && problem.field === 'name' && html`open`}>
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
        </details>`
      }
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
      ${
        credentials.length > 0
          ? ways.map(adding)
          : adding({ kind: ways[0]?.kind ?? '', label: text.setUp, isAdvised: true })
      }
    `,
  })
}

const adding = ({ kind, label, isAdvised }: ToAdd): Html =>
  html`<form method="get" action="/account/factors/add/${kind}">
    <div class="actions">
      <button type="submit" class="${isAdvised ? 'primary' : 'secondary'}">${label}</button>
    </div>
  </form>`
