import { html, type Child, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { table } from '../../table.ts'
import { tag } from '../../work.ts'
import { consolePart, type ConsoleFrame } from '../frame.ts'
import { lockoutWords } from './words/index.ts'

export interface KeptOutShown {
  readonly id: string
  readonly name: string
  readonly outlook: 'refused' | 'sets-up'
  /** Why, or what they would have to set up; undefined: they choose. */
  readonly what: string | undefined
}

export interface LockoutsModel {
  readonly frame: ConsoleFrame
  readonly client: { readonly id: string; readonly name: string }
  readonly people: number
  readonly refused: number
  readonly setsUp: number
  readonly isDone: boolean
  /** The settings were changed since. */
  readonly isPassed: boolean
  /** It asks less than before: a second person must agree to it as well. */
  readonly isForTwo: boolean
  /** Undefined: whoever looks may see how many, and not who. */
  readonly out: readonly KeptOutShown[] | undefined
  readonly next: string | undefined
  /** What saves it, as its form sends it; undefined: they may not. */
  readonly saves: Readonly<Record<string, string>> | undefined
}

/** Whom a change would lock out, before it is saved. */
export function lockoutsPage(model: LockoutsModel): Html {
  const { frame, client, out, next, saves } = model
  const text = lockoutWords[frame.locale]
  const settings = `/operator/portals/${client.id}/settings`
  const isHarmless = model.refused + model.setsUp === 0
  return consolePart(frame, 'portals', {
    title: text.title(client.name),
    trail: { href: settings, text: text.back },
    scripts: model.isDone ? [] : ['live.js'],
    body: html`
      <p class="lead">${text.lead}</p>
      <div data-live>${counted(model)}</div>
      ${
        out &&
        !isHarmless &&
        table(frame.locale, {
          caption: text.caption,
          columns: [
            {
              title: text.columns.who,
              cell: ({ id, name }) => html`<a href="/operator/people/${id}">${name}</a>`,
            },
            {
              title: text.columns.how,
              cell: ({ outlook }) => tag(text.how[outlook], outlook === 'refused' ? 'bad' : 'warn'),
            },
            { title: text.columns.what, cell: ({ what }) => what ?? text.choice },
          ],
          rows: out,
          empty: text.none,
          pages: { next },
        })
      }
      ${
        saves &&
        model.isDone &&
        !model.isPassed &&
        html`<form method="post" action="${settings}">
          ${Object.entries(saves).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
          ${model.isForTwo && html`<p data-for-two>${text.forTwo}</p>`}
          <div class="doings">
            <button type="submit" class="${isHarmless ? 'primary' : 'danger'}">
              ${model.isForTwo ? text.ask : isHarmless ? text.saveFine : text.save}
            </button>
            <a href="${settings}">${text.back}</a>
          </div>
        </form>`
      }
    `,
  })
}

function counted({ frame, people, refused, setsUp, isDone, isPassed }: LockoutsModel): Child {
  const text = lockoutWords[frame.locale]
  const say = (n: number): string => new Intl.NumberFormat(frame.locale).format(n)
  const out: Child[] = [
    refused > 0 &&
      notice(html`<span data-refused="${refused}">${text.refused(say(refused), say(people))}</span>`, 'warn'),
    setsUp > 0 &&
      notice(html`<span data-sets-up="${setsUp}">${text.setsUp(say(setsUp), say(people))}</span>`, 'warn'),
  ]
  if (isPassed) return notice(text.passed, 'warn')
  if (!isDone)
    return [
      notice(html`<span data-looking>${text.looking(say(people))}</span> <a href="">${text.reload}</a>`),
      ...out,
    ]
  if (people === 0) return notice(text.unused, 'ok')
  return refused + setsUp === 0
    ? notice(html`<span data-nobody>${text.nobody(say(people))}</span>`, 'ok')
    : out
}
