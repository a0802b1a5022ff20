import type { Frame } from '../../../layout.ts'
import { mail, type Mail } from '../../../mail.ts'
import { words } from '../words.ts'

/** Tells the owner of an account that a key of theirs may have been copied, and what to do. */
export function authenticatorCloned(model: { link: string }, frame: Frame): Mail {
  const text = words[frame.locale].clonedMail
  return mail(frame, {
    subject: text.subject,
    paragraphs: [text.what, text.remove, { link: model.link }, text.notYou],
  })
}
