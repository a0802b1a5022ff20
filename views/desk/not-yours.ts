import { html, type Html } from '../html.ts'
import { deskPart, pathIn, type DeskFrame } from './frame.ts'
import { words } from './words/index.ts'

/** What another administrator looks after. */
export function notYoursPage({ frame }: { frame: DeskFrame }): Html {
  const text = words[frame.locale]
  return deskPart(frame, 'home', {
    title: text.notYoursTitle,
    body: html`<p class="lead" data-reason="power-missing">${text.notYoursLead}</p>
      <p><a href="${pathIn(frame)}">${text.toHome}</a></p>`,
  })
}

/** What is not there, or not of this organisation: nobody learns which. */
export function notTherePage({ frame }: { frame: DeskFrame }): Html {
  const text = words[frame.locale]
  return deskPart(frame, 'home', {
    title: text.notThereTitle,
    body: html`<p class="lead" data-reason="not-found">${text.notThereLead}</p>
      <p><a href="${pathIn(frame)}">${text.toHome}</a></p>`,
  })
}
