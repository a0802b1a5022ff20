import type { Frame } from '../../../layout.ts'
import { mail, type Mail } from '../../../mail.ts'
import { words } from '../words.ts'

/** Tells the owner of an account that one of the codes was used, and how many are left. */
export function recoveryCodeUsed(model: { left: number; isFew: boolean; link: string }, frame: Frame): Mail {
  const text = words[frame.locale]
  return mail(frame, {
    subject: text.usedMail.subject,
    paragraphs: [
      text.usedMail.what,
      text.left(model.left),
      ...(model.isFew ? [text.usedMail.few, { link: model.link }] : []),
      text.usedMail.notYou,
    ],
  })
}
