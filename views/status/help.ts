import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { helpDetails } from '../brand.ts'
import { words } from './words/index.ts'

/** What one can do oneself, and who else helps; for anybody, before signing in too. */
export function helpPage({ frame }: { frame: Frame }): Html {
  const text = words[frame.locale]
  const part = (title: string, says: string, way?: { href: string; label: string }): Html => html`
    <h2>${title}</h2>
    <p>${says} ${way && html`<a href="${way.href}">${way.label}</a>`}</p>
  `
  return layout(frame, {
    title: text.title,
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${text.lead}</p>
      ${part(text.forgot, text.forgotSays, { href: '/recover', label: text.forgotWay })}
      ${part(text.lost, text.lostSays)}
      ${part(text.another, text.anotherSays, { href: '/account/factors', label: text.anotherWay })}
      ${part(text.stranger, text.strangerSays, { href: '/account/not-me', label: text.strangerWay })}
      ${part(text.desk, text.deskSays)} ${helpDetails(frame)}
      <p class="soft">${text.never}</p>
    `,
  })
}
