import type { Frame } from '../../layout.ts'
import { mail, type Mail } from '../../mail.ts'
import { words } from './words.ts'

/** Tells the owner of an account that its password was changed, and what to do if it was not them. */
export function credentialRenewed(model: { byLink: boolean; recoverUrl: string }, frame: Frame): Mail {
  const text = words[frame.locale].renewed
  return mail(frame, {
    subject: text.subject,
    paragraphs: [model.byLink ? text.byLink : text.inside, text.ended, text.notYou(model.recoverUrl)],
  })
}
