import { told } from '../../time.ts'
import { mail, type Letterhead, type MailParts } from '../../mail.ts'
import { mailWords } from '../words/index.ts'

/** Tells the address that an account had how to take it back. */
export function addressUndo(
  model: { newAddress: string; link: string; until: Date; zone: string },
  letterhead: Letterhead,
): MailParts {
  const text = mailWords[letterhead.locale]
  const { zone: timeZone, until } = model
  const date = told(letterhead.locale, until, { dateStyle: 'full', timeStyle: 'short', timeZone })
  return mail(letterhead, {
    subject: text.undoSubject,
    paragraphs: [
      text.undo(model.newAddress),
      { note: text.undoNote(date) },
      { to: model.link, label: text.undoButton },
    ],
    done: true,
  })
}
