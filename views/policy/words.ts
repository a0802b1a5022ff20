import type { Locale } from '../../src/platform/render/locale.ts'
import { en, type Words } from './en-words.ts'
import { nl } from './nl-words.ts'
import { sv } from './sv-words.ts'

export const words: Record<Locale, Words> = { en, nl, sv }
