import { mail, named, type Letterhead, type MailParts } from '../../mail.ts'
import { mailWords } from '../words/index.ts'

/** Tells somebody that they act for an organisation from now on: they accepted to. */
export function joinedMail(
  model: { readonly organisation: string; readonly portal: string | undefined },
  letterhead: Letterhead,
): MailParts {
  const text = mailWords[letterhead.locale]
  const organisation = named(model.organisation)
  return mail(letterhead, {
    subject: text.joinedSubject(organisation),
    paragraphs: [
      text.joined(organisation),
      ...(model.portal === undefined ? [] : [text.joinedWhere(named(model.portal, 'operator'))]),
      { note: text.joinedQuestions },
    ],
    done: true,
  })
}
