import type { FormState } from '../../src/platform/http/forms.ts'
import { html, type Html } from '../html.ts'
import { icons } from '../icons.ts'
import { panel } from '../work.ts'
import { consolePart, type ConsoleFrame } from './frame.ts'
import { searchForm } from './search.ts'
import { words } from './words/index.ts'

/** Something that waits for somebody, and where it is looked at. */
export type Waiting =
  | {
      readonly what:
        'agreements' | 'own' | 'letters' | 'paper' | 'jobs' | 'chores' | 'without' | 'applications'
      readonly count: number
    }
  | { readonly what: 'portal'; readonly id: string; readonly name: string; readonly count: number }
  /** Requests that nobody who looks after an organisation has answered. */
  | { readonly what: 'unanswered'; readonly id: string; readonly name: string }
  | { readonly what: 'chain' | 'mail' }

/** Where each is looked at. */
const places: Readonly<Record<Exclude<Waiting['what'], 'portal' | 'unanswered'>, string>> = {
  agreements: '/operator/agreements',
  own: '/operator/agreements',
  without: '/operator/organisations?without=yes',
  applications: '/operator/applications',
  letters: '/operator/running/outbox',
  paper: '/operator/running/letters?state=set-aside',
  jobs: '/operator/running',
  chores: '/operator/running',
  chain: '/operator/audit',
  mail: '/operator/running/outbox',
}

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
  const href =
    each.what === 'portal'
      ? `/operator/portals/${each.id}`
      : each.what === 'unanswered'
        ? `/operator/organisations/${each.id}/members`
        : places[each.what]
  const says =
    each.what === 'portal'
      ? waits.portal(each.name, each.count)
      : each.what === 'unanswered'
        ? waits.unanswered(each.name)
        : 'count' in each
          ? waits[each.what](each.count)
          : waits[each.what]
  return html`<li data-waiting="${each.what}">
    <a href="${href}">${says}</a>
    <span>${look}</span>
    ${icons.onward}
  </li>`
}
