import { html, type Html } from './html.ts'
import { alert, layout, type Frame } from './layout.ts'
import { problemWords as words } from './words/index.ts'

/** Any request that failed: what happened, what to do, and the reference that finds the log line. */
export function problemPage(model: {
  frame: Frame
  code: string
  reference: string
  detail?: string | undefined
  /** The portal that somebody came from, where that is known. */
  back?: { readonly name: string; readonly href: string } | undefined
}): Html {
  const text = words[model.frame.locale]
  return layout(model.frame, {
    title: text.title,
    body: html`
      <h1>${text.title}</h1>
      ${alert(model.code, text.problems[model.code] ?? text.fallback)}
      ${model.back && html`<p><a href="${model.back.href}">${text.back(model.back.name)}</a></p>`}
      <p class="reference">${text.reference(model.reference)}. ${text.referenceHelp}</p>
      ${model.detail !== undefined && html`<p class="reference"><code>${model.detail}</code></p>`}
    `,
  })
}
