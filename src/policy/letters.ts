/**
 * Codes by letter: how long they work, how often they may be typed, and how many go to one person and to one address.
 * (NIST SP 800-63A-4, on codes that are sent to an address: 21 days by post within the country.)
 */

/** Days that a code works from the day on which it is posted, unless the operator says otherwise. */
export const LETTER_DAYS = 21
/** Characters of a code, without the one that is checked: fifty bits. */
export const LETTER_CODE_LENGTH = 10
/** Characters of a reference, without the one that is checked. */
export const LETTER_REFERENCE_LENGTH = 10
/** Wrong codes, after which the letter is worth nothing, and another may be asked for. A slip that is seen counts as none. */
export const LETTER_TRIES = 5
/** Letters to one person in `WITHIN_DAYS`. */
export const LETTERS_TO_ONE = 4
export const WITHIN_DAYS = 30
/** Hours between two letters to one person. */
export const HOURS_APART = 24
/** Days that a letter which waits for its turn must still work, where somebody else has it sent. */
export const LEAVES_DAYS = 7

/** Letters of the last `WITHIN_DAYS`, to this person and to this letter box, and how many may go to one letter box. */
export interface PostedFacts {
  readonly toPerson: readonly Date[]
  readonly toBox: readonly Date[]
  readonly perBox: number
}

const HOUR = 3_600_000

/** At most `count` within `span` hours: the moment from which one more may follow. */
function freeAt(posted: readonly Date[], count: number, span: number): number {
  const gate = posted.toSorted((a, b) => a.getTime() - b.getTime()).at(-count)
  return gate ? gate.getTime() + span * HOUR : 0
}

/**
 * From when one more letter may be posted. To one person: four in thirty days, and 24 hours apart. To one letter box, whoever
 * reads there: as many in thirty days as the operator lets, and a quarter of them in 24 hours; so that nobody fills a
 * stranger’s, under however many names. A letter that waits for its turn is counted from then.
 */
export function mayPostAt({ toPerson, toBox, perBox }: PostedFacts, now: Date): Date {
  return new Date(
    Math.max(
      now.getTime(),
      freeAt(toPerson, LETTERS_TO_ONE, WITHIN_DAYS * 24),
      freeAt(toPerson, 1, HOURS_APART),
      freeAt(toBox, perBox, WITHIN_DAYS * 24),
      freeAt(toBox, Math.max(1, Math.floor(perBox / 4)), HOURS_APART),
    ),
  )
}
