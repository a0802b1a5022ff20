import type { Locale } from '../../../src/platform/render/locale.ts'
import { html, type Child, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { table } from '../../table.ts'
import { doing, facts, panel, tag, type Tone } from '../../work.ts'
import { deskPart, pathIn, refusedAlert, type DeskFrame, type Refused } from '../frame.ts'
import type { ListListed } from './begin.ts'
import { words } from './words/index.ts'

export interface ListShown extends ListListed {
  /** Of what was looked at: those who are invited, those who are or act for it already, those with something wrong. */
  readonly ready: number
  readonly already: number
  readonly wrong: number
  readonly sent: number
  readonly refused: number
  /** For what they act, where the list does not say it; undefined: it does. */
  readonly covers: 'all' | 'as-you' | undefined
  /** Whether whoever looks has begun it: nobody else sends it. */
  readonly isOwn: boolean
  /** Which look it is that is shown. */
  readonly looks: number
}

export interface RowShown {
  readonly line: number
  readonly name: string
  readonly email: string
  readonly role: string | undefined
  readonly numbers: string | undefined
  readonly branches: string | undefined
  readonly plan: 'invites' | 'joins' | 'already' | 'wrong' | undefined
  readonly outcome: 'sent' | 'refused' | undefined
  /** Each as the field, a blank and the reason. */
  readonly faults: readonly string[]
  /** The invitation that was sent. */
  readonly invitation: string | undefined
}

/** What is wrong with a row, in a sentence that names its column; of none, what the column of these is called. */
export function rowFaultText(locale: Locale, fault: string): string {
  const text = words[locale]
  if (fault === '') return text.why
  const [field = '', reason = ''] = fault.split(' ')
  const said = text.reasons[reason] ?? text.reasonElse
  const called: Readonly<Record<string, string>> = text.kinds
  return field === 'row' || called[field] === undefined ? said : `${called[field]}: ${said}`
}

interface Model {
  readonly frame: DeskFrame
  readonly zone: string
  readonly list: ListShown
  readonly rows: readonly RowShown[]
  readonly isWrongOnly: boolean
  readonly next: string | undefined
  readonly refused: Refused | undefined
  readonly done: string | null
}

/** A list that is looked at, was looked at, is sent, or was. */
export function listPage(model: Model): Html {
  const { frame, list } = model
  const text = words[frame.locale]
  const isMoving = list.state === 'checking' || list.state === 'sending'
  const body = html`${refusedAlert(frame, model.refused)} ${standing(model)} ${rowsTable(model)}`
  return deskPart(frame, 'people', {
    title: list.name ?? text.pasted,
    trail: { href: pathIn(frame, 'lists'), text: text.title },
    // the same parts in each state: what is looked at again takes the place of what was there
    state: html`<span data-live
      >${tag(text.state[list.state], list.state === 'done' ? 'ok' : 'plain')}</span
    >`,
    done: text.done[model.done ?? ''],
    failed: model.refused !== undefined,
    ...(isMoving && { scripts: ['live.js' as const] }),
    body: html`<div data-live>${body}</div>`,
  })
}

function standing({ frame, list }: Model): Child {
  const text = words[frame.locale]
  const here = pathIn(frame, `lists/${list.id}`)
  const say = (n: number): string => new Intl.NumberFormat(frame.locale).format(n)
  const counted = facts([
    [text.planned.ready, html`<span data-ready>${say(list.ready)}</span>`],
    list.already > 0 && [text.planned.already, html`<span data-already>${say(list.already)}</span>`],
    list.wrong > 0 && [text.planned.wrong, html`<span data-wrong>${say(list.wrong)}</span>`],
    list.covers !== undefined && [text.covers, text.coversSay[list.covers]],
  ])
  const looked = list.ready + list.already + list.wrong
  const again = html`<a href="">${text.lookAgain}</a>`
  const csv = list.wrong + list.refused > 0 && html`<p><a href="${here}/wrong">${text.download}</a></p>`
  if (list.state === 'checking')
    return html`${notice(html`<span data-looking>${text.checking(say(looked), say(list.rows))}</span> ${again}`)}
    ${doing(`${here}/drop`, { text: text.drop, kind: 'secondary' })}`
  if (list.state === 'sending')
    return html`${notice(
      html`<span data-sending>${text.sending(say(list.sent + list.refused), say(list.ready))}</span>
        ${again}`,
    )}
    ${doing(`${here}/drop`, { text: text.stop, kind: 'danger' })}`
  if (list.state === 'columns') return notice(text.notOwn)
  if (list.state === 'checked')
    return html`${panel(
        text.planTitle,
        html`<p>${text.planLead}</p>
          ${counted} ${csv}`,
      )}
      <div class="doings">
        ${
          list.ready > 0 &&
          (list.isOwn
            ? doing(
                `${here}/send`,
                { text: text.send(list.ready, say(list.ready)), kind: 'primary' },
                { looks: String(list.looks) },
              )
            : html`<p>${text.notOwn}</p>`)
        }
        ${doing(`${here}/drop`, { text: text.drop, kind: 'secondary' })}
        ${list.isOwn && html`<a href="${here}?columns=choose">${text.otherColumns}</a>`}
      </div>`
  return html`${list.state === 'stopped' && notice(text.stopped, 'warn')}
  ${panel(
    text.resultTitle,
    html`${facts([
        [text.planned.sent, html`<span data-sent>${say(list.sent)}</span>`],
        list.refused > 0 && [text.planned.refused, html`<span data-refused>${say(list.refused)}</span>`],
        list.already > 0 && [text.planned.already, say(list.already)],
        list.wrong > 0 && [text.planned.wrong, say(list.wrong)],
      ])}
      ${csv}
      <p><a href="${pathIn(frame, 'invitations')}">${text.toInvitations}</a></p>`,
  )}`
}

const tones: Readonly<Record<NonNullable<RowShown['plan']>, Tone>> = {
  ...{ invites: 'ok', joins: 'ok', already: 'plain', wrong: 'bad' },
}

function rowsTable({ frame, list, rows, isWrongOnly, next }: Model): Child {
  if (list.state === 'checking' || list.state === 'columns') return false
  const text = words[frame.locale]
  const here = pathIn(frame, `lists/${list.id}`)
  const comes = ({ plan, outcome, faults, invitation }: RowShown): Child => {
    const why = faults.map(
      (fault) => html`<br /><span class="soft">${rowFaultText(frame.locale, fault)}</span>`,
    )
    if (outcome === 'refused') return html`${tag(text.outcome.refused, 'bad')} ${why}`
    if (outcome === 'sent')
      return html`<a href="${pathIn(frame, `invitations/${invitation ?? ''}`)}">${text.outcome.sent}</a>`
    return html`${plan !== undefined && tag(text.plan[plan], tones[plan])} ${why}`
  }
  const hasRights = rows.some(
    (row) => row.numbers !== undefined || row.branches !== undefined || row.role !== undefined,
  )
  return html`
    ${
      list.wrong + list.refused > 0 &&
      html`<p class="after">
        ${
          isWrongOnly
            ? html`<a href="${here}">${text.showAll}</a>`
            : html`<a href="${here}?wrong=only">${text.showWrong}</a>`
        }
      </p>`
    }
    ${table(frame.locale, {
      caption: text.rowsCaption,
      columns: [
        {
          title: text.rowColumns.who,
          cell: ({ name, email }) => html`${name}<br /><span class="soft">${email}</span>`,
        },
        ...(hasRights
          ? [
              {
                title: text.rowColumns.may,
                cell: ({ role, numbers, branches }: RowShown) =>
                  [role, numbers, branches].filter((each) => each !== undefined && each !== '').join('; '),
              },
            ]
          : []),
        { title: text.rowColumns.comes, cell: comes },
        { title: text.rowColumns.line, cell: ({ line }) => String(line), isNumber: true },
      ],
      rows,
      empty: text.noRows,
      pages: { next },
    })}
  `
}
