import type { Locale } from '../../src/platform/render/locale.ts'
import { reasonWords } from './words/index.ts'

/** Why somebody is refused, by the reason's name. */
export const decisionReasons = (locale: Locale): Readonly<Record<string, string>> => reasonWords[locale]
