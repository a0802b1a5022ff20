import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

/** One button, after all that is needed to show who it is. */
function asked(
  frame: Frame,
  parts: { title: string; lead: string; action: string; yes: string; no: string },
): Html {
  return layout(frame, {
    title: parts.title,
    body: html`
      <h1>${parts.title}</h1>
      <p class="lead">${parts.lead}</p>
      <form method="post" action="${parts.action}">
        <div class="actions"><button type="submit" class="primary">${parts.yes}</button></div>
      </form>
      <p class="after"><a href="/account">${parts.no}</a></p>
    `,
  })
}

export function closePage({ frame, action, email }: { frame: Frame; action: string; email: string }): Html {
  const text = words[frame.locale]
  const { closeTitle: title, closeYes: yes, closeNo: no } = text
  return asked(frame, { title, lead: text.closeLead(email), action, yes, no })
}

export function dataPage({ frame, action }: { frame: Frame; action: string }): Html {
  const text = words[frame.locale]
  const { dataTitle: title, dataLead: lead, dataYes: yes, back: no } = text
  return asked(frame, { title, lead, action, yes, no })
}
