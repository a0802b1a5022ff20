/**
 * Acts: what is done to something, once, by whoever may: its owner, an administrator, an operator, a program, a clock.
 * An act reads, asks the rules, writes, audits with who acts, and tells the owner or says why not. It is the storey that
 * opens transactions over several things: doors call `perform`, acts call each other's `run`.
 *
 * Who may act is not decided here but at the door, which knows who is there.
 */
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
}

const MOST_TRIES = 3

/**
 * Performs an act in the one transaction that it has. What came between others (SQLSTATE 40001, 40P01) is tried again.
 *
 * @throws whatever the act throws that is no refusal of it
 */
export async function perform<Target, Input, Done, Prepared>(
  { db, clock }: Performing,
  { prepare, run, refusal }: Act<Target, Input, Done, Prepared>,
  who: Acting,
  target: Target,
  ...given: Input extends undefined ? [] : [input: Input]
): Promise<Done> {
  const now = clock()
  const input = given[0] as Input // an act without input is given none
  const prepared = prepare ? await prepare(db, target, input, now) : (input as unknown as Prepared) // the same, then
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute((tx) => run(tx, who, target, prepared, now))
    } catch (error) {
      const refused = refusal?.(error)
      if (refused !== undefined) return refused
      if (tries === MOST_TRIES || !isContended(error)) throw error
    }
  }
}
