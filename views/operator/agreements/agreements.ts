import type { OperationName } from '../../../src/policy/operating/index.ts'
import { html, type Html } from '../../html.ts'
import { alert, notice } from '../../layout.ts'
import { table } from '../../table.ts'
import { doing, facts, panel, tag } from '../../work.ts'
import { consolePart, moment, refusalText, type ConsoleFrame, type Refusal } from '../frame.ts'
import { words as consoleWords } from '../words/index.ts'
import { words } from './words/index.ts'

/** What waits for a second person. */
export interface AgreementShown {
  readonly id: string
  readonly operation: string
  /** Whom or what it is about, and where that is looked at; undefined: it is about none that there is. */
  readonly about: { readonly name: string; readonly href: string } | undefined
  /** To what, as its address says. */
  readonly target: string
  /** Undefined: their account is gone. */
  readonly by: { readonly name: string; readonly isYou: boolean } | undefined
  readonly at: Date
  readonly until: Date
  /** What it is about has changed since: nobody can agree to it any more. */
  readonly isPassed: boolean
}

export interface ChangeShown {
  readonly where: string
  /** As text; undefined: not set. */
  readonly from: string | undefined
  readonly to: string | undefined
}

const operationName = (frame: ConsoleFrame, operation: string): string =>
  words[frame.locale].operation[operation as OperationName] ?? operation

/** What it is done to: an organisation or an attribute is opened to see what ends with it. */
function targetText({ about, target }: Pick<AgreementShown, 'about' | 'target'>): Html {
  // by its name and by its id: a name is whatever its owner says
  if (about) return html`<a href="${about.href}">${about.name}</a> <code>${target}</code>`
  const [, page] = /^\/(attributes\/[\w-]+)/.exec(target) ?? []
  return page === undefined ? html`<code>${target}</code>` : html`<a href="/operator/${page}">${target}</a>`
}

/** All that waits. */
export function agreementsPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly waiting: readonly AgreementShown[]
  readonly done: string | null
  readonly next: string | undefined
}): Html {
  const { frame, zone, waiting, next } = model
  const text = words[frame.locale]
  const { columns } = text
  const { refusals } = consoleWords[frame.locale]
  const done = model.done ?? ''
  return consolePart(frame, 'agreements', {
    title: text.title,
    done: consoleWords[frame.locale].done[done],
    body: html`
      ${done in refusals && alert(done, refusals[done])}
      <p class="lead">${text.lead}</p>
      ${table(frame.locale, {
        caption: text.caption,
        isTitled: true,
        columns: [
          {
            title: columns.what,
            cell: ({ id, operation, about, target, isPassed }) =>
              html`<a href="/operator/agreements/${id}">${operationName(frame, operation)}</a> ${about?.name}
                <span class="soft">${target}</span> ${isPassed && tag(text.passed, 'warn')}`,
          },
          { title: columns.by, cell: (each) => askedBy(frame, each) },
          { title: columns.at, cell: ({ at }) => moment(frame, zone, at) },
          { title: columns.until, cell: ({ until }) => moment(frame, zone, until) },
        ],
        rows: waiting,
        empty: text.none,
        pages: { next: next === undefined ? undefined : `/operator/agreements?after=${next}` },
      })}
    `,
  })
}

function askedBy(frame: ConsoleFrame, { by }: AgreementShown): string {
  const text = words[frame.locale]
  if (!by) return text.somebody
  return by.isYou ? text.you : by.name
}

export interface AgreementModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly one: AgreementShown
  readonly changes: readonly ChangeShown[]
  /** What else was asked, by its name. */
  readonly request: readonly (readonly [string, string | undefined])[]
  readonly mayAgree: boolean
  readonly mayDecline: boolean
  readonly refused: Refusal | undefined
}

/** What was asked of something: where an address is to be nothing, it is taken away. */
function askedText({ locale }: ConsoleFrame, name: string, value: string | undefined): Html {
  const text = words[locale]
  if (value !== undefined) return html`<code>${value}</code>`
  return html`${name === 'postal' ? text.removed : text.unset}`
}

/** What one person has asked, and a second one agrees to or declines. */
export function agreementPage(model: AgreementModel): Html {
  const { frame, zone, one, changes, request, refused, mayAgree, mayDecline } = model
  const text = words[frame.locale]
  const here = `/operator/agreements/${one.id}`
  const isYours = one.by?.isYou === true
  return consolePart(frame, 'agreements', {
    title: operationName(frame, one.operation),
    trail: { href: '/operator/agreements', text: text.title },
    failed: refused !== undefined,
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      <div class="panel">
        ${facts([
          [text.target, targetText(one)],
          [text.columns.by, askedBy(frame, one)],
          [text.columns.at, moment(frame, zone, one.at)],
          [text.columns.until, moment(frame, zone, one.until)],
        ])}
      </div>
      ${
        changes.length > 0 &&
        table(frame.locale, {
          caption: text.changes,
          columns: [
            { title: text.change.where, cell: ({ where }) => html`<code>${where}</code>` },
            { title: text.change.from, cell: ({ from }) => from ?? text.unset },
            { title: text.change.to, cell: ({ to }) => to ?? text.unset },
          ],
          rows: changes,
          empty: '',
        })
      }
      ${
        request.length > 0 &&
        panel(
          text.request,
          facts(request.map(([name, value]) => [name, askedText(frame, name, value)] as const)),
        )
      }
      ${
        one.isPassed
          ? notice(consoleWords[frame.locale].refusals['proposal-passed'], 'warn')
          : isYours
            ? html`<p>${text.own}</p>`
            : !mayAgree && html`<p>${text.notYours}</p>`
      }
      <div class="doings">
        ${!isYours && mayAgree && !one.isPassed && doing(`${here}/agree`, { text: text.agree, kind: 'primary' })}
        ${mayDecline && doing(`${here}/decline`, { text: isYours ? text.withdraw : text.decline })}
      </div>
    `,
  })
}
