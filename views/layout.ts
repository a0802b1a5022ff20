import { assetPath, type AssetName } from './assets.ts'
import { html, type Child, type Html } from './html.ts'
import { words } from './words/index.ts'
import type { Locale } from '../src/platform/render/locale.ts'

/** What every page is set in. */
export interface Frame {
  readonly locale: Locale
  /** The organisation's name for this service. */
  readonly brand: string
  /** The page's own address: where a change of language leads back to. */
  readonly here: string
}

export interface PageParts {
  readonly title: string
  readonly body: Child
  /** `wide` for pages with tables and lists. */
  readonly width?: 'narrow' | 'wide'
  /** What makes the page easier where JavaScript runs: a file of `views/`, as a module. */
  readonly script?: AssetName
  /** Submits the only form by itself, where JavaScript runs. */
  readonly autoSubmit?: boolean
  readonly languages?: boolean
}

export const languageNames: Record<Locale, string> = { en: 'English', nl: 'Nederlands', sv: 'Svenska' }

const mark = html`<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
  <path d="M4 4v24M28 4v24" stroke="currentColor" stroke-width="3" stroke-linecap="round" />
  <path
    d="M8 22c2.7-2.4 5.3-2.4 8 0s5.3 2.4 8 0M8 15c2.7-2.4 5.3-2.4 8 0s5.3 2.4 8 0"
    stroke="currentColor"
    stroke-width="2.5"
    fill="none"
    stroke-linecap="round"
  />
</svg>`

/** The whole document: one `h1` comes with the body, one `main`, and the languages at the end. */
export function layout(frame: Frame, parts: PageParts): Html {
  const text = words[frame.locale]
  return html`<!doctype html>
    <html lang="${frame.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${parts.title} – ${frame.brand}</title>
        <link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assetPath('sluis.css')}" />
        ${parts.script !== undefined && html`<script type="module" src="${assetPath(parts.script)}"></script>`}
        ${parts.autoSubmit && html`<script src="${assetPath('submit.js')}" defer></script>`}
      </head>
      <body>
        <header class="top">
          <span class="brand">${mark}<span>${frame.brand}</span></span>
        </header>
        <main class="card ${parts.width ?? 'narrow'}">${parts.body}</main>
        <footer class="bottom">
          ${
            parts.languages !== false &&
            html`<form class="languages" method="post" action="/language" aria-label="${text.language}">
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
        </footer>
      </body>
    </html>`
}

/** What went wrong, where it is seen and heard first; `reason` is stable, for programs and for support. */
export const alert = (reason: string, text: Child): Html =>
  html`<div class="alert" role="alert" data-reason="${reason}" id="problem" tabindex="-1">${text}</div>`

/** The way back to the portal, without what it asked for. */
export const cancelForm = (action: string, label: Child): Html =>
  html`<form method="post" action="${action}" class="after">
    <button type="submit" class="quiet">${label}</button>
  </form>`

export interface FieldProblem {
  readonly reason: string
  readonly text: string
}

/** What is wrong with a field, beside it. */
export const problemsBeside = (name: string, problems: readonly FieldProblem[]): Child =>
  problems.length > 0 &&
  html`<div
    class="problem"
    role="alert"
    data-reason="${problems.map(({ reason }) => reason).join(' ')}"
    id="${name}-problem"
  >
    ${problems.map(({ text }) => html`<p>${text}</p>`)}
  </div>`

export interface FieldOptions {
  readonly name: string
  readonly label: string
  readonly type?: string
  readonly autocomplete: string
  readonly value?: string | undefined
  readonly inputmode?: string
  readonly hint?: Child
  readonly problem?: FieldProblem | undefined
  /** Where more can be wrong than one thing, all of it. */
  readonly problems?: readonly FieldProblem[]
  /** What else explains the field, by its id. */
  readonly describedBy?: string
  readonly autofocus?: boolean
  readonly maxlength?: number
  /** Unless said otherwise, it must be filled in. */
  readonly required?: boolean
  readonly className?: string
}

/** A field with its label, its hint and, beside it, what is wrong with it. */
export function field(options: FieldOptions): Html {
  const { name, problem, hint } = options
  const problems = options.problems ?? (problem ? [problem] : [])
  const described = [hint && `${name}-hint`, problems.length > 0 && `${name}-problem`, options.describedBy]
    .filter((id) => typeof id === 'string')
    .join(' ')
  return html`<div class="field">
    <label for="${name}">${options.label}</label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`} ${problemsBeside(name, problems)}
    <input
      id="${name}"
      name="${name}"
      type="${options.type ?? 'text'}"
      autocomplete="${options.autocomplete}"
      class="${options.className ?? ''}"
      ${options.value !== undefined && html`value="${options.value}"`}
      ${options.inputmode && html`inputmode="${options.inputmode}"`}
      ${options.maxlength && html`maxlength="${options.maxlength}"`}
      ${described !== '' && html`aria-describedby="${described}"`}
      ${problems.length > 0 && html`aria-invalid="true"`}
      ${options.autofocus && html`autofocus`}
      autocapitalize="none"
      spellcheck="false"
      ${options.required !== false && html`required`}
    />
  </div>`
}
