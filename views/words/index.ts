import type { Locale } from '../../src/platform/render/locale.ts'
import * as en from './en.ts'
import * as nl from './nl.ts'
import * as sv from './sv.ts'

/** Words that belong to no page in particular. */
export const words: Record<Locale, en.Words> = { en: en.words, nl: nl.words, sv: sv.words }
export const problemWords: Record<Locale, en.ProblemWords> = {
  en: en.problemWords,
  nl: nl.problemWords,
  sv: sv.problemWords,
}
export const sharedWords: Record<Locale, en.SharedWords> = {
  en: en.sharedWords,
  nl: nl.sharedWords,
  sv: sv.sharedWords,
}
export const tableWords: Record<Locale, en.TableWords> = {
  en: en.tableWords,
  nl: nl.tableWords,
  sv: sv.tableWords,
}
export const whyWords: Record<Locale, en.WhyWords> = {
  en: en.whyWords,
  nl: nl.whyWords,
  sv: sv.whyWords,
}
export const letterWords: Record<Locale, en.LetterWords> = {
  en: en.letterWords,
  nl: nl.letterWords,
  sv: sv.letterWords,
}
export const brandWords: Record<Locale, en.BrandWords> = {
  en: en.brandWords,
  nl: nl.brandWords,
  sv: sv.brandWords,
}
export const zoneWords: Record<Locale, en.ZoneWords> = {
  en: en.zoneWords,
  nl: nl.zoneWords,
  sv: sv.zoneWords,
}
export const fieldWords: Record<Locale, en.FieldWords> = {
  en: en.fieldWords,
  nl: nl.fieldWords,
  sv: sv.fieldWords,
}
export const textedCodeWords: Record<Locale, en.TextedCodeWords> = {
  en: en.textedCodeWords,
  nl: nl.textedCodeWords,
  sv: sv.textedCodeWords,
}
export const postedCodeWords: Record<Locale, en.PostedCodeWords> = {
  en: en.postedCodeWords,
  nl: nl.postedCodeWords,
  sv: sv.postedCodeWords,
}
/** Why a letter came back, or could not be printed. */
export const letterWhy: Record<Locale, Record<string, string>> = {
  en: en.letterWhy,
  nl: nl.letterWhy,
  sv: sv.letterWhy,
}
/** Where post goes, line by line. */
export const postalWords: Record<Locale, en.PostalWords> = {
  en: en.postalWords,
  nl: nl.postalWords,
  sv: sv.postalWords,
}
