import { mail, type Letterhead, type MailParts } from '../../mail.ts'
import { words } from '../words/index.ts'

/** The link by which a forgotten password is replaced. */
export function recoveryLink(model: { link: string; minutes: number }, letterhead: Letterhead): MailParts {
  const text = words[letterhead.locale].mail
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [
      text.intro,
      { to: model.link, label: text.button },
      text.validity(model.minutes),
      { note: text.notYou },
    ],
    done: true,
  })
}
