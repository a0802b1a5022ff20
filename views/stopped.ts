import { helpLine } from './brand.ts'
import { html, type Html } from './html.ts'
import { layout, type Frame } from './layout.ts'

/** Somebody stopped on the way to a portal of our own, or could not get there. */
export const stopped = (
  frame: Frame,
  text: { readonly leftTitle: string; readonly leftLead: string; readonly signIn: string },
  again: string,
): Html =>
  layout(frame, {
    title: text.leftTitle,
    body: html`
      <h1>${text.leftTitle}</h1>
      <p class="lead" role="status">${text.leftLead}</p>
      <form method="get" action="${again}">
        <div class="actions"><button type="submit" class="primary">${text.signIn}</button></div>
      </form>
      ${helpLine(frame)}
    `,
  })
