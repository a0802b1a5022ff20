import type { Refusal } from '../../../views/operator/frame.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { Change, Fault } from '../../platform/schema/index.ts'
import type { OperationName } from '../../policy/operating/index.ts'
import type { AskedFor, Operated } from './contract.ts'
import type { Visit } from './enter.ts'

/** Why it was not done. */
export interface Refused extends Refusal {
  readonly status: number
  readonly retryAfter?: number | undefined
  readonly faults: readonly Fault[]
}

/** What came of asking for an operation. */
export type Came =
  | { readonly came: 'done'; readonly operated: Operated }
  /** A second person must agree to it. */
  | { readonly came: 'waits'; readonly proposal: string }
  | ({ readonly came: 'refused' } & Refused)

/** Where one is led by what waits for a second person: to what waits, or who may not see that, to their own portals. */
export const waiting = ({ may }: Visit): Answer =>
  seeOther(`/operator/${may('proposals.list') ? 'agreements' : 'portals'}?done=asked`)

/**
 * Does an operation for whoever is before the page, by the same checks as the API.
 *
 * @throws HttpProblem 404 where it is not there, or not for them
 */
export async function attempt({ door, by }: Visit, name: OperationName, asked: AskedFor): Promise<Came> {
  try {
    const operated = await door.operating.operate(by, name, asked)
    return operated.status === 202
      ? { came: 'waits', proposal: (operated.body as { id: string }).id }
      : { came: 'done', operated }
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.code === 'not-found') throw error
    const { status, code: reason, options } = error
    const { says, faults = [], retryAfter } = options
    return { came: 'refused', status, reason, says, faults, retryAfter }
  }
}

/** What is done by a button of its own: back to its page, which says what came of it, or once more with why not. */
export async function byButton(
  visit: Visit,
  { name, asked, back, done }: { name: OperationName; asked: AskedFor; back: string; done: string },
  again: (refused: Refused) => Promise<Answer>,
): Promise<Answer> {
  const came = await attempt(visit, name, asked)
  if (came.came === 'refused') return again(came)
  return came.came === 'done' ? seeOther(`${back}?done=${done}`) : waiting(visit)
}

/** What the API found wrong, setting by setting: for pages whose own words cannot say it. */
export const saidOf = ({ faults }: Refused): { readonly where: string; readonly says: string }[] =>
  faults.map(({ path, about, says }) => ({
    where: placeIn(path),
    says: about === undefined ? says : `${about} ${says}`,
  }))

/** A list is typed with one on each line. */
const placeIn = ([first, second, ...rest]: Fault['path']): string =>
  typeof second === 'number' && rest.length === 0
    ? `${first}, line ${second + 1}`
    : [first, second, ...rest].filter((each) => each !== undefined).join('.')

/** A change of something, as text; undefined: it was, or is, not set. */
export const changeShown = ({ pointer, from, to }: Change) => ({
  where: pointer.replace(/^\//, ''),
  ...{ from: asText(from), to: asText(to) },
})

export const asText = (value: unknown): string | undefined =>
  value === undefined || value === null
    ? undefined
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)
