import { mail, named, type Letterhead, type MailParts } from '../../mail.ts'
import { detailsWords } from '../words/index.ts'

/** What somebody signs in with for the first time. No link stands beside it: who finds the mail is led nowhere by it. */
export interface IssuedDetails {
  readonly organisation: string
  /** Undefined: it is for no portal in particular. */
  readonly portal: string | undefined
  /** What the number is called, as in: KvK number. */
  readonly numberName: string
  readonly number: string
  readonly userName: string
  readonly password: string
  /** For which it is good. */
  readonly days: number
  /** How a code reaches them, without which it opens nothing; undefined: it needs none. */
  readonly code: 'text' | 'letter' | undefined
}

export function detailsMail(model: IssuedDetails, letterhead: Letterhead): MailParts {
  const text = detailsWords[letterhead.locale]
  const organisation = named(model.organisation)
  return mail(letterhead, {
    subject: text.subject(organisation),
    paragraphs: [
      text.lead(organisation, model.portal === undefined ? undefined : named(model.portal, 'operator')),
      `${named(model.numberName, 'operator')}: ${named(model.number)}`,
      `${text.userName}: ${named(model.userName)}`,
      `${text.password}:`,
      { code: model.password },
      text.once(model.days),
      ...(model.code === undefined ? [] : [text.with[model.code]]),
      { note: text.notYou },
    ],
  })
}
