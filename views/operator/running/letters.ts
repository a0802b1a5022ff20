import { area, choicesOf, select } from '../../choices.ts'
import { html, type Child, type Html } from '../../html.ts'
import { alert, notice } from '../../layout.ts'
import { table } from '../../table.ts'
import { doing, panel, tag, type Tone } from '../../work.ts'
import { moment, type ConsoleFrame } from '../frame.ts'
import { runningPart, type RunningTab } from './frame.ts'
import { letterWhy } from '../../words/index.ts'
import { letterWords } from './words/index.ts'

/** Where a letter is. */
type LetterState =
  'queued' | 'set-aside' | 'batched' | 'handed-over' | 'returned' | 'used' | 'expired' | 'withdrawn'

export interface LetterListed {
  /** In groups, as it stands on the letter. */
  readonly reference: string
  readonly kind: string
  readonly state: LetterState
  readonly why: string | undefined
  readonly ordered: Date
  readonly until: Date
}

export interface LettersModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly tabs: readonly RunningTab[]
  readonly letters: readonly LetterListed[]
  /** Of which state they are; undefined: of all. */
  readonly state: LetterState | undefined
  readonly next: string | undefined
  /** Why the last run was not handed over. */
  readonly fault: string | undefined
  /** Whether anybody is set to whom they are handed over. */
  readonly leaves: boolean
  readonly may: { readonly run: boolean; readonly returned: boolean; readonly reprint: boolean }
  /** What was typed of letters that came back, and which of it could not be noted. */
  readonly typed: string
  readonly why: string
  readonly left: readonly { readonly reference: string; readonly reason: string }[]
  readonly refused: string | undefined
  readonly done: string | null
}

const here = '/operator/running/letters'
const tones: Readonly<Record<LetterState, Tone>> = {
  ...{ queued: 'plain', batched: 'plain', 'handed-over': 'ok', used: 'ok' },
  ...{ 'set-aside': 'bad', returned: 'bad', expired: 'warn', withdrawn: 'warn' },
}

/** Codes that go by post: how each stands, handing over what waits, and noting what came back. */
export function lettersPage(model: LettersModel): Html {
  const { frame, tabs, leaves, may, fault, refused, left } = model
  const text = letterWords[frame.locale]
  return runningPart(frame, {
    ...{
      at: 'letters',
      tabs,
      done: text.done[model.done ?? ''],
      failed: left.length > 0 || refused !== undefined,
    },
    action: may.run && leaves && doing(`${here}/run`, { text: text.run }),
    body: html`
      ${!leaves && notice(text.kept, 'warn')}
      ${fault !== undefined && alert(fault, text.fault[fault] ?? text.fault['failed']!)}
      ${refused !== undefined && alert(refused, text.refused[refused] ?? refused)}
      <p class="lead">${text.lead}</p>
      ${filters(model)} ${listed(model)} ${may.returned && panel(text.returnedTitle, returnedForm(model))}
    `,
  })
}

const filters = ({ frame, state }: LettersModel): Child => {
  const text = letterWords[frame.locale]
  const each = (one: LetterState | undefined, label: string): Child =>
    one === state
      ? html`<strong>${label}</strong> `
      : html`<a href="${one === undefined ? here : `${here}?state=${one}`}">${label}</a> `
  const shown: readonly LetterState[] = ['queued', 'set-aside', 'handed-over', 'returned']
  return html`<p>${each(undefined, text.all)} ${shown.map((one) => each(one, text.state[one]))}</p>`
}

function listed({ frame, zone, letters, next, may }: LettersModel): Html {
  const text = letterWords[frame.locale]
  const { columns } = text
  return table(frame.locale, {
    caption: text.caption,
    isTitled: true,
    columns: [
      {
        title: columns.reference,
        cell: ({ reference, kind }) =>
          html`<code>${reference}</code><br /><span class="soft">${text.kind[kind] ?? kind}</span>`,
      },
      {
        title: columns.state,
        cell: ({ state, why }) =>
          html`${tag(text.state[state], tones[state])}
          ${why !== undefined && html`<span class="soft">${letterWhy[frame.locale][why] ?? why}</span>`}`,
      },
      { title: columns.ordered, cell: ({ ordered }) => moment(frame, zone, ordered) },
      { title: columns.until, cell: ({ until }) => moment(frame, zone, until) },
      {
        title: columns.again,
        cell: ({ reference, state }) =>
          may.reprint && (state === 'handed-over' || state === 'set-aside')
            ? doing(`${here}/reprint`, { text: text.reprint, kind: 'quiet' }, { reference })
            : '–',
      },
    ],
    rows: letters,
    empty: text.none,
    pages: { next },
  })
}

/** Several at once, as they lie on a desk or stand in a spreadsheet. */
function returnedForm({ frame, typed, why, left }: LettersModel): Html {
  const text = letterWords[frame.locale]
  const problems = left.map(({ reference, reason }) => ({
    reason,
    text: `${reference}: ${text.refused[reason] ?? reason}`,
  }))
  return html`<p>${text.returnedLead}</p>
    <form method="post" action="${here}/returned" class="narrow" novalidate>
      ${area({ name: 'references', label: text.references, hint: text.referencesHint, value: typed, problems, rows: 4 })}
      ${select({ name: 'why', label: text.whyLabel, choices: choicesOf(text.returnedWhy), chosen: why, problems: [] })}
      <div class="doings"><button type="submit" class="primary">${text.note}</button></div>
    </form>`
}
