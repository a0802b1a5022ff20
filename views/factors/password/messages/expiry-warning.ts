import type { Frame } from '../../../layout.ts'
import { mail, type Mail } from '../../../mail.ts'
import { renewalWords } from '../renewal-words.ts'

/** The password expires soon, or has: when, where to change it, and what to do who forgot it. */
export function expiryWarning(
  model: { days: number; expiresAt: Date; zone: string; link: string },
  frame: Frame,
): Mail {
  const text = renewalWords[frame.locale].mail
  const date = new Intl.DateTimeFormat(frame.locale, { dateStyle: 'full', timeZone: model.zone })
  return mail(frame, {
    subject: text.subject(model.days),
    paragraphs: [
      model.days === 0 ? text.over : text.ahead(date.format(model.expiresAt)),
      { link: model.link },
      text.help,
    ],
  })
}
