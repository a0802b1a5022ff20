import { mail, named, type Letterhead, type MailParts } from '../../mail.ts'
import { words } from '../words/index.ts'

/** Tells whoever looks after an organisation that somebody asks something of them. */
export interface Asked {
  /** Who asks. */
  readonly person: string
  readonly organisation: string
  /** They act for it already, and ask for more. */
  readonly isMember: boolean
  /** Where it is answered. */
  readonly link: string
}

export function askedMail(
  { person, organisation, isMember, link }: Asked,
  letterhead: Letterhead,
): MailParts {
  const text = words[letterhead.locale]
  const [who, whom] = [named(person), named(organisation)]
  return mail(letterhead, {
    subject: isMember ? text.subjectMore : text.subjectJoin,
    paragraphs: [
      isMember ? text.more(who, whom) : text.join(who, whom),
      text.then,
      { to: link, label: text.answer },
      isMember ? text.moreNote : text.joinNote,
    ],
  })
}
