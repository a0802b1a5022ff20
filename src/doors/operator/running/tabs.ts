import type { RunningTab } from '../../../../views/operator/running/frame.ts'
import type { OperationName } from '../../../policy/operating/index.ts'
import type { Visit } from '../enter.ts'

/** Which line of the table opens which. */
const opens: readonly (readonly [RunningTab, OperationName])[] = [
  ['work', 'outbox.dead-letters'],
  ['keys', 'keys.list'],
  ['outbox', 'outbox.dead-letters'],
  ['letters', 'letters.list'],
  ['tokens', 'registrations.list'],
  ['levels', 'settings.policy'],
  ['settings', 'settings.in-force'],
]

/** What of all that runs somebody may see. */
export const tabsFor = ({ may }: Pick<Visit, 'may'>): RunningTab[] =>
  opens.flatMap(([tab, operation]) => (may(operation) ? [tab] : []))
