import { lettersPage, type LettersModel } from '../../../../views/operator/running/letters.ts'
import { returnReasons } from '../../../acts/letters/index.ts'
import { lettersInOrder, letterStates, openRun } from '../../../domain/letters/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { placeIn, placeOf } from '../../../platform/http/places.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { crockfordIn, inGroups, isChecked } from '../../../platform/text/crockford.ts'
import { LETTER_REFERENCE_LENGTH } from '../../../policy/letters.ts'
import { attempt, byButton } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { tabsFor } from './tabs.ts'

const PAGE = 50
/** References that are noted at once. */
const MOST = 200
const here = '/operator/running/letters'

type Came = Partial<Pick<LettersModel, 'typed' | 'why' | 'left' | 'refused'>>

export async function showLetters(visit: Visit, came: Came = {}): Promise<Answer> {
  const { door, frame, zone, may, exchange } = visit
  const state = letterStates.find((each) => each === exchange.query.get('state'))
  const after = placeIn(exchange.query.get('after'))
  const states = state === undefined ? undefined : [state]
  const rows = await lettersInOrder(door.db, { after, limit: PAGE + 1, states })
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  const place = last && { after: placeOf({ at: last.asked_at, id: last.id }) }
  const query = new URLSearchParams({ ...(state && { state }), ...place })
  const html = lettersPage({
    ...{ frame: { ...frame, here }, zone, tabs: tabsFor(visit), state, done: doneOf(exchange) },
    letters: rows.slice(0, PAGE).map((row) => ({
      ...{ reference: inGroups(row.reference), kind: row.kind, state: row.state, why: row.why ?? undefined },
      ...{ ordered: row.asked_at, until: row.works_until },
    })),
    next: last && `${here}?${query.toString()}`,
    fault: (await openRun(door.db))?.fault ?? undefined,
    leaves: door.here.sends.letter,
    may: {
      ...{ run: may('letters.run'), returned: may('letters.returned'), reprint: may('letters.reprint') },
    },
    ...{ typed: '', why: 'not-said', left: [], refused: undefined, ...came },
  })
  const isWrong = came.refused !== undefined || (came.left ?? []).length > 0
  return page(html, isWrong ? { status: 422 } : {})
}

export const startRun = (visit: Visit): Promise<Answer> =>
  byButton(visit, { name: 'letters.run', asked: {}, back: here, done: 'run' }, (refused) =>
    showLetters(visit, { refused: refused.says ?? refused.reason }),
  )

export const reprint = (visit: Visit): Promise<Answer> => {
  const asked = { params: { reference: crockfordIn(visit.exchange.form['reference'] ?? '') } }
  return byButton(visit, { name: 'letters.reprint', asked, back: here, done: 'reprinted' }, (refused) =>
    showLetters(visit, { refused: refused.says ?? refused.reason }),
  )
}

/** Notes what came back, one after another: what cannot be noted stays in the field, with why not. */
export async function noteReturned(visit: Visit): Promise<Answer> {
  const { references = '', why: said = '' } = visit.exchange.form
  const why = returnReasons.find((each) => each === said) ?? 'not-said'
  const lines = references.split(/[\s;,]+/).filter((each) => each !== '')
  const left: { reference: string; reason: string }[] = []
  for (const line of lines.slice(0, MOST)) {
    const reason = await noteOne(visit, line, why)
    if (reason !== undefined) left.push({ reference: line, reason })
  }
  for (const line of lines.slice(MOST)) left.push({ reference: line, reason: 'too-many' })
  if (lines.length === 0) left.push({ reference: '–', reason: 'reference-missing' })
  if (left.length === 0) return seeOther(`${here}?done=returned`)
  const typed = left.map(({ reference }) => (reference === '–' ? '' : reference)).join('\n')
  return showLetters(visit, { typed, why, left })
}

/** @returns why it cannot be; undefined: it is noted */
async function noteOne(visit: Visit, typed: string, why: string): Promise<string | undefined> {
  const reference = crockfordIn(typed)
  if (!isChecked(reference, LETTER_REFERENCE_LENGTH)) return 'mistyped'
  try {
    const came = await attempt(visit, 'letters.returned', { params: { reference }, body: { why } })
    return came.came === 'refused' ? (came.says ?? came.reason) : undefined
  } catch (error) {
    if (error instanceof HttpProblem && error.code === 'not-found') return 'letter-unknown'
    throw error
  }
}
