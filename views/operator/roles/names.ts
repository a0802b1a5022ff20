import type { Role } from '../../../src/policy/operating/index.ts'

export type RoleName = Role

/** In the order that they are offered. */
export const roles = ['operator', 'helpdesk', 'auditor', 'client-manager'] as const satisfies readonly Role[]
