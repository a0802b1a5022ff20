import type { Frame } from '../../layout.ts'
import { mail, type Mail } from '../../mail.ts'
import { words } from '../words.ts'

/** The link by which a forgotten password is replaced. */
export function recoveryLink(model: { link: string; minutes: number }, frame: Frame): Mail {
  const text = words[frame.locale].mail
  return mail(frame, {
    subject: text.subject,
    paragraphs: [text.intro, { link: model.link }, text.validity(model.minutes), text.notYou],
  })
}
