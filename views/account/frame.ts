import { told } from '../time.ts'
import { html, type Child, type Html } from '../html.ts'
import { layout, notice, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

/** A page of "my account": its title, what was done just now, its content, and the way back to the first. */
export function accountPart(
  frame: Frame,
  parts: {
    title: string
    done?: string | undefined
    width?: 'narrow' | 'wide'
    failed?: boolean
    body: Child
  },
): Html {
  return layout(frame, {
    title: parts.title,
    failed: parts.failed,
    width: parts.width ?? 'wide',
    body: html`
      <h1>${parts.title}</h1>
      ${parts.done !== undefined && notice(parts.done, 'ok')} ${parts.body}
      <p class="after"><a href="/account">${words[frame.locale].back}</a></p>
    `,
  })
}

/** A day and a time, where its reader lives. */
export const moment = (frame: Frame, zone: string, at: Date): string =>
  told(frame.locale, at, { dateStyle: 'long', timeStyle: 'short', timeZone: zone })

export const day = (frame: Frame, zone: string, at: Date): string =>
  told(frame.locale, at, { dateStyle: 'long', timeZone: zone })

/** Names within a line, as one says them after one another. */
export const listed = ({ locale }: Frame, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    names.map((name) => name.slice(0, 1).toLocaleLowerCase(locale) + name.slice(1)),
  )
