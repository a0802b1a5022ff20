import { select } from '../choices.ts'
import { html, type Child, type Html } from '../html.ts'
import { facts, panel } from '../work.ts'
import type { ConsoleFrame } from './frame.ts'
import { words } from './words/index.ts'

/** A setting: what it is called, what it is, and by which name a test finds it. */
export type Setting = readonly [name: string, value: string, mark?: 'client' | 'secret'] | false

/** Settings that somebody takes over into a program: each with a button that copies it, where scripts run. */
export function toCopy(
  frame: ConsoleFrame,
  settings: readonly Setting[],
  more: readonly (readonly [string, Child] | false)[] = [],
): Html {
  const { copy, copied } = words[frame.locale]
  const shown = settings.map((setting) => {
    if (setting === false) return false
    const [name, value, mark] = setting
    const isMarked =
      mark === 'client' ? html`data-client` : mark === 'secret' && html`data-secret class="secret"`
    return [
      name,
      html`<code ${isMarked} data-copy="${copy}" data-copy-label="${copy}: ${name}" data-copied="${copied}"
        >${value}</code
      >`,
    ] as const
  })
  return html`${facts([...shown, ...more])}
    <p role="status" class="soft" data-copied></p>`
}

export interface Snippet {
  readonly library: string
  readonly code: string
  /** What installs the library; undefined: nothing must be. */
  readonly installs: string | undefined
  /** What starts the code, where it is a whole program. */
  readonly runs: string | undefined
}

/** The code of a library, with a choice of others. */
export function snippetPart(
  frame: ConsoleFrame,
  at: string,
  { snippet, libraries }: { readonly snippet: Snippet; readonly libraries: readonly string[] },
): Html {
  const text = words[frame.locale]
  const shell = (title: string, line: string | undefined): Child =>
    line !== undefined &&
    html`<p class="label">${title}</p>
      <pre tabindex="0" lang="en">${line}</pre>`
  return panel(
    text.code,
    html`${
        libraries.length > 1 &&
        html`<form method="get" action="${at}" class="filter">
          ${select({
            ...{ name: 'library', label: text.library, chosen: snippet.library },
            choices: libraries.map((each) => ({ value: each, text: each })),
          })}
          <button type="submit" class="secondary">${text.showCode}</button>
        </form>`
      }
      ${shell(text.install, snippet.installs)}
      <pre
        tabindex="0"
        lang="en"
        data-copy="${text.copy}"
        data-copy-label="${text.copy}: ${text.code}"
        data-copied="${text.copied}"
      ><code>${snippet.code}</code></pre>
      ${shell(text.run, snippet.runs)}
      <p><a href="/docs/frameworks">${text.documents}</a></p>`,
  )
}
