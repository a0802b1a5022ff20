/**
 * Sessions: where somebody is signed in, for which portals, and on what evidence. Ends one or all of them, for
 * good: a request under way cannot bring one back.
 *
 * It does not know the protocol's cookies and tokens; those ask here whether a session is alive. Revoking the
 * grants of what ended and telling the portals is handed in by the composition root.
 *
 * A browser that is remembered keeps the moment of what it remembers. It is evidence as old as the second factor's
 * use, so `auth_time` says so, and a portal that sends `max_age`, or has an age for its level, gets the real thing.
 * It counts only for portals that take it, also within one session, and never where credentials are changed. `amr`
 * says `pwd` alone: what is remembered was not used.
 */
import { removing } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { removeExpiredEvidence } from './evidence/store.ts'
import { removeExpiredBrowsers } from './remembered/store.ts'
import { removeOldActing, removeOldUse } from './use/store.ts'
import { removeExpiredSessions } from './store.ts'
export { authorise, chooseAgain } from './authorising.ts'
export {
  createSessionEnding,
  type ActingFor,
  type EndedActing,
  type SessionEnding,
  type WhatEndsWithIt,
} from './ending.ts'
export { sessionKeyOf } from './key.ts'
export {
  addressesSeen,
  endSessionsLeft,
  keepAlive,
  liveSessionsOf,
  lockUnlessEnded,
  sessionByKey,
  touchSession,
  type Authorisation,
  type SessionRow,
} from './store.ts'
export {
  authorisationFor,
  authorisationsOf,
  chosenBefore,
  isHeld,
  keepThroughLogout,
  sessionOfPortal,
} from './portals/store.ts'
export {
  forgetBrowser,
  recallBrowser,
  rememberBrowser,
  rememberedBrowsersOf,
  replaceBrowsers,
  type RememberedBrowser,
} from './remembered/store.ts'
export {
  actedForLast,
  actingAmong,
  actingOf,
  isUsed,
  usedAmong,
  usersOf,
  USE_DAYS,
  type ActingUse,
} from './use/store.ts'
export {
  bindEvidence,
  evidenceOf,
  forgetEvidenceOf,
  forgetRemembered,
  recordEvidence,
} from './evidence/store.ts'

/** Whose rows are an organisation's. */
export const ownTables = ['acting_use'] as const

export const slice = {
  name: 'sessions',
  events,
  chores: () => [
    removing('removeExpiredBrowsers', removeExpiredBrowsers),
    removing('removeExpiredEvidence', removeExpiredEvidence),
    removing('removeExpiredSessions', removeExpiredSessions),
    removing('removeOldUse', removeOldUse),
    removing('removeOldActing', removeOldActing),
  ],
}
