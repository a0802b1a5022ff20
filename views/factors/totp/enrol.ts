import type { Shown } from '../shown.ts'
import { html, trusted, type Html } from '../../html.ts'
import { layout } from '../../layout.ts'
import { pageProblem } from '../../problem-text.ts'
import { codeField, leave, nameField, otherWays } from '../parts.ts'
import { lead } from '../../lead.ts'
import { words } from './words/index.ts'

/** What is shown while one is set up: seen by its owner alone. */
export interface TotpDraft {
  /** From which key it was made, sealed: the page sends it back. */
  readonly made: string
  readonly uri: string
  readonly picture: string
}

/** The key, as a picture and as text in groups of four, and a first code before it counts. */
export function enrolmentPage(shown: Shown, draft: TotpDraft): Html {
  const { frame, problem } = shown
  const text = words[frame.locale]
  const secret = new URL(draft.uri).searchParams.get('secret') ?? ''
  return layout(frame, {
    title: shown.isAnother ? text.addTitle : text.enrolTitle,
    failed: problem !== undefined,
    scripts: ['copy.js'],
    body: html`
      <h1>${shown.isAnother ? text.addTitle : text.enrolTitle}</h1>
      ${lead(shown, shown.isAnother ? text.addLead : text.enrolLead)} ${pageProblem(text, shown)}
      <ol class="steps">
        <li>${text.stepApp}</li>
        <li class="not-on-phone">${text.stepScan}</li>
        <li class="on-phone">${text.stepOpen}</li>
      </ol>
      <p class="on-phone"><a class="button" href="${draft.uri}">${text.openApp}</a></p>
      <div class="qr" role="img" aria-label="${text.picture}" data-totp-uri="${draft.uri}">
        ${trusted(draft.picture)}
      </div>
      <details>
        <summary>${text.cannotScan}</summary>
        <p class="label">${text.secretLabel}</p>
        <code class="secret" data-totp-secret data-copy="${text.copy}" data-copied="${text.copied}"
          >${inGroups(secret)}</code
        >
        <p class="soft" role="status" data-copied></p>
        <p class="not-on-phone"><a href="${draft.uri}">${text.openApp}</a></p>
      </details>
      <form method="post" action="${shown.action}" novalidate>
        <input type="hidden" name="made" value="${draft.made}" />
        <ol class="steps" start="3">
          <li>${text.stepCode}</li>
        </ol>
        ${codeField(text, shown, problem !== undefined)} ${nameField(text, shown)}
        <div class="actions"><button type="submit" class="primary">${text.enrolSubmit}</button></div>
      </form>
      ${otherWays(shown)} ${leave(shown, text.cancel)}
    `,
  })
}

const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret
