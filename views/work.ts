import { html, type Child, type Html } from './html.ts'
import { layout, notice, type Frame } from './layout.ts'
import type { AssetName } from './assets.ts'

/** Somewhere that one may go. */
export interface Place {
  readonly href: string
  readonly text: string
  readonly isHere: boolean
  /** How much waits there for somebody. */
  readonly waiting?: number | undefined
}

export interface WorkParts {
  readonly title: string
  /** What the places are called together, for who hears them. */
  readonly placesOf: string
  readonly places: readonly Place[]
  /** As whom one works, and as what. */
  readonly as: Child
  /** Where this page belongs. */
  readonly trail?: { readonly href: string; readonly text: string } | undefined
  /** How it stands, beside the title. */
  readonly state?: Child
  /** What is done from here, at the end of the title's line. */
  readonly action?: Child
  readonly tabs?: { readonly label: string; readonly all: readonly Place[] } | undefined
  /** What was done just now. */
  readonly done?: Child
  readonly failed?: boolean | undefined
  readonly scripts?: readonly AssetName[] | undefined
  readonly body: Child
}

/** A page of a place where people work: the console, or the desk. Where one may go stands beside, what one looks at is in the middle. */
export function work(frame: Frame, parts: WorkParts): Html {
  const { title, places, placesOf, trail, tabs } = parts
  return layout(frame, {
    title,
    width: 'wide',
    failed: parts.failed,
    ...(parts.scripts && { scripts: parts.scripts }),
    beside: html`<nav class="places" aria-label="${placesOf}">
      <ul>
        ${places.map(place)}
        <li class="as">${parts.as}</li>
      </ul>
    </nav>`,
    body: html`
      ${trail && html`<p class="trail"><a href="${trail.href}">${trail.text}</a></p>`}
      <div class="headed">
        <h1>${title}</h1>
        ${parts.state} ${Boolean(parts.action) && html`<div class="end">${parts.action}</div>`}
      </div>
      ${
        tabs &&
        html`<nav class="tabs" aria-label="${tabs.label}">
          <ul>
            ${tabs.all.map(place)}
          </ul>
        </nav>`
      }
      ${Boolean(parts.done) && notice(parts.done, 'ok')} ${parts.body}
    `,
  })
}

const place = ({ href, text, isHere, waiting = 0 }: Place): Html =>
  html`<li>
    <a href="${href}" ${isHere && html`aria-current="page"`}
      >${text}${waiting > 0 && html` <span class="count">${waiting}</span>`}</a
    >
  </li>`

export type Tone = 'ok' | 'warn' | 'bad' | 'plain'

/** How something stands, in a word. */
export const tag = (text: Child, tone: Tone = 'plain'): Html => html`<span class="tag ${tone}">${text}</span>`

/** What is known of one thing: a name and what it is, each on its line. What is not known is left out. */
export const facts = (all: readonly (readonly [string, Child] | false)[]): Html =>
  html`<dl class="facts">
    ${all
      .filter((each) => each !== false && each[1] !== undefined)
      .map(
        (each) =>
          each !== false &&
          html`<dt>${each[0]}</dt>
            <dd>${each[1]}</dd>`,
      )}
  </dl>`

/** What belongs together, under its own title. */
export const panel = (title: string, body: Child): Html =>
  html`<section class="panel">
    <h2>${title}</h2>
    ${body}
  </section>`

/** Something that is done at once by a button of its own. */
export const doing = (
  action: string,
  button: { readonly text: string; readonly kind?: 'secondary' | 'danger' | 'primary' | 'quiet' },
  fields: Readonly<Record<string, string>> = {},
): Html =>
  html`<form method="post" action="${action}">
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button type="submit" class="${button.kind ?? 'secondary'}">${button.text}</button>
  </form>`
