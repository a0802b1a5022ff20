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
  readonly letters: readonly LetterShown[]
}

/** A letter, as it will be printed. */
export interface LetterShown {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly reference: string
  readonly createdAt: Date
  /** Undefined: it was handed over, or is over, and nobody here knows it any more. */
  readonly address: readonly string[] | undefined
}

export function mailboxPage({ frame, messages, letters }: Mailbox): Html {
  const text = words[frame.locale]
  const shown = [
    ...messages.map((each) => ({ at: each.createdAt, html: messageShown(frame, each) })),
    ...letters.map((each) => ({ at: each.createdAt, html: letterShown(frame, each) })),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return layout(frame, {
    title: text.title,
    width: 'wide',
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${shown.length > 0 ? text.lead : text.empty}</p>
      <p><a href="/">${text.toStart}</a></p>
      ${shown.map((each) => each.html)}
    `,
  })
}

type Shown = Mailbox['messages'][number]

function messageShown(frame: Frame, { id, template, createdAt, sentAt, failedAt, to, ...rest }: Shown): Html {
  const text = words[frame.locale]
  const { subject, text: content } = rest
  return html`
    <article data-message="${id}" data-template="${template}">
      <h2>${subject ?? text.sms}</h2>
      <p class="reference">
        ${text.to} <span data-to>${to}</span> · ${when(frame, createdAt)} ·
        ${sentAt ? text.sent : failedAt ? text.failed : text.waiting}
      </p>
      ${subject !== undefined && html`<p><a href="/demo/mailbox/${id}">${text.asShown}</a></p>`}
      <details ${subject === undefined && html`open`}>
        <summary>${text.asText}</summary>
        <pre>${content}</pre>
      </details>
    </article>
  `
}

function letterShown(frame: Frame, { id, kind, state, reference, createdAt, address }: LetterShown): Html {
  const text = words[frame.locale]
  return html`
    <article data-letter="${id}" data-kind="${kind}" data-state="${state}">
      <h2>${text.letter}</h2>
      <p class="reference">
        ${address !== undefined && html`${text.to} <span data-to>${address.join(', ')}</span> ·`} ${reference}
        · ${when(frame, createdAt)} · ${text.letterState[state] ?? state}
      </p>
      ${address !== undefined && html`<p><a href="/demo/mailbox/letters/${id}">${text.asPrinted}</a></p>`}
    </article>
  `
}

const when = ({ locale }: Frame, at: Date): string =>
  told(locale, at, { dateStyle: 'medium', timeStyle: 'medium' })
