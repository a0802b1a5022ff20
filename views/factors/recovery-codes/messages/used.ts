import { mail, type Letterhead, type MailParts } from '../../../mail.ts'
import { words } from '../words/index.ts'

/** Tells the owner of an account that one of the codes was used, and how many are left. */
export function recoveryCodeUsed(model: { left: number; isFew: boolean }, letterhead: Letterhead): MailParts {
  const text = words[letterhead.locale]
  const { subject, what, few, button, notYou } = text.usedMail
  return mail(letterhead, {
    subject,
    paragraphs: [
      what,
      model.isFew ? `${text.left(model.left)} ${few}` : text.left(model.left),
      { to: letterhead.links.factors, label: button },
      { note: notYou },
    ],
    done: true,
  })
}
