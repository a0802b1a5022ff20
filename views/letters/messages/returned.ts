import { mail, named, type Letterhead, type MailParts } from '../../mail.ts'
import { grouped } from '../letter.ts'
import { returnedWords } from '../words/index.ts'

/** Tells whoever looks after somebody that a letter to them came back. */
export interface LetterReturned {
  readonly reference: string
  readonly why: 'unknown' | 'no-such-address' | 'moved' | 'refused' | 'not-said'
  /** For whom it was, where whoever reads this knows them. */
  readonly person: string | undefined
}

export function returnedMail({ reference, why, person }: LetterReturned, letterhead: Letterhead): MailParts {
  const text = returnedWords[letterhead.locale]
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [
      text.lead(person === undefined ? undefined : named(person), grouped(reference)),
      text.why[why],
      text.then,
    ],
  })
}
