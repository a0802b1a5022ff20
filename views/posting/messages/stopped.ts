import { mail, type Letterhead, type MailParts } from '../../mail.ts'
import { stoppedWords } from '../words/index.ts'

/** A run of letters that could not be handed over. */
export interface RunStopped {
  readonly run: string
  readonly reason: 'host-key' | 'not-let-in' | 'unreachable' | 'full' | 'gone' | 'failed'
}

/** Tells whoever looks after the installation that letters wait, and why. */
export function runStoppedMail({ run, reason }: RunStopped, letterhead: Letterhead): MailParts {
  const text = stoppedWords[letterhead.locale]
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [text.lead(run), text.why[reason], { note: text.then }],
  })
}
