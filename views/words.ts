import type { Locale } from '../src/platform/render/locale.ts'

const en = {
  language: 'Language',
  continue: 'Continue',
}

export type Words = typeof en

const nl: Words = {
  language: 'Taal',
  continue: 'Verder',
}

const sv: Words = {
  language: 'Språk',
  continue: 'Fortsätt',
}

/** Words that belong to no page in particular. */
export const words: Record<Locale, Words> = { en, nl, sv }
