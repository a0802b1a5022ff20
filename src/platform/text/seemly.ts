import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Shorter ones would be seen in every tenth code, and read in none. */
const SHORTEST = 3

const looksLike: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', l: 'i', 3: 'e', 4: 'a', 5: 's', v: 'u' }

/** As whoever looks for words reads it. */
const asRead = (text: string): string =>
  text.toLowerCase().replace(/[01l345v]/g, (each) => looksLike[each] ?? each)

let words: readonly string[] | undefined

/** Lists of words that give offence, kept by others: single words in the languages that letters are written in. */
function offensive(): readonly string[] {
  words ??= ([en(), nl(), sv()] as string[][]).flatMap((list) =>
    list.filter((word) => /^[a-z]+$/i.test(word) && word.length >= SHORTEST).map(asRead),
  )
  return words
}

const en = (): unknown => require('naughty-words/en.json')
const nl = (): unknown => require('naughty-words/nl.json')
const sv = (): unknown => require('naughty-words/sv.json')

/** Whether a code can be sent to anybody: no word in it gives offence, in any of the languages, digits read as letters. */
export const isSeemly = (code: string): boolean => {
  const read = asRead(code)
  return !offensive().some((word) => read.includes(word))
}
