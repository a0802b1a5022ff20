/**
 * Foresight: whom a change of a portal would lock out, before it is made. Those who used it in the last 90 days are looked
 * at one by one, with all that they have set up, by the very rules of the sign-in, as it is registered and as it would be:
 * who gets in now and would not then is named, with what they lack. Of few it is known at once; many are looked through by
 * a job, which goes on where another was killed. What was found is kept for a day.
 *
 * It changes nothing. Reached by the console and the API, before settings are saved.
 */
import { removing } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { foresightJob, type Foresights } from './foresee.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import { removeOldForesights } from './store.ts'
export { createForesights, type Foresights, type ForesightDeps } from './foresee.ts'
export { createForeseeDemands, type Demands, type ForeseeDemands } from './demands.ts'
export { foresightById, keptOutBy, type ForesightRow, type KeptOut } from './store.ts'

export const slice = {
  name: 'foresight',
  events,
  jobs: [foresightJob],
  workers: ({ foresights }: { foresights: Foresights }): Worked[] => [[foresightJob, foresights.work]],
  chores: () => [removing('removeOldForesights', removeOldForesights)],
}

type Worked = readonly [JobKind, JobHandler]
