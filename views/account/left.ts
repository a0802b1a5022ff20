import { helpLine } from '../brand.ts'
import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

/** Somebody stopped on the way to "my account", or could not get there. */
export const leftPage = ({ frame, again }: { frame: Frame; again: string }): Html =>
  said(frame, words[frame.locale].leftTitle, words[frame.locale].leftLead, again)

/** What is said once, when nobody is signed in any more. */
export function saidPage({
  frame,
  what,
  areTold,
}: {
  frame: Frame
  what: 'closed' | 'reported'
  /** Whether somebody is told of what is reported. */
  areTold: boolean
}): Html {
  const text = words[frame.locale]
  return what === 'closed'
    ? said(frame, text.saidClosedTitle, text.saidClosedLead, undefined)
    : said(frame, text.saidReportedTitle, text.saidReportedLead(areTold), '/account')
}

function said(frame: Frame, title: string, lead: string, again: string | undefined): Html {
  return layout(frame, {
    title,
    body: html`
      <h1>${title}</h1>
      <p class="lead" role="status">${lead}</p>
      ${
        again !== undefined &&
        html`<form method="get" action="${again}">
          <div class="actions">
            <button type="submit" class="primary">${words[frame.locale].signIn}</button>
          </div>
        </form>`
      }
      ${helpLine(frame)}
    `,
  })
}
