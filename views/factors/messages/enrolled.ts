import { mail, type Letterhead, type MailParts } from '../../mail.ts'
import { words } from './words.ts'

/** Tells the owner of an account that a second factor was set up: no secret, nothing to click. */
export function factorEnrolled(model: { name: string }, letterhead: Letterhead): MailParts {
  const text = words[letterhead.locale]
  return mail(letterhead, { subject: text.subject, paragraphs: [text.what(model.name), text.notYou] })
}
