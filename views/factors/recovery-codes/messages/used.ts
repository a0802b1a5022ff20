import { mail, type Letterhead, type MailParts } from '../../../mail.ts'
import { words } from '../words/index.ts'

/** Tells the owner of an account that one of the codes was used, and how many are left. */
export function recoveryCodeUsed(model: { left: number; isFew: boolean }, letterhead: Letterhead): MailParts {
  const text = words[letterhead.locale]
  return mail(letterhead, {
    subject: text.usedMail.subject,
    paragraphs: [
      text.usedMail.what,
      text.left(model.left),
      ...(model.isFew ? [text.usedMail.few, { link: letterhead.links.factors }] : []),
      text.usedMail.notYou,
    ],
  })
}
