import type { Locale } from '../../../src/platform/render/locale.ts'
import { words as en, type Words } from './en.ts'
import { words as nl } from './nl.ts'
import { words as sv } from './sv.ts'

export const words: Record<Locale, Words> = { en, nl, sv }
