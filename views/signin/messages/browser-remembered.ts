import type { Frame } from '../../layout.ts'
import { mail, type Mail } from '../../mail.ts'
import { words } from '../words.ts'

/** Tells the owner of an account that a browser does without the second step from now on. */
export function browserRemembered(model: { portal: string; days: number }, frame: Frame): Mail {
  const text = words[frame.locale].remembered
  return mail(frame, {
    subject: text.subject,
    paragraphs: [text.what(model.portal, model.days), text.notYou],
  })
}
