import { mail, notMe, type Letterhead, type MailParts } from '../../mail.ts'
import { messageWords as words } from '../words/index.ts'

/** Tells the owner of an account that a second factor was set up: no secret, nothing to click but a way to shut others out. */
export function factorEnrolled(model: { name: string }, letterhead: Letterhead): MailParts {
  const text = words[letterhead.locale]
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [text.what, { note: text.notYou }, notMe(letterhead)],
    done: model.name,
  })
}
