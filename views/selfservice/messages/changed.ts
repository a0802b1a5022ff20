import type { Frame } from '../../layout.ts'
import { mail, type Mail } from '../../mail.ts'
import { mailWords, type Changed } from '../mail-words.ts'

export type { Changed } from '../mail-words.ts'

/** Tells the owner of an account what was changed in it, and what to do if it was not them. */
export function accountChanged(model: { changed: Changed; recoverUrl: string }, frame: Frame): Mail {
  const text = mailWords[frame.locale]
  const { subject, text: what } = text.what[model.changed]
  return mail(frame, {
    subject,
    paragraphs: [what, model.changed === 'closed' ? text.notYouClosed : text.notYou(model.recoverUrl)],
  })
}
