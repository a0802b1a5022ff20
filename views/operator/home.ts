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
  /** Numbers that those who look after an organisation ask to have made one. */
  | { readonly what: 'merge'; readonly id: string; readonly asked: string; readonly name: string }
  | { readonly what: 'chain' | 'mail' }

/** Where each is looked at. */
const places: Readonly<Record<Exclude<Waiting['what'], 'portal' | 'unanswered' | 'merge'>, string>> = {
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
  const { look } = words[frame.locale]
  const { href, says } = told(frame, each)
  return html`<li data-waiting="${each.what}">
    <a href="${href}">${says}</a>
    <span>${look}</span>
    ${icons.onward}
  </li>`
}

/** Where something that waits is looked at, and what is said of it. */
function told(frame: ConsoleFrame, each: Waiting): { readonly href: string; readonly says: string } {
  const { waits } = words[frame.locale]
  switch (each.what) {
    case 'portal':
      return { href: `/operator/portals/${each.id}`, says: waits.portal(each.name, each.count) }
    case 'unanswered':
      return { href: `/operator/organisations/${each.id}/members`, says: waits.unanswered(each.name) }
    case 'merge':
      return {
        href: `/operator/organisations/${each.id}/numbers/asked/${each.asked}`,
        says: waits.merge(each.name),
      }
    case 'chain':
    case 'mail':
      return { href: places[each.what], says: waits[each.what] }
    default:
      return { href: places[each.what], says: waits[each.what](each.count) }
  }
}
