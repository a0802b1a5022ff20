import { mail, named, type Letterhead, type MailParts } from '../../mail.ts'
import { told } from '../../time.ts'
import { words } from '../words/index.ts'

/** Tells somebody that an administrator would hand their work over to them. */
export interface Handover {
  /** Who hands over. */
  readonly person: string
  readonly organisation: string
  /** Until when it may be accepted, in this time zone. */
  readonly until: Date
  readonly zone: string
  /** Where it is answered. */
  readonly link: string
}

export function handoverMail(
  { person, organisation, until, zone, link }: Handover,
  letterhead: Letterhead,
): MailParts {
  const text = words[letterhead.locale]
  const day = told(letterhead.locale, until, { dateStyle: 'long', timeZone: zone })
  return mail(letterhead, {
    subject: text.handoverSubject,
    paragraphs: [
      text.handover(named(person), named(organisation)),
      text.handoverThen(day),
      { to: link, label: text.handoverAnswer },
      text.handoverNote,
    ],
  })
}
