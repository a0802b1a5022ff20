/**
 * Acts: what is done to something, once, by whoever may: its owner, an administrator, an operator, a program, a clock.
 * An act reads, asks the rules, writes, audits with who acts, and tells the owner or says why not. It is the storey that
 * opens transactions over several things: doors call `perform`, acts call each other's `run`.
 *
 * Who may act is not decided here but at the door, which knows who is there.
 */
export { act, perform, performAround, undoing, type Act, type Around, type Performing } from './perform.ts'
export { performUnderLock, type PerformUnderLock } from './under-lock.ts'
export { asAgreed, inRehearsal, onceByKey, plainly, type Telling } from './ways.ts'
