import type { Frame } from '../../layout.ts'
import { mail, type Mail } from '../../mail.ts'
import { words } from './words.ts'

/** Tells the owner of an account that a second factor was set up: no secret, nothing to click. */
export function factorEnrolled(model: { name: string }, frame: Frame): Mail {
  const text = words[frame.locale]
  return mail(frame, { subject: text.subject, paragraphs: [text.what(model.name), text.notYou] })
}
