import type { Frame } from '../../layout.ts'
import { mail, type Mail } from '../../mail.ts'
import { mailWords } from '../mail-words.ts'

/** Tells the address that an account had how to take it back. */
export function addressUndo(
  model: { newAddress: string; link: string; until: Date; zone: string },
  frame: Frame,
): Mail {
  const text = mailWords[frame.locale]
  const { zone: timeZone, until } = model
  const date = new Intl.DateTimeFormat(frame.locale, { dateStyle: 'full', timeStyle: 'short', timeZone })
  return mail(frame, {
    subject: text.undoSubject,
    paragraphs: [text.undo(model.newAddress, date.format(until)), { link: model.link }],
  })
}
