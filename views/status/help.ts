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
      ${desks(frame)}
      <p class="soft">${text.never}</p>
    `,
  })
}

/** Who helps: those of the portal that somebody comes from, and those of this service. */
function desks({ locale, brand: { name, help, portal } }: Frame): Html {
  const text = words[locale]
  const own = helpDetails(locale, help)
  const theirs = portal?.help && helpDetails(locale, portal.help)
  return html`
    <h2>${text.desk}</h2>
    <p>${text.deskSays}</p>
    ${
      theirs &&
      html`<h3>${portal.name}</h3>
        ${theirs}`
    }
    ${theirs && own && html`<h3>${name}</h3>`} ${own}
  `
}
