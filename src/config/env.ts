/** The environment, read in this file only. */
import type { Environment } from './report.ts'

/** The variables of these names that are set; an empty one counts as not set. */
export function readEnvironment(
  names: readonly string[],
  from: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const set: Record<string, string> = {}
  for (const name of names) {
    const value = from[name]?.trim()
    if (value) set[name] = value
  }
  return set
}

/** How whoever reads it types a command: as they did this one. */
export const sluisCommand = (from: Readonly<Record<string, string | undefined>> = process.env): string =>
  from['npm_lifecycle_event'] === 'sluis' ? 'npm run -s sluis --' : 'sluis'

/** Whether the runtime looks at the certificates of those it talks to: a variable of its own can tell it not to. */
export const checksCertificates = (
  from: Readonly<Record<string, string | undefined>> = process.env,
): boolean => from['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0'
