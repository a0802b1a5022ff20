import { mail, type Letterhead, type MailParts } from '../../../mail.ts'
import { words } from '../words/index.ts'

/** Tells the owner of an account that a key of theirs may have been copied, and what to do. */
export function authenticatorCloned(_model: object, letterhead: Letterhead): MailParts {
  const text = words[letterhead.locale].clonedMail
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [
      text.what,
      text.remove,
      { to: letterhead.links.factors, label: text.button },
      { note: text.notYou },
    ],
    done: true,
  })
}
