import { proxyList } from '../platform/http/origin.ts'
import type { Environment, VariableName } from './env.ts'
import type { Report } from './config.ts'

/** The addresses and CIDR ranges that a variable lists. */
export function rangesOf(env: Environment, name: VariableName, fault: Report): string[] {
  const ranges = (env[name] ?? '')
    .split(',')
    .map((s) => s.trim())
    .filter((s) => s !== '' && s !== 'none')
  for (const range of ranges) {
    try {
      proxyList([range])
    } catch {
      fault(name, `"${range}" is not an address or CIDR range`)
    }
  }
  return ranges
}

/** Whoever tries Sluis on one machine is all of its people. */
export const exemptOf = (env: Environment, fault: Report): string[] =>
  env.THROTTLE_EXEMPT === undefined && (env.NODE_ENV ?? 'development') === 'development'
    ? ['127.0.0.0/8', '::1']
    : rangesOf(env, 'THROTTLE_EXEMPT', fault)
