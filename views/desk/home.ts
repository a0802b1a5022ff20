import type { Power } from '../../src/policy/organisations/index.ts'
import { html, type Html } from '../html.ts'
import { icons } from '../icons.ts'
import { doing, panel } from '../work.ts'
import { deskPart, pathIn, type DeskFrame } from './frame.ts'
import { words } from './words/index.ts'

export interface AdministratorListed {
  readonly name: string
  readonly isYou: boolean
  readonly powers: readonly Power[]
}

/** What waits for whoever looks after the organisation. */
export interface Needs {
  /** To whom one's own work is offered, who has not answered yet. */
  readonly handedOver: string | undefined
  /** Who asks to be let in, or to be allowed more; the oldest first. */
  readonly requests: readonly { readonly id: string; readonly name: string; readonly isMember: boolean }[]
  /** Invitations that do not reach whom they are for. */
  readonly stuck: readonly { readonly id: string; readonly name: string }[]
  /** Whether others wait to be accepted. */
  readonly waits: boolean
}

/** The first page: what needs somebody, what one can do, and who the others are. */
export function homePage(model: {
  readonly frame: DeskFrame
  readonly administrators: readonly AdministratorListed[]
  readonly needs: Needs
  readonly may: Readonly<Record<'invite' | 'demand' | 'outside' | 'join', boolean>>
  readonly done: string | null
}): Html {
  const { frame, administrators, needs, may } = model
  const text = words[frame.locale]
  const entry = (href: string, title: string, says: string): Html =>
    html`<li>
      <a href="${href}">${title}</a>
      <span>${says}</span>
      ${icons.onward}
    </li>`
  return deskPart(frame, 'home', {
    title: frame.organisation.name,
    done: text.done[model.done ?? ''],
    body: html`
      <h2>${text.needs}</h2>
      ${
        needs.handedOver !== undefined &&
        html`<p>${text.handedOver(needs.handedOver)}</p>
          ${doing(pathIn(frame, 'take-back'), { text: text.takeBack })}`
      }
      ${
        needs.requests.length + needs.stuck.length === 0 && !needs.waits
          ? html`<p>${text.needsNone}</p>`
          : html`<ul class="entries">
              ${needs.requests.map(({ id, name, isMember }) =>
                entry(
                  pathIn(frame, `requests/${id}`),
                  isMember ? text.asksMore(name) : text.asksToJoin(name),
                  text.asksSays,
                ),
              )}
              ${needs.stuck.map(({ id, name }) =>
                entry(pathIn(frame, `invitations/${id}`), text.stuck(name), text.stuckSays),
              )}
              ${needs.waits && entry(pathIn(frame, 'invitations'), text.waiting, text.waitingSays)}
            </ul>`
      }
      <h2>${text.tasks}</h2>
      <ul class="entries">
        ${may.invite && entry(pathIn(frame, 'invitations/new'), text.invite, text.inviteSays)}
        ${may.invite && entry(pathIn(frame, 'lists'), text.inviteMany, text.inviteManySays)}
        ${entry(pathIn(frame, 'people'), text.find, text.findSays)}
        ${entry(pathIn(frame, 'unseen'), text.unseen, text.unseenSays)}
        ${may.outside && entry(pathIn(frame, 'outside'), text.outside, text.outsideSays)}
        ${may.join && entry(pathIn(frame, 'numbers'), text.join, text.joinSays)}
        ${may.demand && entry(pathIn(frame, 'demands'), text.demand, text.demandSays)}
      </ul>
      ${panel(text.administrators, administratorsList(frame, administrators))}
    `,
  })
}

function administratorsList(frame: DeskFrame, all: readonly AdministratorListed[]): Html {
  const text = words[frame.locale]
  const list = new Intl.ListFormat(frame.locale)
  return html`<ul class="plain">
    ${all.map(
      ({ name, isYou, powers }) =>
        html`<li>
          ${name}${isYou && ` (${text.you})`}
          <span class="soft"
            >${powers.length === 3 ? text.allPowers : text.powersSay(list.format(powers.map((each) => text.powers[each])))}</span
          >
        </li>`,
    )}
  </ul>`
}
