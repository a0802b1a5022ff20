import { isName } from '../../platform/text/typed.ts'

const LONGEST_NAME = 60

/** What its owner may call a credential: something to tell it by, in one line; undefined where that is none. */
export const nameFrom = (typed: string | undefined): string | undefined => {
  const name = (typed ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  return isName(name) ? Array.from(name).slice(0, LONGEST_NAME).join('') : undefined
}
