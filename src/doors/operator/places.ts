import type { PlaceName } from '../../../views/operator/frame.ts'
import type { OperationName } from '../../policy/operating/index.ts'

/** Which line of the table opens which place. */
const opens: readonly (readonly [PlaceName, OperationName])[] = [
  ['portals', 'clients.list'],
  ['people', 'people.search'],
  ['organisations', 'organisations.search'],
  ['agreements', 'proposals.list'],
  ['figures', 'statistics.read'],
  ['running', 'outbox.dead-letters'],
  ['roles', 'roles.list'],
  ['audit', 'audit.events'],
]

/** Where somebody may go, by what they may do. */
export const placesFor = (may: (operation: OperationName) => boolean): PlaceName[] => [
  'home',
  ...opens.flatMap(([place, operation]) => (may(operation) ? [place] : [])),
]
