/**
 * Audit: who did what, when, provably unaltered.
 *
 * Every security-relevant act appends its event in its own transaction (`append`); `sealEvents` chains the
 * events in order within seconds; `verifyChain` finds what was altered, removed, reordered or cut off. Events
 * hold ids and reasons, never a secret or a code; personal data stand beside, erasable. Successful token
 * issue, refresh and introspection are metrics, not audit.
 *
 * Reached by every slice that acts, and by `sluis audit`.
 */
import { events } from './events.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import { auditCounter, sealing } from './sealing.ts'
export { append } from './append.ts'
export {
  actorOf,
  actorText,
  nameOfActor,
  type Acting,
  type Actor,
  type DetailsOf,
  type EventKind,
  type EventKinds,
  type EventName,
  type SeenFrom,
} from './contract.ts'
export {
  clientsUsed,
  eventsOf,
  eventsOfOrganisation,
  eventsSought,
  hasUnsealedFrom,
  type EventsSought,
  sealedAfter,
  type EventRow,
} from './store.ts'
export { eventsOfOpenOrganisation, type OrganisationEvent } from './opened/store.ts'
export { sealEvents, type SealedHead } from './seal.ts'
export { verifyChain, type ChainReport } from './verify.ts'
export { createRewindWatch, noteRestoration, type RewindWatch } from './rewound.ts'
export { createCheckpoint, readCheckpoint } from './checkpoint.ts'

export const slice = {
  name: 'audit',
  events,
  chores: (needs: Omit<Parameters<typeof sealing>[0], 'count'>, counter: Metrics['counter']) => [
    sealing({ ...needs, count: counter(auditCounter) }),
  ],
}
