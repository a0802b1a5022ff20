import type { Locale } from '../../../src/platform/render/locale.ts'
import { lastWholeDayOf, told } from '../../time.ts'
import { mail, named, type Letterhead, type MailParts } from '../../mail.ts'
import { mailWords } from '../words/index.ts'

/** The link of an invitation. */
export interface ActivationLink {
  readonly link: string
  readonly hours: number
  readonly organisation: string
  /** Undefined: it is for no portal in particular. */
  readonly portal: string | undefined
  /** Who invites them; undefined: no person. */
  readonly sender: string | undefined
  readonly isAdministrator: boolean
  /** How a code reaches them; undefined: none does, and they sign in with what they have. */
  readonly code: 'text' | 'letter' | undefined
  /** Of somebody who takes the organisation over: when the letter leaves, to where that is registered. */
  readonly letterLeaves: Date | undefined
  /** Why it is mailed: the first, asked for by whoever has an older one, sent again by its sender, or by a clock. */
  readonly why: 'first' | 'asked' | 'again' | 'reminder'
  readonly closesAt: Date
  readonly zone: string
}

function codeText(locale: Locale, { code, letterLeaves, zone }: ActivationLink): string {
  const text = mailWords[locale]
  if (letterLeaves)
    return text.withTheirLetter(told(locale, letterLeaves, { dateStyle: 'long', timeZone: zone }))
  return code === undefined ? text.withAccount : text.with[code]
}

export function activationLink(model: ActivationLink, letterhead: Letterhead): MailParts {
  const { locale } = letterhead
  const text = mailWords[locale]
  const organisation = named(model.organisation)
  const sender = model.sender === undefined ? undefined : named(model.sender)
  const until = told(locale, lastWholeDayOf(model.closesAt), { dateStyle: 'long', timeZone: model.zone })
  return mail(letterhead, {
    subject: text.subject[model.why](organisation),
    paragraphs: [
      text.invites(sender, organisation, model.isAdministrator),
      ...(model.portal === undefined ? [] : [text.where(named(model.portal, 'operator'))]),
      { to: model.link, label: text.button },
      ...(model.why === 'asked' ? [text.asked] : []),
      codeText(locale, model),
      text.validity(model.hours, until),
      { note: text.notYou },
    ],
  })
}
