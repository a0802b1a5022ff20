import type { Locale } from '../../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const invitationWords: Record<Locale, en.InvitationWords> = {
  en: en.invitationWords,
  nl: nl.invitationWords,
  sv: sv.invitationWords,
}
