/**
 * Sessions: where somebody is signed in, for which portals, and on what evidence. Ends one or all of them, for
 * good: a request under way cannot bring one back.
 *
 * It does not know the protocol's cookies and tokens; those ask here whether a session is alive. Revoking the
 * grants of what ended and telling the portals is handed in by the composition root.
 */
import { removing } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { removeExpiredEvidence } from './evidence/store.ts'
import { removeExpiredBrowsers } from './remembered/store.ts'
import { removeExpiredSessions } from './store.ts'
export { authorise } from './authorising.ts'
export { createSessionEnding, type SessionEnding, type WhatEndsWithIt } from './ending.ts'
export { sessionKeyOf } from './key.ts'
export {
  addressesSeen,
  authorisationsOf,
  endSessionsLeft,
  keepAlive,
  keepThroughLogout,
  liveSessionsOf,
  lockUnlessEnded,
  sessionByKey,
  sessionOfPortal,
  touchSession,
  type Authorisation,
  type SessionRow,
} from './store.ts'
export {
  forgetBrowser,
  recallBrowser,
  rememberBrowser,
  rememberedBrowsersOf,
  replaceBrowsers,
  type RememberedBrowser,
} from './remembered/store.ts'
export {
  bindEvidence,
  evidenceOf,
  forgetEvidenceOf,
  forgetRemembered,
  recordEvidence,
} from './evidence/store.ts'
export { events } from './events.ts'

export const slice = {
  name: 'sessions',
  events,
  chores: () => [
    removing('removeExpiredBrowsers', removeExpiredBrowsers),
    removing('removeExpiredEvidence', removeExpiredEvidence),
    removing('removeExpiredSessions', removeExpiredSessions),
  ],
}
