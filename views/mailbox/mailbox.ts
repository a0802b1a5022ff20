import { told } from '../time.ts'
import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

export interface Mailbox {
  readonly frame: Frame
  readonly messages: readonly {
    readonly id: string
    readonly template: string
    readonly createdAt: Date
    readonly sentAt: Date | null
    readonly failedAt: Date | null
    readonly to: string
    /** Undefined: a text message, which has none. */
    readonly subject: string | undefined
    readonly text: string
  }[]
}

export function mailboxPage({ frame, messages }: Mailbox): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.title,
    width: 'wide',
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${messages.length > 0 ? text.lead : text.empty}</p>
      <p><a href="/">${text.toStart}</a></p>
      ${messages.map(
        ({ id, template, createdAt, sentAt, failedAt, to, subject, text: content }) => html`
          <article data-message="${id}" data-template="${template}">
            <h2>${subject ?? text.sms}</h2>
            <p class="reference">
              ${text.to} <span data-to>${to}</span> ·
              ${told(frame.locale, createdAt, { dateStyle: 'medium', timeStyle: 'medium' })} ·
              ${sentAt ? text.sent : failedAt ? text.failed : text.waiting}
            </p>
            ${subject !== undefined && html`<p><a href="/demo/mailbox/${id}">${text.asShown}</a></p>`}
            <details ${subject === undefined && html`open`}>
              <summary>${text.asText}</summary>
              <pre>${content}</pre>
            </details>
          </article>
        `,
      )}
    `,
  })
}
