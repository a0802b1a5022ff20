/**
 * Challenges to passkeys are kept nowhere until they are answered. They are our MAC over the attempt, what it is for
 * and the moment, so every process can make and check them; the answer inserts the challenge's hash, and of two
 * answers one inserts it. Opening pages therefore writes nothing.
 */
import { randomBytes } from 'node:crypto'
import { sameBytes, sha256 } from '../../../platform/crypto/random.ts'
import type { Vault } from '../../../platform/crypto/vault.ts'
import { later, minutes } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { burnChallenge } from './store.ts'

/** Milliseconds in which a challenge is to be answered. */
export const CHALLENGE_LIFETIME = minutes(5)

const TIME = 8
const NONCE = 16

/** What a challenge is for: this ceremony of this attempt, and no other. */
export interface Purpose {
  readonly ceremony: 'create' | 'get'
  /** The attempt, or the draft in "my account". */
  readonly scope: string
}

/**
 * A challenge that any process can recognise, without keeping it: when it was made, 128 random bits, and our MAC over
 * both and what it is for. That it is answered once, the store decides (WebAuthn §13.4.3).
 */
export function makeChallenge(vault: Vault, purpose: Purpose, now: Date): string {
  const said = Buffer.alloc(TIME + NONCE)
  said.writeBigUInt64BE(BigInt(now.getTime()))
  randomBytes(NONCE).copy(said, TIME)
  return Buffer.concat([said, markOf(vault, purpose, said)]).toString('base64url')
}

/** Whether we made this challenge for this purpose, and whether it may still be answered. */
export function judgeChallenge(
  vault: Vault,
  purpose: Purpose,
  challenge: string,
  now: Date,
): 'good' | 'late' | 'foreign' {
  const bytes = Buffer.from(challenge, 'base64url')
  // in one spelling only: it is by its text that it is used up
  if (bytes.length < TIME + NONCE || bytes.toString('base64url') !== challenge) return 'foreign'
  const [said, mark] = [bytes.subarray(0, TIME + NONCE), bytes.subarray(TIME + NONCE)]
  const marks = vault.macs('webauthn-challenge', dataOf(purpose, said))
  if (!marks.some((right) => sameBytes(right, mark))) return 'foreign'
  const age = now.getTime() - Number(said.readBigUInt64BE())
  // a process whose clock is a little behind may see it before it was made
  return Math.abs(age) <= CHALLENGE_LIFETIME ? 'good' : 'late'
}

const dataOf = ({ ceremony, scope }: Purpose, said: Buffer): string =>
  `${ceremony}/${scope}/${said.toString('base64url')}`

const markOf = (vault: Vault, purpose: Purpose, said: Buffer): Buffer =>
  vault.mac('webauthn-challenge', dataOf(purpose, said))

/**
 * Uses a challenge up. It is decided once: of two who answer the same challenge, one is first.
 *
 * @returns whether this was the first answer
 */
export const burn = (tx: Tx, challenge: string, now: Date): Promise<boolean> =>
  burnChallenge(tx, sha256(challenge), later(later(now, CHALLENGE_LIFETIME), CHALLENGE_LIFETIME))
