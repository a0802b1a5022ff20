import type { Factor } from './contract.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { isName } from '../../platform/text/typed.ts'

const LONGEST_NAME = 60

/** What its owner may call a credential: something to tell it by, in one line; undefined where that is none. */
export const nameFrom = (typed: string | undefined): string | undefined => {
  const name = (typed ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  return isName(name) ? Array.from(name).slice(0, LONGEST_NAME).join('') : undefined
}

/** What a credential is told by: "Authenticator app (My phone)". */
export const factorCalled = (
  factor: Pick<Factor, 'names'>,
  locale: Locale,
  called: string | null | undefined,
): string => {
  const { name } = factor.names(locale)
  return called ? `${name} (${called})` : name
}
