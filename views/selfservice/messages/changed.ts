import type { Frame } from '../../layout.ts'
import { mail, type Mail } from '../../mail.ts'
import { mailWords, type Changed, type Words } from '../mail-words.ts'

export type { Changed } from '../mail-words.ts'

/** Tells the owner of an account what was changed in it, and what to do if it was not them. */
export function accountChanged(model: { changed: Changed; recoverUrl: string }, frame: Frame): Mail {
  const text = mailWords[frame.locale]
  const { subject, text: what } = text.what[model.changed]
  return mail(frame, {
    subject,
    paragraphs: [what, ending(model, text)],
  })
}

/** What to do about it: nothing, where others than its owner did it. */
function ending({ changed, recoverUrl }: { changed: Changed; recoverUrl: string }, text: Words): string {
  if (changed === 'enabled' || changed === 'email-corrected') return text.questions
  return changed === 'closed' ? text.notYouClosed : text.notYou(recoverUrl)
}
