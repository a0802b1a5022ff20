import { Provider } from 'oidc-provider'
import type { SeenFrom } from '../../domain/audit/index.ts'

/** The browser of the engine's request under way: for the audit, and for "where am I signed in". */
export function whereFrom(): SeenFrom {
  const { ctx } = Provider
  return { address: ctx?.ip ?? '', userAgent: ctx?.get('user-agent').slice(0, 400) ?? '' }
}
