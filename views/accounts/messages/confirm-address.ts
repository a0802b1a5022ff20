import { mail, type Letterhead, type MailParts } from '../../mail.ts'
import { mailWords } from '../words/index.ts'

export interface ConfirmAddress {
  /**
   * Who is asked: at the address that an account has; at the one it would get; or at the one that an operator put in the
   * place of a wrong one, which is not named there.
   */
  readonly asked: 'old' | 'new' | 'corrected'
  readonly oldAddress: string
  readonly newAddress: string
  readonly link: string
  readonly hours: number
}

/** Asks whoever reads an address whether the address of an account may change. */
export function confirmAddress(model: ConfirmAddress, letterhead: Letterhead): MailParts {
  const text = mailWords[letterhead.locale]
  const { oldAddress, newAddress, link, hours } = model
  const said = {
    old: {
      subject: text.confirmOldSubject,
      lead: text.confirmOld(oldAddress, newAddress),
      notYou: text.notYou,
    },
    new: {
      subject: text.confirmNewSubject,
      lead: text.confirmNew(oldAddress, newAddress),
      notYou: text.notYouNew,
    },
    corrected: {
      subject: text.confirmNewSubject,
      lead: text.confirmCorrected(newAddress),
      notYou: text.notYouNew,
    },
  }[model.asked]
  return mail(letterhead, {
    subject: said.subject,
    paragraphs: [
      said.lead,
      { to: link, label: text.confirmButton },
      text.validity(hours),
      { note: said.notYou },
    ],
    // whoever reads the other address may be a stranger, whom nobody's network concerns
    ...(model.asked === 'old' ? { done: true } : {}),
  })
}
