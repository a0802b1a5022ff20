/**
 * Recovery: getting back in. Whoever forgot a password asks for a mail, and replaces it by the link in it. The second
 * factor is not touched: it is asked at the next sign-in as always.
 *
 * Asking tells nobody who has an account: the request does the same for any address, and a job does the rest. Reached
 * from the sign-in's page.
 *
 * A forgotten password is asked for by a job. The request does the same for every address; who has it is looked up
 * afterwards, elsewhere. Its time therefore cannot tell.
 */
import { removing } from '../../platform/jobs/chores.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import { events } from './events.ts'
import { messages } from './messages.ts'
import { recoveryEndpoints } from './pages.ts'
import { recoveryJob, workRecovery, type RecoveryMail } from './request.ts'
import { removeExpiredResets } from './store.ts'
export { recoverPath } from './frame.ts'
export type { Recovery } from './contract.ts'
export { createStartRecovery, recoveryJob } from './request.ts'

export const slice = {
  name: 'recovery',
  ...{ events, messages },
  jobs: [recoveryJob],
  workers: (needs: RecoveryMail): Worked[] => [[recoveryJob, workRecovery(needs)]],
  chores: () => [removing('removeExpiredResets', removeExpiredResets)],
  endpoints: recoveryEndpoints,
}

type Worked = readonly [JobKind, JobHandler]
