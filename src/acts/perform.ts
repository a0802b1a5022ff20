import type { Acting } from '../domain/audit/index.ts'
import type { MessageName } from '../domain/outbox/index.ts'
import type { Clock } from '../platform/clock.ts'
import { isContended } from '../platform/db/connect.ts'
import type { Db, Tx } from '../platform/db/database.ts'

export interface Act<Target, Input, Done, Prepared = Input> {
  /** `room.verb`, as an operator's API and its documents will name it. */
  readonly name: string
  /** What the owner of what it is done to is sent; or why nothing. */
  readonly tells: MessageName | { readonly nobody: string }
  /** Does what must hold no connection: hashing, looking something up elsewhere, counting a try. */
  readonly prepare?: (db: Db, target: Target, input: Input, now: Date) => Promise<Prepared>
  /** A refusal is a value, and is committed with what it has counted; what is thrown undoes everything. */
  readonly run: (tx: Tx, who: Acting, target: Target, input: Prepared, now: Date) => Promise<Done>
  /** What a throw of the database means, where a constraint decides between two; undefined: it is none of ours. */
  readonly refusal?: (error: unknown) => Done | undefined
}

type Plain<Target, Input, Done> = Omit<Act<Target, Input, Done>, 'prepare'> & { readonly prepare?: undefined }

/** An act, with its types as they are found. */
export function act<Target, Input, Done>(one: Plain<Target, Input, Done>): Act<Target, Input, Done>
export function act<Target, Input, Done, Prepared>(
  one: Act<Target, Input, Done, Prepared> & { prepare: object },
): Act<Target, Input, Done, Prepared>
export function act(one: object): object {
  return one
}

export interface Performing {
  readonly db: Db
  readonly clock: Clock
  /** How its transaction is opened; undefined: with nothing but what the act may do. */
  readonly transact?: (<Done>(does: (tx: Tx) => Promise<Done>) => Promise<Done>) | undefined
}

const MOST_TRIES = 3

/** What is done with an act in its transaction, and what comes of it. */
export interface Around<Done, Result> {
  inside(tx: Tx, run: () => Promise<Done>, now: Date): Promise<Result>
  /** What comes of a refusal by the database, which has undone everything. */
  refused(done: Done): Result
}

/**
 * Performs an act in the one transaction that it has. What came between others (SQLSTATE 40001, 40P01) is tried again.
 *
 * @throws whatever the act throws that is no refusal of it
 */
export async function perform<Target, Input, Done, Prepared>(
  performing: Performing,
  one: Act<Target, Input, Done, Prepared>,
  who: Acting,
  target: Target,
  ...given: Input extends undefined ? [] : [input: Input]
): Promise<Done> {
  const input = given[0] as Input // an act without input is given none
  return performAround(performing, one, { who, target, input }, plainly())
}

const plainly = <Done>(): Around<Done, Done> => ({ inside: (_tx, run) => run(), refused: (done) => done })

/** What is undone although nothing is wrong: with what the act has come to, or with what is told of it already. */
class Undone extends Error {
  override readonly name = 'Undone'
  readonly value: unknown
  readonly isTold: boolean
  constructor(value: unknown, isTold: boolean) {
    super('undone')
    this.value = value
    this.isTold = isTold
  }
}

/** Of an act: undoes everything that its transaction has done, and comes to this refusal. */
export const undoing = <Done>(done: Done): Done => {
  throw new Undone(done, false)
}

/** Of what is around an act: undoes everything, and tells this. */
export const undoingAll = <Result>(result: Result): Result => {
  throw new Undone(result, true)
}

/** Performs an act with something around it, in the same transaction. */
export async function performAround<Target, Input, Done, Prepared, Result>(
  { db, clock, transact = (does) => db.transaction().execute(does) }: Performing,
  { prepare, run, refusal }: Act<Target, Input, Done, Prepared>,
  { who, target, input }: { readonly who: Acting; readonly target: Target; readonly input: Input },
  around: Around<Done, Result>,
): Promise<Result> {
  const now = clock()
  const prepared = prepare ? await prepare(db, target, input, now) : (input as unknown as Prepared) // the same, then
  for (let tries = 1; ; tries++) {
    try {
      return await transact((tx) => around.inside(tx, () => run(tx, who, target, prepared, now), now))
    } catch (error) {
      if (error instanceof Undone)
        return error.isTold ? (error.value as Result) : around.refused(error.value as Done)
      const refused = refusal?.(error)
      if (refused !== undefined) return around.refused(refused)
      if (tries === MOST_TRIES || !isContended(error)) throw error
    }
  }
}
