import { mail, named, type Letterhead, type MailParts } from '../../mail.ts'
import { words } from '../words/index.ts'

/** Tells the owner of an account that it was used in a browser that it had not been used in. */
export function newBrowser(model: { portal: string }, letterhead: Letterhead): MailParts {
  const text = words[letterhead.locale].newBrowser
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [
      text.what(named(model.portal, 'operator')),
      { note: text.notYou },
      { to: letterhead.links.notMe, label: text.button },
      text.quiet,
    ],
    done: true,
  })
}
