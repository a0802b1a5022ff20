import { html, type Html } from '../html.ts'
import { alert, layout, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

/** Where a portal's test, or who writes one, says who signs in. */
export function simulatePage(model: {
  frame: Frame
  action: string
  /** What was said, as JSON. */
  said: string
  faults: readonly { readonly path: readonly (string | number)[]; readonly says: string }[]
  levels: readonly string[]
  errors: readonly string[]
  wrongs: readonly string[]
}): Html {
  const { frame, faults } = model
  const text = words[frame.locale]
  const list = (names: readonly string[]): Html =>
    html`${names.map((name, at) => html`${at > 0 && ', '}<code>${name}</code>`)}`
  return layout(frame, {
    title: text.title,
    failed: faults.length > 0,
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${text.lead}</p>
      ${faults.length > 0 && alert('simulate-wrong', faults.map(({ path, says }) => `${path.join('.')} ${says}`).join('; '))}
      <form method="post" action="${model.action}">
        <div class="field">
          <label for="answer">${text.answer}</label>
          <textarea id="answer" name="answer" rows="9" spellcheck="false">${model.said}</textarea>
        </div>
        <div class="actions">
          <button type="submit" name="do" value="sign-in" class="primary">${text.signIn}</button>
          <button type="submit" name="do" value="deny" class="secondary">${text.deny}</button>
        </div>
      </form>
      <dl>
        <dt><code>level</code></dt>
        <dd>${list(model.levels)}</dd>
        <dt><code>error</code></dt>
        <dd>${list(model.errors)}</dd>
        <dt><code>fault</code></dt>
        <dd>${list(model.wrongs)}</dd>
      </dl>
    `,
  })
}
