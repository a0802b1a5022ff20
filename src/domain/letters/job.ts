import type { JobKind } from '../../platform/jobs/kind.ts'

/** Hands over what waits: a run goes on for as long as it takes, and is gone on with by another where it does not end. */
export const lettersJob: JobKind = { name: 'letters-run', retries: 0, atOnce: 1, lasts: 3600 }
