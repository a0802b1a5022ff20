import { mail, type Letterhead, type MailParts } from '../../mail.ts'
import { words } from '../words/index.ts'

/** The link by which a forgotten password is replaced. */
export function recoveryLink(
  model: {
    link: string
    minutes: number
    /** Somebody who helps them has asked for it. */
    isForThem?: boolean | undefined
  },
  letterhead: Letterhead,
): MailParts {
  const text = words[letterhead.locale].mail
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [
      model.isForThem ? text.introForThem : text.intro,
      { to: model.link, label: text.button },
      text.validity(model.minutes),
      { note: model.isForThem ? text.notAsked : text.notYou },
    ],
    done: true,
  })
}
