import type { SetBy } from '../../../src/policy/password/life.ts'
import { mail, notMe, type Letterhead, type MailParts } from '../../mail.ts'
import { messageWords as words } from '../words/index.ts'

/** Tells the owner of an account that its password was changed, and what to do if it was not them. */
export function credentialRenewed(model: { setBy: SetBy }, letterhead: Letterhead): MailParts {
  const text = words[letterhead.locale].renewed
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [text.how[model.setBy], text.ended[model.setBy], { note: text.notYou }, notMe(letterhead)],
    done: true,
  })
}
