import { html, type Html } from '../../html.ts'
import type { Frame } from '../../layout.ts'
import { words as activityWords } from './words/index.ts'
import { accountPart, moment } from '../frame.ts'

export interface ActivityLine {
  /** The audit's name for it: one of those there are words for. */
  readonly type: string
  readonly at: Date
  /** Undefined where no portal has to do with it; null for "my account" itself. */
  readonly portal: string | null | undefined
  readonly program: string | undefined
  readonly address: string | undefined
}

/** What is said of an event, by its name. */
export type Saying = Readonly<Partial<Record<string, (portal: string) => string>>>

/** What the owner of an account is told of its audit, beside what becomes of factors: all that there are words for. */
export const toldTypes: readonly string[] = Object.keys(activityWords.en.events)

export function activityPage(model: {
  frame: Frame
  zone: string
  lines: readonly ActivityLine[]
  /** What is said of what becomes of factors, in the language of the page. */
  happened: Saying
  next: string | undefined
}): Html {
  const { frame, zone, lines, next } = model
  const text = activityWords[frame.locale]
  const says: Saying = { ...text.events, ...model.happened }
  return accountPart(frame, {
    title: text.title,
    body: html`
      <p class="lead">${text.lead}</p>
      <form method="get" action="/account/not-me" class="inline">
        <p>${text.notMeLead}</p>
        <button type="submit" class="secondary">${text.notMe}</button>
      </form>
      ${lines.length === 0 && html`<p>${text.nothing}</p>`}
      <ol class="lines" reversed>
        ${lines.map(
          ({ type, at, portal, program, address }) =>
            html`<li data-event="${type}">
              <strong>${says[type]?.(portal === null ? text.account : (portal ?? text.portal))}</strong>
              <span>${moment(frame, zone, at)}</span>
              ${address !== undefined && html`<span>${text.where(program ?? text.unknownProgram, address)}</span>`}
            </li>`,
        )}
      </ol>
      ${next && html`<p class="after"><a href="/account/activity?before=${next}">${text.older}</a></p>`}
    `,
  })
}
