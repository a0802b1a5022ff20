/**
 * The sign-in: one dispatcher, the facts, and the pages that are no factor's. Whoever waits for it (the
 * protocol engine) is known by its contract only; so is every factor. What comes next is policy's to say.
 *
 * The sign-in may use the outbox. The mailed code before a first factor is no factor, so it has no folder under
 * `factors`; it belongs to the sign-in.
 *
 * A level is told only where all that it wants set up is, and what nobody can set up here refuses instead of being
 * let pass.
 *
 * A mailed code proves the address that it went to, in the account's era. Whoever had the address yesterday proves
 * nothing by it today.
 *
 * `explain` shows one digest of the facts, as every rule is asked the same facts, and each rule's answer.
 *
 * An attempt counts once it is finished. The protocol takes an attempt's evidence only when the dispatcher has
 * finished it, and only for the session's own account. Before that, whoever resumes by hand has the session's
 * evidence and no more.
 *
 * Within an attempt, evidence does not grow stale. `max_age` is about what was proven before; a person who types
 * slowly would otherwise be asked for ever. `auth_time` stays that of the oldest evidence.
 *
 * Somebody else is chosen by a rule. `prompt=select_account` is one more claim that holds before a sign-in goes on;
 * the engine only knows its name. Whoever types their address has chosen by that.
 */
import { removing } from '../../platform/jobs/chores.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import { events } from './events.ts'
import { guessingJob, workGuessing, type GuessingMail } from './guessed.ts'
import { messages } from './messages.ts'
import { removeExpiredAttempts, removeOldExplanations } from './store.ts'

export { signInEndpoints } from './pages.ts'
export { createLedger } from './ledger.ts'
export { createGate } from './gate.ts'
export { createAddressProven, createWorkStanding, createStanding } from './standing.ts'
export { createLookAt, foresee, type LookAtSource } from './foresee.ts'
export { attemptsUnderWay, explanationBehind, explanationsOf } from './store.ts'

/** How many people are on their way in, and how many strangers are. */
export const attemptsGauge = {
  name: 'sluis_attempts_live',
  help: 'Sign-ins under way, up to a hundred thousand',
}
export { orNextStep } from './other-release.ts'
export { leadsBack } from './over.ts'
export type { ClientSeen, Gate, PortalBack, Protocol, Raw, SignInRequest, SignInResult } from './contract.ts'
export type { SignIn } from './visit.ts'

export const slice = {
  name: 'signin',
  ...{ events, messages },
  jobs: [guessingJob],
  workers: (needs: GuessingMail): Worked[] => [[guessingJob, workGuessing(needs)]],
  chores: () => [
    removing('removeExpiredAttempts', removeExpiredAttempts),
    removing('removeOldExplanations', removeOldExplanations),
  ],
}

type Worked = readonly [JobKind, JobHandler]
