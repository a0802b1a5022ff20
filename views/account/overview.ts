import { html, type Html } from '../html.ts'
import { icons } from '../icons.ts'
import { layout, notice, type Frame } from '../layout.ts'
import { day } from './frame.ts'
import { words } from './words/index.ts'

export interface Overview {
  readonly frame: Frame
  readonly name: string
  readonly email: string
  readonly hasPassword: boolean
  readonly expiresAt: Date | undefined
  readonly daysLeft: number | undefined
  readonly zone: string
  readonly factors: number
  readonly sessions: number
  readonly portals: number
  readonly done: string | null
}

/** The first page: what there is, each with how it stands in a line. */
export function overviewPage(model: Overview): Html {
  const { frame, done } = model
  const text = words[frame.locale]
  const entry = (href: string, label: string, how: string): Html =>
    html`<li><a href="/account/${href}">${label}</a><span>${how}</span>${icons.onward}</li>`
  return layout(frame, {
    title: text.title,
    width: 'wide',
    body: html`
      <h1>${text.hello(model.name)}</h1>
      <p class="lead">${text.lead(model.email)}</p>
      ${done !== null && text.done[done] && notice(text.done[done], 'ok')}
      <ul class="entries">
        ${entry('password', text.password, passwordLine(model))}
        ${entry('factors', text.factors, text.factorsCount(model.factors))}
        ${entry('sessions', text.sessions, text.sessionsCount(model.sessions))}
        ${entry('profile', text.profile, text.profileWhat)}
        ${entry('portals', text.portals, text.portalsCount(model.portals))}
        ${entry('activity', text.activity, text.activityWhat)} ${entry('data', text.data, text.dataWhat)}
        ${entry('close', text.close, text.closeWhat)}
      </ul>
      <p class="after"><a href="/password-policy">${text.policy}</a></p>
    `,
  })
}

function passwordLine({ frame, hasPassword, expiresAt, daysLeft = 0, zone }: Overview): string {
  const text = words[frame.locale]
  if (!hasPassword) return text.passwordNone
  if (!expiresAt) return text.passwordForEver
  const date = day(frame, zone, expiresAt)
  return daysLeft <= 30 ? text.passwordExpiresIn(daysLeft, date) : text.passwordUntil(date)
}
