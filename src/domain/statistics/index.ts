/**
 * Statistics: what happened how often, by the hour. Events of the audit are counted by a chore, each once, as they are
 * chained: who signed in at which level and by what, who was refused and why. What no audit has (a step that somebody was
 * sent to, a message's fate, how long an answer took) is tallied where it happens and written together. States, such as how
 * many have no second factor, are looked at now and then, by those who know them.
 *
 * No person is in it. Nothing that is shown is counted when it is shown. Kept for 400 days; reached by the console.
 */
import { minutes } from '../../platform/clock.ts'
import { removing, type Chore } from '../../platform/jobs/chores.ts'
import { rollUp } from './rollup.ts'
import { removeOldStatistics } from './store.ts'
export { hourOf } from './rollup.ts'
export { figure, figureNames, timesIn, type FigureName, type Span } from './figures.ts'
export { createTally, type Tally, type Tallying } from './tally.ts'
export { countedOf, latestOf, writeStatistics, type Counted, type Statistic, type Wanted } from './store.ts'

const rollingUp: Chore = { name: 'rollUpStatistics', every: minutes(1), run: (tx) => rollUp(tx) }

export const slice = {
  name: 'statistics',
  chores: () => [rollingUp, removing('removeOldStatistics', removeOldStatistics)],
}
