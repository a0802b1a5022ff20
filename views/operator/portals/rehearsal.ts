import { html, type Html } from '../../html.ts'
import { alert, notice } from '../../layout.ts'
import { table } from '../../table.ts'
import { doing, tag } from '../../work.ts'
import { consolePart, refusalText, type ConsoleFrame, type Refusal } from '../frame.ts'
import { portalTabs } from './portal.ts'
import { whyText, type CheckShown } from '../../rehearsal/check.ts'
import { words as rehearsalWords } from '../../rehearsal/words/index.ts'
import { words } from './words/index.ts'

export type { CheckShown }

/** What came of a rehearsal; before it was asked for, what it does. */
export function rehearsalPage(model: {
  readonly frame: ConsoleFrame
  readonly client: { readonly id: string; readonly name: string }
  readonly checks: readonly CheckShown[] | undefined
  readonly refused: Refusal | undefined
}): Html {
  const { frame, client, checks, refused } = model
  const text = rehearsalWords[frame.locale]
  const path = `/operator/portals/${client.id}/rehearsal`
  const count = checks?.filter(({ verdict }) => verdict === 'wrong').length ?? 0
  const tone = { good: 'ok', aside: 'warn', wrong: 'bad', none: 'plain' } as const
  return consolePart(frame, 'portals', {
    title: client.name,
    trail: { href: '/operator/portals', text: words[frame.locale].title },
    tabs: portalTabs(frame, client.id, 'rehearsal'),
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      <p class="lead">${text.lead}</p>
      <div class="doings">${doing(path, { text: checks ? text.again : text.go, kind: 'primary' })}</div>
      ${
        checks &&
        html`${
          count === 0
            ? notice(html`<span data-rehearsed="good">${text.fine}</span>`, 'ok')
            : notice(html`<span data-rehearsed="wrong">${text.wrong(count)}</span>`, 'warn')
        }
        ${table(frame.locale, {
          caption: text.title(client.name),
          isTitled: true,
          columns: [
            {
              title: text.columns.check,
              cell: ({ check, why }) =>
                html`<span data-check="${check}" data-why="${why ?? ''}"
                  >${text.checks[check] ?? check}</span
                >`,
            },
            { title: text.columns.how, cell: ({ verdict }) => tag(text.verdict[verdict], tone[verdict]) },
            { title: text.columns.why, cell: (each) => whyText(frame.locale, each) },
          ],
          rows: checks,
          empty: '',
        })}`
      }
    `,
  })
}
