import { mail, named, type Letterhead, type MailParts } from '../../mail.ts'
import { words } from '../words/index.ts'

/** The code that proves an address before what somebody signs in with is set up or changed. */
export function mailedCode(
  model: { code: string; portal: string; minutes: number },
  letterhead: Letterhead,
): MailParts {
  const text = words[letterhead.locale].mail
  const code = model.code.replace(/(\d{4})(?=\d)/g, '$1 ')
  return mail(letterhead, {
    // where a telephone shows what has come, the code is read without opening it
    subject: text.subject(code),
    title: text.title,
    preview: text.validity(model.minutes),
    paragraphs: [
      text.intro(named(model.portal, 'operator')),
      { code },
      text.validity(model.minutes),
      { note: text.notYou },
    ],
    done: true,
  })
}
