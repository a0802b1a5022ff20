import { html, type Html } from '../html.ts'
import { layout, notice, type Frame } from '../layout.ts'
import { listWords } from './words/index.ts'

/** What will be left, before a way to sign in goes. */
export function removeFactorPage(model: {
  frame: Frame
  action: string
  name: string
  /** What one signs in with after that, beside the password; each by its name. */
  left: readonly string[]
}): Html {
  const { frame, name, left } = model
  const text = listWords[frame.locale]
  const list = new Intl.ListFormat(frame.locale)
  return layout(frame, {
    title: text.removeTitle(name),
    body: html`
      <h1>${text.removeTitle(name)}</h1>
      <p class="lead">${text.removeLead}</p>
      ${left.length > 0 ? html`<p>${text.removeLeft(list.format(left))}</p>` : notice(text.removeLast, 'warn')}
      <form method="post" action="${model.action}">
        <div class="actions">
          <button type="submit" name="do" value="remove" class="danger">${text.remove(name)}</button>
        </div>
      </form>
      <p class="after"><a href="/account/factors">${text.keepFactor}</a></p>
    `,
  })
}
