import { beginListPage } from '../../../../views/desk/lists/begin.ts'
import { MOST_ROWS, newestLists, type By } from '../../../journeys/inviting/index.ts'
import { seeOther, type Answer } from '../../../platform/http/answers.ts'
import { uploadBody } from '../../../platform/http/bodies.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, wrong, type Shown } from '../filling.ts'
import { pathOf } from '../paths.ts'

/** Lists that the page names: the others are old. */
const SHOWN = 10

/** Bytes of a file at most: ten thousand people are one or two million. */
const readFile = uploadBody('file', { most: 5 * 1024 * 1024 })

/** Who does something with a list. */
export const byOf = ({ who, opened, organisation, account }: Visit): By => ({
  ...{ who, opened, organisation: organisation.id, account: account.id },
})

/** Where a list is sent: as a file, or pasted from a spreadsheet. */
export const showBeginList = (visit: Visit): Promise<Answer> => beginning(visit, begun())

async function beginning(visit: Visit, shown: Shown): Promise<Answer> {
  const { frame, organisation, read, zone } = visit
  const lists = await read((tx) => newestLists(tx, organisation.id, SHOWN))
  const here = pathOf(organisation.id, '/lists')
  const filling = { frame: { ...frame, here }, form: shown.filled, refused: shown.refused }
  return formAnswer(
    beginListPage(filling, {
      ...{ zone, most: MOST_ROWS },
      lists: lists.map(({ id, name, state, begun_at: at, rows }) => ({
        ...{ id, name: name ?? undefined, state, at, rows },
      })),
    }),
    shown,
  )
}

/** Takes what was pasted. */
export async function paste(visit: Visit): Promise<Answer> {
  const { pasted = '' } = visit.exchange.form
  const typed = { pasted }
  if (pasted.trim() === '')
    return beginning(visit, wrong(typed, [{ field: 'pasted', reason: 'pasted-missing' }]))
  return begin(visit, 'pasted', typed, { bytes: Buffer.from(pasted), name: undefined })
}

/** Takes a file. */
export async function upload(visit: Visit): Promise<Answer> {
  const missing = (): Promise<Answer> =>
    beginning(visit, wrong({}, [{ field: 'file', reason: 'file-missing' }]))
  try {
    const { file } = await visit.exchange.read(readFile)
    if (!file || file.bytes.length === 0) return await missing()
    return await begin(visit, 'file', {}, { bytes: file.bytes, name: file.name })
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.code !== 'too-large') throw error
    return beginning(visit, wrong({}, [{ field: 'file', reason: 'file-too-large' }]))
  }
}

async function begin(
  visit: Visit,
  field: 'file' | 'pasted',
  typed: Readonly<Record<string, string>>,
  sent: { readonly bytes: Buffer; readonly name: string | undefined },
): Promise<Answer> {
  const done = await visit.door.lists.begin(byOf(visit), sent)
  if (done.ok) return seeOther(pathOf(visit.organisation.id, `/lists/${done.id}`))
  const about = done.about === undefined ? {} : { about: String(done.about) }
  return beginning(visit, wrong(typed, [{ field, reason: done.reason, ...about }]))
}
