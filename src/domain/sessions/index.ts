/**
 * Sessions: where somebody is signed in, for which portals, and on what evidence. Ends one or all of them, for
 * good: a request under way cannot bring one back.
 *
 * It does not know the protocol's cookies and tokens; those ask here whether a session is alive. Revoking the
 * grants of what ended and telling the portals is handed in by the composition root.
 */
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
  removeExpiredSessions,
  type Authorisation,
  type SessionRow,
} from './store.ts'
export {
  forgetBrowser,
  recallBrowser,
  rememberBrowser,
  rememberedBrowsersOf,
  replaceBrowsers,
  removeExpiredBrowsers,
  type RememberedBrowser,
} from './remembered/store.ts'
export {
  bindEvidence,
  evidenceOf,
  forgetEvidenceOf,
  forgetRemembered,
  recordEvidence,
  removeExpiredEvidence,
} from './evidence/store.ts'
export { events } from './events.ts'
