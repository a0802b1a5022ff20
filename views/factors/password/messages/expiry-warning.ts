import { told } from '../../../time.ts'
import { mail, type Letterhead, type MailParts } from '../../../mail.ts'
import { renewalWords } from '../words/index.ts'

/** The password expires soon, or has: when, where to change it, and what to do who forgot it. */
export function expiryWarning(
  /** Days of the calendar until it expires, 0 being today; undefined: it has. */
  model: { days: number | undefined; expiresAt: Date; zone: string },
  letterhead: Letterhead,
): MailParts {
  const words = renewalWords[letterhead.locale]
  const text = words.mail
  const date = told(letterhead.locale, model.expiresAt, { dateStyle: 'full', timeZone: model.zone })
  return mail(letterhead, {
    subject: model.days === undefined ? text.overSubject : words.expiresIn(model.days),
    paragraphs: [
      model.days === undefined ? text.over : text.ahead(date),
      { to: letterhead.links.password, label: text.button },
      text.help,
    ],
  })
}
