import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { facts, panel, tag } from '../../work.ts'
import { consolePart, moment, type ConsoleFrame } from '../frame.ts'
import { decisionReasons } from '../reasons.ts'
import { decisionWords, words } from './words/index.ts'

/** What a rule answered. */
export interface AnswerShown {
  readonly type: 'ask' | 'refuse' | 'finish'
  /** What is asked, or why it is refused. */
  readonly what: string
}

export interface DecisionModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly who: { readonly id: string; readonly name: string } | undefined
  readonly portal: string
  readonly at: Date | undefined
  /** What a portal would ask now has none. */
  readonly refusal:
    { readonly reference: string; readonly reason: string; readonly grant: string | undefined } | undefined
  readonly rules: readonly { readonly rule: string; readonly answer: AnswerShown | undefined }[]
  readonly saw: readonly (readonly [string, string])[]
}

/** Why somebody was refused, or what they would be asked: each rule, and what it answers. */
export function decisionPage(model: DecisionModel): Html {
  const { frame, zone, who, portal, refusal, at } = model
  const text = decisionWords[frame.locale]
  const title = refusal ? text.title : text.aheadTitle(who?.name ?? text.nobody, portal)
  return consolePart(frame, 'people', {
    title,
    trail: who
      ? { href: `/operator/people/${who.id}`, text: who.name }
      : { href: '/operator/people', text: words[frame.locale].title },
    body: html`
      <p class="lead">${refusal ? text.refusedLead(portal) : text.aheadLead}</p>
      ${
        refusal &&
        html`<div class="panel">
          ${facts([
            [
              text.reason,
              html`<span data-reason="${refusal.reason}"
                >${decisionReasons(frame.locale)[refusal.reason] ?? refusal.reason}</span
              >`,
            ],
            [text.who, who ? html`<a href="/operator/people/${who.id}">${who.name}</a>` : text.nobody],
            at !== undefined && [text.at, moment(frame, zone, at)],
            refusal.grant !== undefined && [text.grant, html`<code>${refusal.grant}</code>`],
            [text.reference, html`<code>${refusal.reference}</code>`],
          ])}
        </div>`
      }
      ${model.rules.length > 0 && rules(model)}
      ${
        model.saw.length > 0 &&
        panel(
          text.facts,
          facts(model.saw.map(([name, value]) => [name, html`<code>${value}</code>`] as const)),
        )
      }
    `,
  })
}

function rules({ frame, rules: all }: DecisionModel): Html {
  const text = decisionWords[frame.locale]
  const first = all.findIndex(({ answer }) => answer !== undefined)
  const said = ({ type, what }: AnswerShown): string =>
    type === 'finish' ? text.steps.finish : text.steps[type](decisionReasons(frame.locale)[what] ?? what)
  return table(frame.locale, {
    caption: text.rules,
    columns: [
      { title: text.rule, cell: ({ rule }) => text.names[rule] ?? rule },
      {
        title: text.answer,
        cell: ({ answer, place }) =>
          answer === undefined
            ? tag(text.holds, 'ok')
            : tag(said(answer), place === first ? (answer.type === 'refuse' ? 'bad' : 'warn') : 'plain'),
      },
    ],
    rows: all.map((each, place) => ({ ...each, place })),
    empty: '',
  })
}

/** There is no refusal of this reference. */
export function noDecisionPage({ frame }: { frame: ConsoleFrame }): Html {
  const text = decisionWords[frame.locale]
  return consolePart(frame, 'people', {
    title: text.title,
    trail: { href: '/operator/people', text: words[frame.locale].title },
    body: html`<p class="lead">${text.gone}</p>`,
  })
}
