import { told } from '../../time.ts'
import type { TimeZone } from '../../../src/policy/password/life.ts'
import type { Frame } from '../../layout.ts'
import { html, type Html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { renewalWords } from './words/index.ts'

export interface ShownExpiry {
  readonly frame: Frame
  readonly action: string
  /** In the person's calendar: 1 is tomorrow. */
  readonly daysLeft: number
  readonly expiresAt: Date
  readonly zone: TimeZone
}

/** After signing in: the password expires soon. Now, or later; asked at most once a day. */
export function expiryPage({ frame, action, daysLeft, expiresAt, zone }: ShownExpiry): Html {
  const text = renewalWords[frame.locale]
  const date = told(frame.locale, expiresAt, { dateStyle: 'full', timeZone: zone })
  const title = text.expiresIn(daysLeft)
  return layout(frame, {
    title,
    body: html`
      <h1>${title}</h1>
      <p class="lead">${text.expiryLead(date)}</p>
      <form method="post" action="${action}">
        <div class="actions">
          <button type="submit" class="primary" name="do" value="change">${text.changeNow}</button>
          <button type="submit" class="secondary" name="do" value="later">${text.later}</button>
        </div>
      </form>
    `,
  })
}
