/**
 * How guessing is slowed. Waits grow instead of locking out: an outsider who hammers an account from everywhere
 * leaves one try a minute to unknown devices, which they must then win; the owner on a known device (OWASP
 * device cookies) does not notice, because that device has a counter of its own.
 */

/** Waits that grow with each try. */
export interface GrowingPace {
  /** Seconds to wait after the 1st, 2nd, … try; the last entry holds for all that follow. */
  readonly waits: readonly number[]
  /** Seconds without a try after which the count starts anew. */
  readonly forgetAfter: number
}

/**
 * Tries that are out at the same time: so many at once, and one more each so many seconds. One that is given back may be
 * taken again at once, so that whoever uses what they asked for is never held up by how many they are.
 */
export interface Quota {
  readonly atOnce: number
  /** Seconds until one that was never given back may be taken again. */
  readonly every: number
}

export type Pace = GrowingPace | Quota

/** `free` tries without a wait, then `first` seconds, doubling up to `longest`. */
export function growing(free: number, first: number, longest: number): GrowingPace {
  const waits: number[] = Array.from({ length: free }, () => 0)
  for (let wait = first; wait < longest; wait *= 2) waits.push(wait)
  waits.push(longest)
  return { waits, forgetAfter: Math.max(3600, longest * 4) }
}

/** Wrong passwords, by what they have in common. */
export const signInPaces = {
  /** One account from one address: somebody guessing, or somebody who forgot. */
  accountAndAddress: growing(5, 5, 900),
  /** One account from everywhere: a distributed guesser; unknown devices only. */
  account: growing(20, 2, 60),
  /** One address against all accounts: password spraying. An office behind one address signs in rightly, and gets its tries back. */
  address: growing(300, 1, 300),
  /** A device that signed in fully before: the owner's door. */
  device: growing(10, 5, 900),
} as const

/** Wrong codes of a second factor: 6 digits, 3 of which are right at any time (RFC 6238 §5.2). */
export const secondFactorPace = growing(5, 5, 900)

/** New passwords that were refused, per account: each costs a hash for every one that was used before. */
export const renewalPace = growing(10, 5, 300)

/** Codes asked for by mail, per account: a person who waits for one asks again, a machine is stopped. */
export const mailedCodePace = growing(2, 60, 1800)

/**
 * What is sent or guessed on behalf of nobody in particular, per network: codes by mail and by text message, links
 * for a new password, codes of devices. A try that proves right is given back, so an office behind one address may be
 * of any size. A network whose tries are never right gets 60 in the first hour (48 at once, and one each five
 * minutes), and 12 an hour after it.
 */
export const networkPace: Quota = { atOnce: 48, every: 300 }

/** What one person asks a second one to agree to: more would bury what matters. */
export const proposalPace: Quota = { atOnce: 20, every: 600 }

/** What one person tries out beforehand, rehearsals and whom a change would lock out: each is work, or sends something. */
export const tryPace: Quota = { atOnce: 20, every: 60 }

/** Registrations by one token: each is judged, and its pictures fetched. */
export const registrationPace: Quota = { atOnce: 20, every: 60 }

/**
 * What a stranger has us store, per network: sign-ins that are begun, codes of devices, requests that public clients
 * push. A network gets 600 at once and 600 an hour. What comes to something is given back, so that an office of any
 * size signs in on a Monday morning.
 */
export const strangersPace: Quota = { atOnce: 600, every: 6 }

/** Codes asked for by text message, per account; a number has its own limits (policy/sms.ts). */
export const textedCodePace = growing(5, 60, 1800)

/** Mails that tell of guessing: one a day, per account and what is guessed. */
export const guessingToldPace: Pace = { waits: [86_400], forgetAfter: 86_400 }

/** Mails that tell of a browser that was not seen before, per account: a browser may keep nothing. */
export const newBrowserToldPace: Quota = { atOnce: 5, every: 17_280 }

/** Mails with a link to choose a new password: three, then one an hour; per address typed, and per account. */
export const recoveryPace: Pace = { waits: [0, 0, 3600], forgetAfter: 7200 }

/**
 * What an address is counted by: an IPv4 address by itself, an IPv6 address by its /64, because everybody has 2^64
 * addresses.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head, tail] = address.toLowerCase().split('::') as [string, string?]
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const groups = [...before, ...zeros, ...after].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${groups.join(':')}::/64`
}

/** Seconds that a code has to arrive, before a page offers to send another one. */
const ARRIVES = 30

/** Seconds before another code makes sense, after one was sent. */
export const restsFor = (sentAt: Date, now: Date): number =>
  Math.max(0, Math.ceil(ARRIVES - (now.getTime() - sentAt.getTime()) / 1000))
