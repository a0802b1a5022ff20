import type { Locale } from '../../../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

export const words: Record<Locale, en.Words> = { en: en.words, nl: nl.words, sv: sv.words }
export const askWords: Record<Locale, en.AskWords> = { en: en.askWords, nl: nl.askWords, sv: sv.askWords }
