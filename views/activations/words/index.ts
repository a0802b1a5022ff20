import type { Locale } from '../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const mailWords: Record<Locale, en.MailWords> = {
  en: en.mailWords,
  nl: nl.mailWords,
  sv: sv.mailWords,
}
export const detailsWords: Record<Locale, en.DetailsWords> = {
  en: en.detailsWords,
  nl: nl.detailsWords,
  sv: sv.detailsWords,
}
export const recoveryWords: Record<Locale, en.RecoveryWords> = {
  en: en.recoveryWords,
  nl: nl.recoveryWords,
  sv: sv.recoveryWords,
}
export const takeOverWords: Record<Locale, en.TakeOverWords> = {
  en: en.takeOverWords,
  nl: nl.takeOverWords,
  sv: sv.takeOverWords,
}
