import { helpLine } from '../brand.ts'
import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { stopped } from '../stopped.ts'
import { words } from './words/index.ts'

/** Somebody stopped on the way to the console, or could not get there. */
export const leftPage = ({ frame, again }: { frame: Frame; again: string }): Html =>
  stopped(frame, words[frame.locale], again)

/** Somebody who is signed in, and looks after nothing here. */
export function noRolePage({ frame }: { frame: Frame }): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.noRoleTitle,
    body: html`
      <h1>${text.noRoleTitle}</h1>
      <p class="lead" data-reason="role-missing">${text.noRoleLead}</p>
      <form method="get" action="/account">
        <div class="actions"><button type="submit" class="primary">${text.toAccount}</button></div>
      </form>
      ${helpLine(frame)}
    `,
  })
}
