import { html, type Html } from './html.ts'
import { alert, layout, type Frame } from './layout.ts'
import { helpLine } from './brand.ts'
import { problemWords as words } from './words/index.ts'

/** Any request that failed: what happened, what to do, and the reference that finds the log line. */
export function problemPage(model: {
  frame: Frame
  code: string
  reference: string
  /** In the words of programs, for whoever looks after the portal. */
  detail?: string | undefined
  /** The page that explains it to them. */
  about?: string | undefined
  /** The portal that somebody came from, where that is known. */
  back?: { readonly name: string; readonly href: string } | undefined
}): Html {
  const text = words[model.frame.locale]
  const title = titleOf(text, model.code)
  return layout(model.frame, {
    title,
    body: html`
      <h1>${title}</h1>
      ${alert(model.code, text.problems[model.code] ?? text.fallback, isNobodysFault(model.code) ? 'neutral' : undefined)}
      <div class="actions">
        ${
          model.back
            ? html`<a class="button primary" href="${model.back.href}">${text.goOn(model.back.name)}</a>
                <a class="button" href="/account">${text.account}</a>`
            : model.code === 'signed-in-already'
              ? html`<a class="button primary" href="/account">${text.account}</a>`
              : html`<a class="button primary" href="/">${text.start}</a>`
        }
      </div>
      ${helpLine(model.frame)}
      <p class="reference">${text.reference(model.reference)}. ${text.referenceHelp}</p>
      ${model.detail !== undefined && html`<p class="reference"><code>${model.about === undefined ? model.detail : html`<a href="${model.about}">${model.detail}</a>`}</code></p>`}
    `,
  })
}

/** A page that is over, or was never there: nothing failed, and it is told in a quieter colour. */
const isNobodysFault = (code: string): boolean => isOver(code) || code in quietTitles

const isOver = (code: string): boolean => code === 'attempt-gone' || code === 'session_not_found'

const quietTitles: Readonly<Record<string, 'notFoundTitle' | 'signedInTitle'>> = {
  'not-found': 'notFoundTitle',
  'signed-in-already': 'signedInTitle',
}

const titleOf = (text: (typeof words)[keyof typeof words], code: string): string =>
  text[quietTitles[code] ?? (isOver(code) ? 'overTitle' : 'title')]
