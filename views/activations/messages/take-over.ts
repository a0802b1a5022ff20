import { mail, named, type Letterhead, type MailParts } from '../../mail.ts'
import { told } from '../../time.ts'
import { takeOverWords } from '../words/index.ts'

/** Tells whoever acts for an organisation, or did, that somebody takes it over, and until when they may object; or does not. */
export function takeOverMail(
  model: {
    readonly is: 'begun' | 'stopped'
    readonly organisation: string
    readonly person: string
    readonly until: Date
    readonly zone: string
  },
  letterhead: Letterhead,
): MailParts {
  const { locale } = letterhead
  const text = takeOverWords[locale]
  const [organisation, person] = [named(model.organisation), named(model.person)]
  if (model.is === 'stopped')
    return mail(letterhead, {
      subject: text.stoppedSubject(organisation),
      paragraphs: [text.stopped(person, organisation), { note: text.why }],
    })
  const until = told(locale, model.until, { dateStyle: 'long', timeZone: model.zone })
  return mail(letterhead, {
    subject: text.subject(organisation),
    paragraphs: [text.lead(person, organisation), text.how(until), text.object(until), { note: text.why }],
  })
}
