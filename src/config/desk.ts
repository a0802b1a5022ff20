import { DEFAULT_LEVEL, type Ladder } from '../policy/levels/ladder.ts'
import { MOST, topic } from './report.ts'

interface Before {
  readonly ladder: Ladder
}

/** What is asked of those who look after an organisation, before they do so. */
export const desk = topic(
  {
    DESK_LEVEL: {
      otherwise: DEFAULT_LEVEL,
      meaning: 'the lowest level at which administrators of organisations sign in to look after them',
    },
    DESK_SESSION: {
      otherwise: '28800',
      meaning: 'seconds after which the desk asks them to sign in again, whatever they do meanwhile',
    },
    SECOND_LOCK: {
      otherwise: '`required` in production',
      meaning:
        '`required`: nothing starts where the database server gives no second lock beneath the desk; `optional`: you accept that the checks of Sluis stand alone there, and `doctor` says why',
    },
  },
  (said, { ladder }: Before) => {
    const level = said.orElse('DESK_LEVEL', DEFAULT_LEVEL)
    if (!ladder.some(({ key }) => key === level))
      said.fault('DESK_LEVEL', `there is no level "${level}": ${ladder.map(({ key }) => key).join(', ')}`)
    const lock = said.choice('SECOND_LOCK', said.production ? 'required' : 'optional', [
      'required',
      'optional',
    ])
    return {
      desk: {
        level,
        /** Seconds that what was proven counts at the desk. */
        sessionMost: said.whole('DESK_SESSION', 8 * 3600, 300, MOST),
        /** Whether row security must stand beneath it. */
        isLocked: lock === 'required',
        // any factor does that reaches the level
        factors: undefined,
        required: [],
      },
    }
  },
)
