import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { panel } from '../../work.ts'
import type { ConsoleFrame } from '../frame.ts'
import { runningPart, type RunningTab } from './frame.ts'
import { words } from './words/index.ts'

export interface SettingShown {
  readonly name: string
  readonly from: 'environment' | 'file' | 'otherwise'
  readonly value: string
  /** Of a secret. */
  readonly fingerprint: string | undefined
  readonly meaning: string
}

/** What is set, and where it came from. */
export function settingsInForcePage(model: {
  readonly frame: ConsoleFrame
  readonly tabs: readonly RunningTab[]
  readonly settings: readonly SettingShown[]
}): Html {
  const { frame, tabs, settings } = model
  const text = words[frame.locale]
  const { settingColumns: columns } = text
  return runningPart(frame, {
    ...{ at: 'settings', tabs },
    body: html`
      <p class="lead">${text.settingsLead}</p>
      ${table(frame.locale, {
        caption: text.tab.settings,
        isTitled: true,
        columns: [
          {
            title: columns.name,
            cell: ({ name, meaning }) =>
              html`<code>${name}</code> <span class="hint" lang="en">${meaning}</span>`,
          },
          {
            title: columns.value,
            cell: ({ value, fingerprint, from }) =>
              fingerprint === undefined
                ? html`<span ${from === 'otherwise' && html`lang="en"`}>${value}</span>`
                : html`${value} ${text.fingerprint(fingerprint)}`,
          },
          { title: columns.from, cell: ({ from }) => text.from[from] },
        ],
        rows: settings,
        empty: '',
      })}
    `,
  })
}

type RuleValue = number | boolean | null | readonly number[]

export interface LevelsModel {
  readonly frame: ConsoleFrame
  readonly tabs: readonly RunningTab[]
  readonly levels: readonly {
    readonly key: string
    readonly acr: string
    readonly rank: number
    readonly proofing: string
  }[]
  /** Each rule by its name in the policy’s file, and what it says. */
  readonly password: readonly (readonly [string, RuleValue])[]
  readonly deviations: readonly { readonly what: string; readonly why: string }[]
}

/** The levels and the password policy in force, with where it departs from a standard. */
export function levelsPage({ frame, tabs, levels, password, deviations }: LevelsModel): Html {
  const text = words[frame.locale]
  const { levelColumns: columns } = text
  return runningPart(frame, {
    ...{ at: 'levels', tabs },
    body: html`
      ${table(frame.locale, {
        caption: text.levelsTitle,
        columns: [
          { title: columns.key, cell: ({ key }) => key },
          { title: columns.acr, cell: ({ acr }) => html`<code>${acr}</code>` },
          { title: columns.rank, cell: ({ rank }) => rank, isNumber: true },
          { title: columns.proofing, cell: ({ proofing }) => text.proofing[proofing] ?? proofing },
        ],
        rows: levels,
        empty: '',
      })}
      ${table(frame.locale, {
        caption: text.policyTitle,
        columns: [
          { title: text.policyColumns.name, cell: ([name]) => text.rule[name] ?? name },
          { title: text.policyColumns.value, cell: ([, value]) => ruleText(frame, value) },
        ],
        rows: password,
        empty: '',
      })}
      ${panel(
        text.deviations,
        html`${deviations.length === 0 && html`<p>${text.deviationsNone}</p>`}
          <ul class="plain">
            ${deviations.map(({ what, why }) => html`<li><strong>${text.rule[what] ?? what}</strong> ${why}</li>`)}
          </ul>
          <p><a href="/password-policy">${text.policyMore}</a></p>`,
      )}
    `,
  })
}

function ruleText({ locale }: ConsoleFrame, value: RuleValue): string {
  const text = words[locale]
  if (value === null) return text.never
  if (typeof value === 'boolean') return value ? text.yes : text.no
  return typeof value === 'number' ? String(value) : value.join(', ')
}
