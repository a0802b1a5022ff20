import { mail, named, notMe, type Letterhead, type MailParts } from '../../mail.ts'
import { words } from '../words/index.ts'

/** Tells the owner of an account that a browser does without the second step from now on. */
export function browserRemembered(
  model: { portal: string; days: number },
  letterhead: Letterhead,
): MailParts {
  const text = words[letterhead.locale].remembered
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [
      text.what(named(model.portal, 'operator'), model.days),
      { note: text.notYou },
      notMe(letterhead),
    ],
    done: true,
  })
}
