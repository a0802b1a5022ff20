import type { Acting } from '../../src/domain/audit/index.ts'
import type { OperatorId } from '../../src/policy/vocabulary.ts'

/** Who does what a test does beside its people. */
export const tester: Acting = {
  by: { operator: '00000000-0000-4000-8000-000000000001' as OperatorId, name: 'Tester' },
}
