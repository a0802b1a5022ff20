import type { Machine } from '../../src/config/report.ts'
import { factorKinds } from '../../src/joined.ts'

/** What tests run on, as the configuration sees it. */
export const machine: Machine = { processors: 2, user: 'tester', factorKinds }
