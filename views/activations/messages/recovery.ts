import { mail, named, notMe, type Letterhead, type MailParts } from '../../mail.ts'
import { lastWholeDayOf, told } from '../../time.ts'
import { recoveryWords } from '../words/index.ts'

/** The link of a way back in. */
export interface RecoveryLink {
  readonly link: string
  /** Where it is stopped, for as long as it is open. */
  readonly stop: string
  readonly hours: number
  /** Who began it; undefined: no person. */
  readonly sender: string | undefined
  /** How the code reaches them. */
  readonly code: 'text' | 'letter'
  /** Another one was asked for by whoever has an older one. */
  readonly isAsked: boolean
  readonly closesAt: Date
  readonly zone: string
}

export function recoveryMail(model: RecoveryLink, letterhead: Letterhead): MailParts {
  const { locale } = letterhead
  const text = recoveryWords[locale]
  const until = told(locale, lastWholeDayOf(model.closesAt), { dateStyle: 'long', timeZone: model.zone })
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [
      text.lead(model.sender === undefined ? undefined : named(model.sender)),
      `${text.how[model.code]} ${text.then}`,
      { to: model.link, label: text.button },
      ...(model.isAsked ? [text.asked] : []),
      text.validity(model.hours, until),
      { note: text.notYou, way: { to: model.stop, label: text.stop } },
    ],
  })
}

/** Tells whoever reads where mail of an account went before that a way back into it was begun. */
export function recoveryBegunMail(
  model: { readonly stop: string; readonly code: 'text' | 'letter' },
  letterhead: Letterhead,
): MailParts {
  const text = recoveryWords[letterhead.locale]
  return mail(letterhead, {
    subject: text.begunSubject,
    paragraphs: [text.begun[model.code], { to: model.stop, label: text.stop }, { note: text.begunWhy }],
  })
}

/** Tells that somebody got back in. */
export function recoveredMail(_model: object, letterhead: Letterhead): MailParts {
  const text = recoveryWords[letterhead.locale]
  return mail(letterhead, {
    subject: text.usedSubject,
    paragraphs: [text.used, text.usedNotYou, notMe(letterhead)],
    done: true,
  })
}

export interface RecoveryText {
  readonly what: 'begun' | 'used'
  readonly brand: string
}

/** The same by text message. */
export const recoveryText = ({ what, brand }: RecoveryText, { locale }: Letterhead): string =>
  recoveryWords[locale].text[what](brand)
