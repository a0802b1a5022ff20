import type { Log } from '../log.ts'
import { hours, type Clock } from '../clock.ts'
import { isPrivate } from './origin.ts'

/** So many requests from one address are no chance. */
const ENOUGH = 200

/**
 * Notices that everybody comes from one private address while no proxy is trusted: then that address is a proxy's, and
 * what is counted by network counts all people together. Says so in the log, at most once an hour.
 *
 * @returns told of each request's address
 */
export function watchAddresses(options: {
  log: Log
  clock: Clock
  trusted: number
}): (address: string) => void {
  if (options.trusted > 0) return () => undefined
  let [only, seen] = ['', 0]
  let quietUntil = 0
  return (address) => {
    if (address !== only) [only, seen] = [address, 0]
    seen += 1
    if (seen < ENOUGH || !isPrivate(address)) return
    const now = options.clock().getTime()
    seen = 0
    if (now < quietUntil) return
    quietUntil = now + hours(1)
    options.log.warn(
      { address },
      'everybody comes from one private address: name the proxy there in TRUST_PROXY, or an office is slowed down for what one guesses',
    )
  }
}
