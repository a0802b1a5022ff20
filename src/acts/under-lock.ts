import type { Acting } from '../domain/audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/database.ts'
import type { Opened, UnderLock } from '../platform/db/under-lock.ts'
import { perform, type Act } from './perform.ts'

/** Performs an act in a transaction in which one organisation is open, and no other. */
export type PerformUnderLock = <Target, Input, Done, Prepared>(
  opened: Opened,
  one: Act<Target, Input, Done, Prepared>,
  who: Acting,
  target: Target,
  ...given: Input extends undefined ? [] : [input: Input]
) => Promise<Done>

/** @param db for what an act does before its transaction, which is about no organisation */
export const performUnderLock =
  ({
    db,
    clock,
    lock,
  }: {
    readonly db: Db
    readonly clock: Clock
    readonly lock: UnderLock
  }): PerformUnderLock =>
  (opened, one, who, target, ...given) =>
    perform({ db, clock, transact: (does) => lock.act(opened, does) }, one, who, target, ...given)
