import { OPEN_DAYS } from '../policy/activation/index.ts'
import { topic } from './report.ts'

/** How people become able to sign in. */
export const activation = topic(
  {
    INVITATION_DAYS: {
      otherwise: String(OPEN_DAYS),
      meaning: 'days after which an invitation that was not accepted is closed, 1 to 90',
    },
  },
  (said) => ({ activation: { openDays: said.whole('INVITATION_DAYS', OPEN_DAYS, 1, 90) } }),
)
