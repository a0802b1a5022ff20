import { html, type Child, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { accessibilityWords, privacyWords } from './words/index.ts'

interface Part {
  readonly title: string
  readonly says: string
  readonly ways?: readonly { readonly href: string; readonly label: string }[]
}

const statement = (frame: Frame, title: string, lead: string, parts: readonly Part[]): Html =>
  layout(frame, {
    title,
    body: html`
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
      ${parts.map(partOf)}
    `,
  })

const partOf = ({ title, says, ways = [] }: Part): Child => html`
  <h2>${title}</h2>
  <p>${says}</p>
  ${
    ways.length > 0 &&
    html`<ul class="ways">
      ${ways.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}
    </ul>`
  }
`

/** What is kept of somebody, who gets it, and what they can do about it; where the organisation has no page of its own. */
export function privacyPage({ frame }: { frame: Frame }): Html {
  const text = privacyWords[frame.locale]
  return statement(frame, text.title, text.lead, [
    { title: text.kept, says: text.keptSays },
    {
      title: text.given,
      says: text.givenSays,
      ways: [{ href: '/account/portals', label: text.givenWay }],
    },
    { title: text.browser, says: text.browserSays },
    {
      title: text.yours,
      says: text.yoursSays,
      ways: [
        { href: '/account/data', label: text.dataWay },
        { href: '/account/profile', label: text.profileWay },
        { href: '/account/close', label: text.closeWay },
      ],
    },
    { title: text.ask, says: text.askSays, ways: [{ href: '/help', label: text.askWay }] },
  ])
}

/** How these pages are made and checked; where the organisation has no statement of its own. */
export function accessibilityPage({ frame }: { frame: Frame }): Html {
  const text = accessibilityWords[frame.locale]
  return statement(frame, text.title, text.lead, [
    { title: text.works, says: text.worksSays },
    { title: text.checked, says: text.checkedSays },
    { title: text.trouble, says: text.troubleSays, ways: [{ href: '/help', label: text.troubleWay }] },
  ])
}
