import type { Origin } from '../../../src/policy/password-life.ts'
import type { Frame } from '../../layout.ts'
import { mail, type Mail } from '../../mail.ts'
import { words } from './words.ts'

/** Tells the owner of an account that its password was changed, and what to do if it was not them. */
export function credentialRenewed(model: { origin: Origin; recoverUrl: string }, frame: Frame): Mail {
  const text = words[frame.locale].renewed
  return mail(frame, {
    subject: text.subject,
    paragraphs: [text.how[model.origin], text.ended[model.origin], text.notYou(model.recoverUrl)],
  })
}
