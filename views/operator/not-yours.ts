import { html, type Html } from '../html.ts'
import { consolePart, type ConsoleFrame } from './frame.ts'
import { words } from './words/index.ts'

/** What is no part of somebody's role: said with the role, so that they know whom to ask. */
export function notYoursPage({ frame }: { frame: ConsoleFrame }): Html {
  const text = words[frame.locale]
  const roles = frame.as.roles.map((role) => text.role[role]).join(', ')
  return consolePart(frame, 'home', {
    title: text.notYoursTitle,
    body: html`<p class="lead" data-reason="role-missing">${text.notYoursLead(roles)}</p>
      <p><a href="/operator">${text.toHome}</a></p>`,
  })
}

/** What is not there, or not for them: nobody learns which. */
export function notTherePage({ frame }: { frame: ConsoleFrame }): Html {
  const text = words[frame.locale]
  return consolePart(frame, 'home', {
    title: text.notThereTitle,
    body: html`<p class="lead" data-reason="not-found">${text.notThereLead}</p>
      <p><a href="/operator">${text.toHome}</a></p>`,
  })
}
