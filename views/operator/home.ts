import type { FormState } from '../../src/platform/http/forms.ts'
import { html, type Html } from '../html.ts'
import { icons } from '../icons.ts'
import { panel } from '../work.ts'
import { consolePart, type ConsoleFrame } from './frame.ts'
import { searchForm } from './search.ts'
import { words } from './words/index.ts'

/** Something that waits for somebody, and where it is looked at. */
export type Waiting =
  | { readonly what: 'agreements'; readonly count: number }
  | { readonly what: 'letters'; readonly count: number }
  | { readonly what: 'chain' }

export interface HomeModel {
  readonly frame: ConsoleFrame
  readonly waiting: readonly Waiting[]
  /** Undefined: finding people is not part of their role. */
  readonly search: FormState | undefined
  readonly connects: boolean
}

/** What needs somebody now; then what one comes for most. */
export function homePage({ frame, waiting, search, connects }: HomeModel): Html {
  const text = words[frame.locale]
  return consolePart(frame, 'home', {
    title: text.homeTitle,
    body: html`
      ${waiting.length === 0 && html`<p class="lead" data-waiting="nothing">${text.nothingWaits}</p>`}
      ${
        waiting.length > 0 &&
        html`<ul class="entries">
          ${waiting.map((each) => entry(frame, each))}
        </ul>`
      }
      <div class="panels">
        ${search && panel(text.findTitle, searchForm(frame, search, text.findLabel))}
        ${
          connects &&
          panel(
            text.connect,
            html`<p>${text.connectLead}</p>
              <p><a class="button primary" href="/operator/portals/new">${text.connect}</a></p>`,
          )
        }
      </div>
    `,
  })
}

function entry(frame: ConsoleFrame, each: Waiting): Html {
  const { waits, look } = words[frame.locale]
  const [href, what] =
    each.what === 'agreements'
      ? ['/operator/agreements', waits.agreements(each.count)]
      : each.what === 'letters'
        ? ['/operator/running/outbox', waits.letters(each.count)]
        : ['/operator/audit', waits.chain]
  return html`<li data-waiting="${each.what}">
    <a href="${href}">${what}</a>
    <span>${look}</span>
    ${icons.onward}
  </li>`
}
