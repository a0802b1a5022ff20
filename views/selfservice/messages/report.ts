import type { Frame } from '../../layout.ts'
import { mail, type Mail } from '../../mail.ts'
import { mailWords } from '../mail-words.ts'

/** Tells those who look after accounts that somebody reports a stranger in theirs. */
export function reportMail(model: { account: string; email: string; reference: string }, frame: Frame): Mail {
  const text = mailWords[frame.locale]
  return mail(frame, {
    subject: text.reportSubject,
    paragraphs: [text.report(model.email, model.account), text.reference(model.reference)],
  })
}
