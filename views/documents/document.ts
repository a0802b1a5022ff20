import { html, trusted, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'

/** A document for developers: in English, in whatever language the page around it is. @param model.body HTML of ours */
export function documentPage(model: { frame: Frame; title: string; body: string }): Html {
  return layout(model.frame, {
    title: model.title,
    width: 'wide',
    body: html`<article class="document" lang="en">${trusted(model.body)}</article>`,
  })
}
