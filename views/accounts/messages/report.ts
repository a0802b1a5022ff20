import { mail, type Letterhead, type MailParts } from '../../mail.ts'
import { mailWords } from '../words/index.ts'

/** Tells those who look after accounts that somebody reports a stranger in theirs. */
export function reportMail(
  model: { account: string; email: string; reference: string },
  letterhead: Letterhead,
): MailParts {
  const text = mailWords[letterhead.locale]
  return mail(letterhead, {
    subject: text.reportSubject,
    paragraphs: [text.report(model.email, model.account, model.reference)],
    done: true,
  })
}
