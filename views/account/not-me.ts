import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

/** What happens when somebody reports a stranger, before it happens. */
export function notMePage({
  frame,
  action,
  areTold,
}: {
  frame: Frame
  action: string
  /** Whether somebody is told of what is reported. */
  areTold: boolean
}): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.notMeTitle,
    body: html`
      <h1>${text.notMeTitle}</h1>
      <p>${text.notMeLead}</p>
      <ol class="steps">
        ${[...text.notMeSteps, ...(areTold ? [text.notMeTold] : [])].map((step) => html`<li>${step}</li>`)}
      </ol>
      <form method="post" action="${action}">
        <div class="actions"><button type="submit" class="danger">${text.notMeYes}</button></div>
      </form>
      <p class="after"><a href="/account/activity">${text.notMeNo}</a></p>
    `,
  })
}
