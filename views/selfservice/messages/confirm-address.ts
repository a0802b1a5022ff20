import type { Frame } from '../../layout.ts'
import { mail, type Mail } from '../../mail.ts'
import { mailWords } from '../mail-words.ts'

interface Asked {
  readonly oldAddress: string
  readonly newAddress: string
  readonly link: string
  readonly hours: number
}

/** Asks the address that an account has whether it may change. */
export function confirmOldAddress(model: Asked & { recoverUrl: string }, frame: Frame): Mail {
  const text = mailWords[frame.locale]
  return mail(frame, {
    subject: text.confirmOldSubject,
    paragraphs: [
      text.confirmOld(model.oldAddress, model.newAddress),
      { link: model.link },
      text.validity(model.hours),
      text.notYou(model.recoverUrl),
    ],
  })
}

/** Asks whoever reads the new address. */
export function confirmNewAddress(model: Asked, frame: Frame): Mail {
  const text = mailWords[frame.locale]
  return mail(frame, {
    subject: text.confirmNewSubject,
    paragraphs: [
      text.confirmNew(model.oldAddress, model.newAddress),
      { link: model.link },
      text.validity(model.hours),
      text.notYouNew,
    ],
  })
}

/** Asks whoever reads an address that an operator put in the place of a wrong one, which is not named here. */
export function confirmCorrectedAddress(model: Omit<Asked, 'oldAddress'>, frame: Frame): Mail {
  const text = mailWords[frame.locale]
  return mail(frame, {
    subject: text.confirmNewSubject,
    paragraphs: [
      text.confirmCorrected(model.newAddress),
      { link: model.link },
      text.validity(model.hours),
      text.notYouNew,
    ],
  })
}
