import { faceOf, type Brand, type Look } from './brand.ts'
import { assetPath, type AssetName } from './assets.ts'
import { html, type Child, type Html } from './html.ts'
import { icons } from './icons.ts'
import { words } from './words/index.ts'
import type { Progress } from '../src/policy/signin/index.ts'
import type { Locale } from '../src/platform/render/locale.ts'

/** What every page is set in. */
export interface Frame {
  readonly locale: Locale
  readonly brand: Brand
  /** The page's own address: where a change of language leads back to. */
  readonly here: string
  /** Who one is on this page, where that is known; and where somebody else says that it is not them. */
  readonly who?: Who | undefined
  /** What is to be known of the portal before one goes on. */
  readonly notice?: string | undefined
  /** How far one is, where there are several steps. */
  readonly progress?: Progress | undefined
  /** Where one signs out, on a page of somebody who is signed in. */
  readonly signOut?: string | undefined
}

export interface Who {
  readonly address: string
  readonly notYou?: { readonly action: string; readonly do: string } | undefined
}

export interface PageParts {
  readonly title: string
  readonly body: Child
  /** `wide` for pages with tables and lists. */
  readonly width?: 'narrow' | 'wide'
  /** Where else one may go, of a place where somebody works: see `work.ts`. */
  readonly beside?: Html | undefined
  /** What makes the page easier where JavaScript runs: files of `views/`, as modules. */
  readonly scripts?: readonly AssetName[]
  /** Where the browser goes on by itself, once the page is shown. */
  readonly goesOnTo?: string | undefined
  /** Submits the only form by itself, where JavaScript runs. */
  readonly autoSubmit?: boolean
  readonly languages?: boolean
  /** Something is wrong with what was sent: the title says so first. */
  readonly failed?: boolean | undefined
}

export const languageNames: Record<Locale, string> = { en: 'English', nl: 'Nederlands', sv: 'Svenska' }

const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path d="M4 4v24M28 4v24" stroke="currentColor" stroke-width="3" stroke-linecap="round" />
  <path
    d="M8 22c2.7-2.4 5.3-2.4 8 0s5.3 2.4 8 0M8 15c2.7-2.4 5.3-2.4 8 0s5.3 2.4 8 0"
    stroke="currentColor"
    stroke-width="2.5"
    fill="none"
    stroke-linecap="round"
  />
</svg>`

/** The whole document: whose page it is, who one is, one `h1` in the body's `main`, and at the foot languages and help. */
export function layout(frame: Frame, parts: PageParts): Html {
  const text = words[frame.locale]
  const title = parts.failed ? text.failedTitle(parts.title) : parts.title
  const face = faceOf(frame.brand)
  return html`<!doctype html>
    <html lang="${frame.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#16232c" media="(prefers-color-scheme: dark)" />
        <meta name="robots" content="noindex" />
        ${parts.goesOnTo !== undefined && html`<meta http-equiv="refresh" content="0; url=${parts.goesOnTo}" />`}
        <title>${title} – ${face.name}</title>
        <link rel="icon" href="${face.look.icon ?? assetPath('icon.svg')}" />
        <link rel="stylesheet" href="${assetPath('sluis.css')}" />
        ${parts.beside && html`<link rel="stylesheet" href="${assetPath('work.css')}" />`}
        ${face.look.colours && html`<link rel="stylesheet" href="${face.look.colours.sheet}" />`}
        ${['page.js' as const, ...(parts.scripts ?? [])].map((name) => html`<script type="module" src="${assetPath(name)}"></script>`)}
        ${parts.autoSubmit && html`<script src="${assetPath('submit.js')}" defer></script>`}
      </head>
      <body ${parts.beside && html`class="work"`}>
        ${parts.beside && html`<a class="skip" href="#content">${text.skip}</a>`}
        <header class="bar">
          <div>
            ${whose(frame.brand)}
            ${frame.signOut !== undefined && html`<button type="submit" form="sign-out" class="end">${text.signOut}</button>`}
          </div>
        </header>
        ${parts.beside}
        <main class="card ${parts.width ?? 'narrow'}" id="content" ${parts.beside && html`tabindex="-1"`}>
          ${frame.who && chip(frame, frame.who)} ${frame.notice !== undefined && notice(frame.notice, 'warn')}
          ${frame.progress && html`<p class="step">${text.step(frame.progress.at, frame.progress.of)}</p>`}
          ${parts.body} ${ways(frame)}
        </main>
        ${foot(frame, parts)}
      </body>
    </html>`
}

/** A logo says its name itself; without one the name stands there, beside our mark or its own first letter. */
function whose(brand: Brand): Html {
  const { name, look } = faceOf(brand)
  if (look.logo !== undefined) return html`<span class="brand">${logo(look.logo, look, name)}</span>`
  const tile = name === 'Sluis' ? mark : html`<span class="mark" aria-hidden="true">${initialOf(name)}</span>`
  return html`<span class="brand">${tile}<span>${name}</span></span>`
}

const logo = (light: string, { logoDark }: Look, name: string): Html =>
  html`<picture
    >${logoDark !== undefined && html`<source srcset="${logoDark}" media="(prefers-color-scheme: dark)" />`}<img
      src="${light}"
      alt="${name}"
      class="logo"
  /></picture>`

const initialOf = (name: string): string => Array.from(name).at(0)?.toUpperCase() ?? ''

/** Languages and help; what the portal says of itself, and whose service this is where the page looks like the portal. */
function foot(frame: Frame, parts: PageParts): Html {
  const text = words[frame.locale]
  const { name, privacy, accessibility, portal } = frame.brand
  const links = (['site', 'privacy', 'terms', 'accessibility'] as const).flatMap((what) => {
    const url = portal?.links[what]
    return url ? html`<a href="${url.href}">${text.portalLinks[what]}</a>` : []
  })
  return html`<footer class="foot">
    ${
      portal &&
      links.length > 0 &&
      html`<div>
        <nav aria-label="${text.aboutPortal(portal.name)}"><span>${portal.name}:</span> ${links}</nav>
      </div>`
    }
    <div>
      ${parts.languages !== false && languages(frame)}
      <nav aria-label="${text.about}">
        ${portal?.look && html`<span>${text.signInBy(name)}:</span>`}
        <a href="/help">${text.help}</a>
        <a href="${privacy?.href ?? '/privacy'}">${text.privacy}</a>
        <a href="${accessibility?.href ?? '/accessibility'}">${text.accessibility}</a>
      </nav>
    </div>
  </footer>`
}

/** Who one is, and the way out for somebody else. */
function chip({ locale }: Frame, { address, notYou }: Who): Html {
  return html`<div class="who">
    <span class="initial" aria-hidden="true">${address.slice(0, 1).toUpperCase()}</span>
    <span data-who>${address}</span>
    ${
      notYou &&
      html`<button type="submit" form="not-you" name="do" value="${notYou.do}" class="quiet">
        ${notYou.do === 'sign-out' ? words[locale].notYouSignOut : words[locale].notYou}
      </button>`
    }
  </div>`
}

/** What the buttons above the page's own form belong to; after it, so that the first form of a page is its own. */
const ways = ({ who, signOut }: Frame): Child => [
  who?.notYou && html`<form id="not-you" method="post" action="${who.notYou.action}"></form>`,
  signOut !== undefined && html`<form id="sign-out" method="get" action="${signOut}"></form>`,
]

function languages(frame: Frame): Html {
  return html`<form
    class="languages"
    method="post"
    action="/language"
    aria-label="${words[frame.locale].language}"
  >
    <input type="hidden" name="back" value="${frame.here}" />
    ${(Object.keys(languageNames) as Locale[]).map(
      (locale) =>
        html`<button
          type="submit"
          name="locale"
          value="${locale}"
          lang="${locale}"
          class="quiet"
          ${locale === frame.locale && html`aria-current="true"`}
        >
          ${languageNames[locale]}
        </button>`,
    )}
  </form>`
}

/** The first sentence says what happened; what follows helps. */
function emphasised(text: Child): Child {
  const [, first, rest] = typeof text === 'string' ? (/^(.+?[.?!])\s+(.+)$/s.exec(text) ?? []) : []
  return first === undefined ? html`<strong>${text}</strong>` : html`<strong>${first}</strong> ${rest}`
}

/**
 * What went wrong, where it is seen and heard first; `reason` is stable, for programs and for support. What is nobody's
 * mistake is told in another colour.
 */
export const alert = (reason: string, text: Child, tone?: 'neutral'): Html =>
  html`<div class="alert ${tone}" role="alert" data-reason="${reason}" id="problem" tabindex="-1">
    ${tone === 'neutral' ? icons.information : icons.warning}
    <div>${emphasised(text)}</div>
  </div>`

/** What is good to know; `ok`: what was done just now; `warn`: what may go wrong. */
export const notice = (text: Child, kind?: 'ok' | 'warn'): Html =>
  html`<div class="notice ${kind}" ${kind === 'ok' && html`role="status"`}>
    ${kind === 'ok' ? icons.tick : kind === 'warn' ? icons.warning : icons.information}
    <div>${text}</div>
  </div>`

/** The way back to the portal, without what it asked for. */
export const cancelForm = (action: string, label: Child): Html =>
  html`<form method="post" action="${action}" class="after">
    <button type="submit" class="quiet">${label}</button>
  </form>`
