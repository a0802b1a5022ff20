import { mail, type Letterhead, type MailParts } from '../../mail.ts'
import { words } from '../words/index.ts'

/** The code that proves an address before what somebody signs in with is set up or changed. */
export function mailedCode(
  model: { code: string; portal: string; minutes: number },
  letterhead: Letterhead,
): MailParts {
  const text = words[letterhead.locale].mail
  const code = model.code.replace(/(\d{4})(?=\d)/g, '$1 ')
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [text.intro(model.portal), { code }, text.validity(model.minutes), text.notYou],
  })
}
