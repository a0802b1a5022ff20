import type { Brand } from './brand.ts'
import { html, type Child } from './html.ts'
import type { Locale } from '../src/platform/render/locale.ts'

/** What every message is written on. */
export interface Letterhead {
  readonly locale: Locale
  /** The organisation's name for this service. */
  readonly brand: Brand
  /** Pages of ours that messages lead to. */
  readonly links: {
    /** Where a forgotten password is replaced. */
    readonly recover: string
    readonly factors: string
    readonly password: string
  }
}

export interface MailParts {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export type Paragraph = string | { readonly code: string } | { readonly link: string }

/** A mail in two forms that say the same. Paragraphs are text; a `code` or a `link` stands by itself. */
export function mail(
  letterhead: Letterhead,
  parts: { subject: string; paragraphs: readonly Paragraph[] },
): MailParts {
  const body: Child = parts.paragraphs.map((p) =>
    typeof p === 'string'
      ? html`<p style="margin:0 0 16px">${p}</p>`
      : 'link' in p
        ? html`<p style="margin:0 0 16px">
            <a href="${p.link}" style="color:#0b5d7a;word-break:break-all">${p.link}</a>
          </p>`
        : html`<p style="margin:0 0 16px;font:600 26px/1.4 monospace;letter-spacing:3px">${p.code}</p>`,
  )
  return {
    subject: parts.subject,
    text: [...parts.paragraphs.map(inText), letterhead.brand.name].join('\n\n') + '\n',
    html: html`<!doctype html>
      <html lang="${letterhead.locale}">
        <head>
          <meta charset="utf-8" />
          <title>${parts.subject}</title>
        </head>
        <body
          style="margin:0;padding:24px;background:#eef3f5;font:16px/1.55 system-ui,sans-serif;color:#14212b"
        >
          <div style="max-width:34em;margin:auto;background:#fff;padding:28px;border-radius:12px">
            ${body}
            <p style="margin:24px 0 0;color:#4a5b68">${letterhead.brand.name}</p>
          </div>
        </body>
      </html>`.toString(),
  }
}

const inText = (paragraph: Paragraph): string =>
  typeof paragraph === 'string' ? paragraph : 'link' in paragraph ? paragraph.link : `    ${paragraph.code}`
