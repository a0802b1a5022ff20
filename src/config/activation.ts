import { detailsCodes, OPEN_DAYS } from '../policy/activation/index.ts'
import { topic } from './report.ts'

/** How people become able to sign in. */
export const activation = topic(
  {
    INVITATION_DAYS: {
      otherwise: String(OPEN_DAYS),
      meaning: 'days after which an invitation that was not accepted is closed, 1 to 90',
    },
    ISSUED_DETAILS_CODE: {
      otherwise: 'text',
      meaning:
        'what belongs to sign-in details that are issued by mail: text (a code by text message, without which they open nothing) or off',
    },
  },
  (said) => ({
    activation: {
      openDays: said.whole('INVITATION_DAYS', OPEN_DAYS, 1, 90),
      detailsCode: said.choice('ISSUED_DETAILS_CODE', 'text', detailsCodes),
    },
  }),
)
