/**
 * Acts on accounts: what is done to somebody's account, by its owner, by whoever looks after it, or by a clock. Each
 * says whom it tells. What may be done by whom is the door's to know; what an account, a session or a factor may become
 * is the domain's.
 *
 * Another e-mail address is confirmed at both, and may be undone from the old one for a week. Whoever has lost the
 * old address asks an administrator: taking an account over by its session alone must not be possible (F17).
 */
import { events } from './events.ts'
import { messages } from './messages.ts'
import { addressActs } from './address.ts'
import { addressLinkActs } from './address-link.ts'
import type { AccountActsDeps } from './contract.ts'
import { createActs } from './create.ts'
import { exportActs } from './export.ts'
import { factorActs } from './factors.ts'
import { knownAsActs } from './known-as.ts'
import { lookActs } from './look.ts'
import { passwordActs } from './password.ts'
import { personActs } from './person.ts'
import { sessionActs } from './sessions.ts'
import { standingActs } from './standing.ts'
import { strangerActs } from './stranger.ts'

export const createAccountActs = (deps: AccountActsDeps) => ({
  ...createActs(deps),
  ...standingActs(deps),
  ...strangerActs(deps),
  ...passwordActs(deps),
  ...addressActs(deps),
  ...addressLinkActs(deps),
  ...sessionActs(deps),
  ...factorActs(deps),
  ...personActs(deps),
  ...exportActs,
  ...lookActs,
  ...knownAsActs,
})

export type AccountActs = ReturnType<typeof createAccountActs>

export type { AccountActsDeps, Installation, Withdrawing } from './contract.ts'
export { knowAs } from './known-as.ts'
export { tell } from './tell.ts'
export { isUseful, type Followed, type FollowedChange } from './address-link.ts'

export const slice = { name: 'acts/accounts', events, messages }
