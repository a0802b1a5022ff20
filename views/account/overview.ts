import { html, type Html } from '../html.ts'
import { icons } from '../icons.ts'
import { layout, notice, type Frame } from '../layout.ts'
import { day, listed } from './frame.ts'
import { words } from './words/index.ts'

/** What is best done next; the most urgent alone. */
export type Advice = 'expires' | 'no-second' | 'lost' | 'one-way' | 'few-codes'

export interface Overview {
  readonly frame: Frame
  readonly name: string
  readonly hasPassword: boolean
  readonly expiresAt: Date | undefined
  readonly daysLeft: number | undefined
  readonly zone: string
  /** What is set up, by what each is called. */
  readonly factors: readonly string[]
  readonly sessions: number
  readonly portals: number
  readonly organisations: number
  readonly advice: { readonly what: Advice; readonly href: string } | undefined
  readonly done: string | null
}

/** The first page: what is best done next, and what there is, each with how it stands in a line. */
export function overviewPage(model: Overview): Html {
  const { frame, done, advice } = model
  const text = words[frame.locale]
  const entry = (href: string, label: string, how: string): Html =>
    html`<li>
      <a href="${href}">${label}</a>
      <span>${how}</span>
      ${icons.onward}
    </li>`
  return layout(frame, {
    title: text.title,
    width: 'wide',
    body: html`
      <h1>${text.hello(model.name)}</h1>
      ${done !== null && text.done[done] && notice(text.done[done], 'ok')} ${advice && advised(frame, advice)}
      <h2>${text.security}</h2>
      <ul class="entries">
        ${entry('/account/password', text.password, passwordLine(model))}
        ${entry('/account/factors', text.factors, model.factors.length > 0 ? listed(frame, model.factors) : text.factorsNone)}
        ${entry('/account/sessions', text.sessions, text.sessionsCount(model.sessions))}
        ${entry('/account/activity', text.activity, text.activityWhat)}
      </ul>
      <h2>${text.yours}</h2>
      <ul class="entries">
        ${entry('/account/profile', text.profile, text.profileWhat)}
        ${entry('/account/organisations', text.organisations, text.organisationsCount(model.organisations))}
        ${entry('/portals', text.launcher, text.launcherWhat)}
        ${entry('/account/portals', text.portals, text.portalsCount(model.portals))}
        ${entry('/account/data', text.data, text.dataWhat)}
        ${entry('/account/close', text.close, text.closeWhat)}
      </ul>
      <p class="after"><a href="/password-policy">${text.policy}</a></p>
    `,
  })
}

function advised({ locale }: Frame, { what, href }: NonNullable<Overview['advice']>): Html {
  const text = words[locale]
  const { fact, why, way } = {
    expires: { fact: text.expires, why: text.expiresSays, way: text.expiresWay },
    'no-second': { fact: text.noSecond, why: text.noSecondSays, way: text.noSecondWay },
    lost: { fact: text.lost, why: text.lostSays, way: text.lostWay },
    'few-codes': { fact: text.fewCodes, why: text.fewCodesSays, way: text.fewCodesWay },
    'one-way': { fact: text.oneWay, why: text.oneWaySays, way: text.oneWayWay },
  }[what]
  return html`<div data-advice="${what}">
    ${notice(html`<strong>${fact}</strong> ${why} <a href="${href}">${way}</a>`, 'warn')}
  </div>`
}

function passwordLine({ frame, hasPassword, expiresAt, daysLeft = 0, zone }: Overview): string {
  const text = words[frame.locale]
  if (!hasPassword) return text.passwordNone
  if (!expiresAt) return text.passwordForEver
  const date = day(frame, zone, expiresAt)
  return daysLeft <= 30 ? text.passwordExpiresIn(daysLeft, date) : text.passwordUntil(date)
}
