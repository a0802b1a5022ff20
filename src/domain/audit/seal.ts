import { MissingKey, type Vault } from '../../platform/crypto/vault.ts'
import type { Tx } from '../../platform/db/database.ts'
import { eventHash, GENESIS } from './chain.ts'
import { lastSealed, unsealed, writeSeals, type Seal } from './store.ts'

export interface SealedHead {
  readonly seq: number
  readonly hash: Buffer
}

/** As far as the chain goes now, and the kinds of the events that were chained for it. */
export interface Sealed extends SealedHead {
  readonly types: readonly string[]
}

const BATCH = 500

/**
 * Chains the events that are not chained yet, oldest first, and marks each place in the chain. Runs as a chore: one
 * process at a time.
 *
 * @returns the newest sealed event, or undefined when there was nothing to seal
 */
export async function sealEvents(tx: Tx, vault: Vault): Promise<Sealed | undefined> {
  const events = await unsealed(tx, BATCH)
  if (events.length === 0) return undefined
  let head: SealedHead = (await lastSealed(tx)) ?? { seq: 0, hash: GENESIS }
  const seals: Parameters<typeof writeSeals>[1][number][] = []
  for (const event of events) {
    const seq = head.seq + 1
    head = { seq, hash: eventHash(head.hash, seq, event) }
    seals.push({ id: event.id, ...head, mac: markOf(vault, head, vault.newest), keyId: vault.newest })
  }
  await writeSeals(tx, seals)
  return { ...head, types: events.map(({ type }) => type) }
}

const PURPOSE = 'audit-seal'

/** Our mark over a place in the chain: an attacker who has only the database cannot make it. @throws MissingKey */
const markOf = (vault: Vault, { seq, hash }: SealedHead, keyId: string): Buffer =>
  vault.mac(PURPOSE, Buffer.concat([Buffer.from(`${seq}.`), hash]), keyId)

/** What a seal's mark says: that we made it, that somebody else did, or nothing, where it has none or its key is gone. */
export function judgeMark(vault: Vault, seal: Seal): 'ours' | 'forged' | 'before-marks' | 'key-gone' {
  if (seal.mac === null) return 'before-marks'
  try {
    return markOf(vault, seal, seal.key_id ?? '').equals(seal.mac) ? 'ours' : 'forged'
  } catch (error) {
    if (error instanceof MissingKey) return 'key-gone'
    throw error
  }
}
