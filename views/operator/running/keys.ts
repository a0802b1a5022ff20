import { radios } from '../../choices.ts'
import { html, type Html } from '../../html.ts'
import { alert } from '../../layout.ts'
import { table } from '../../table.ts'
import { tag } from '../../work.ts'
import { consolePart, moment, momentText, refusalText, type ConsoleFrame, type Refusal } from '../frame.ts'
import { runningPart, type RunningTab } from './frame.ts'
import { words } from './words/index.ts'

export interface KeysModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly tabs: readonly RunningTab[]
  readonly keys: readonly {
    readonly kid: string
    readonly alg: string
    readonly state: 'next' | 'current' | 'retiring'
    readonly publishedAt: Date
  }[]
  readonly readyAt: Date
  readonly rotates: boolean
  readonly done: string | null
}

/** The signing keys: what signs, what comes next, what is on its way out. */
export function keysPage({ frame, zone, tabs, keys, readyAt, rotates, done }: KeysModel): Html {
  const text = words[frame.locale]
  const { keyColumns: columns } = text
  const tone = { current: 'ok', next: 'plain', retiring: 'warn' } as const
  return runningPart(frame, {
    ...{ at: 'keys', tabs, done: text.done[done ?? ''] },
    action: rotates && html`<a class="button" href="/operator/running/keys/rotate">${text.rotate}</a>`,
    body: html`
      ${table(frame.locale, {
        caption: text.tab.keys,
        isTitled: true,
        columns: [
          { title: columns.kid, cell: ({ kid }) => html`<code>${kid}</code>` },
          { title: columns.alg, cell: ({ alg }) => alg },
          { title: columns.state, cell: ({ state }) => tag(text.keyState[state], tone[state]) },
          { title: columns.published, cell: ({ publishedAt }) => moment(frame, zone, publishedAt) },
        ],
        rows: keys,
        empty: text.keysNone,
      })}
      <p class="soft">${text.keysLead} ${text.ready(momentText(frame, zone, readyAt))}</p>
    `,
  })
}

/** Asks when the next keys are to sign. */
export function rotateKeysPage(model: {
  readonly frame: ConsoleFrame
  readonly chosen: string
  readonly refused: Refusal | undefined
}): Html {
  const { frame, refused } = model
  const text = words[frame.locale]
  return consolePart(frame, 'running', {
    title: text.rotateTitle,
    trail: { href: '/operator/running/keys', text: text.tab.keys },
    failed: refused !== undefined,
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      <p class="lead">${text.rotateLead}</p>
      <form method="post" action="/operator/running/keys/rotate" class="narrow">
        ${radios({
          ...{ name: 'when', label: text.how, chosen: model.chosen },
          choices: (['published', 'now', 'revoke'] as const).map((when) => ({
            value: when,
            text: text.when[when],
            says: text.whenSays[when],
          })),
        })}
        <div class="doings">
          <button type="submit" class="danger">${text.rotate}</button>
          <a href="/operator/running/keys">${text.keep}</a>
        </div>
      </form>
    `,
  })
}
