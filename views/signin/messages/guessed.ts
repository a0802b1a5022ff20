import { mail, type Letterhead, type MailParts } from '../../mail.ts'
import { words } from '../words/index.ts'

/** Tells the owner of an account that somebody guesses, and how far they have come. */
export function accountGuessed(model: { what: 'password' | 'code' }, letterhead: Letterhead): MailParts {
  const text = words[letterhead.locale].guessed
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [
      text[model.what],
      { note: model.what === 'code' ? text.codeNote : text.passwordNote },
      { to: letterhead.links.recover, label: text.button },
    ],
    done: true,
  })
}
