/**
 * Recovery: getting back in. Whoever forgot a password asks for a mail, and replaces it by the link in it. The second
 * factor is not touched: it is asked at the next sign-in as always.
 *
 * Asking tells nobody who has an account: the request does the same for any address, and a job does the rest. Reached
 * from the sign-in's page.
 */
export { recoverPath, recoveryEndpoints, type Recovery } from './pages.ts'
export { recoveryJob, workRecovery, type RecoveryMail } from './request.ts'
export { removeExpiredResets } from './store.ts'
export { messages } from './messages.ts'
export { events } from './events.ts'
