import { mail, type Letterhead, type MailParts } from '../../mail.ts'
import { mailWords } from '../words/index.ts'
import type { Changed, MailWords as Words } from '../words/en.ts'

export type { Changed } from '../words/en.ts'

/** Tells the owner of an account what was changed in it, and what to do if it was not them. */
export function accountChanged(model: { changed: Changed }, letterhead: Letterhead): MailParts {
  const text = mailWords[letterhead.locale]
  const { subject, text: what } = text.what[model.changed]
  return mail(letterhead, {
    subject,
    paragraphs: [what, ending(model.changed, letterhead.links.recover, text)],
  })
}

/** What to do about it: nothing, where others than its owner did it. */
function ending(changed: Changed, recoverUrl: string, text: Words): string {
  if (changed === 'enabled' || changed === 'email-corrected') return text.questions
  return changed === 'closed' ? text.notYouClosed : text.notYou(recoverUrl)
}
