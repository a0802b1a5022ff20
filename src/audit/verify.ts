import type { Db } from '../platform/db/database.ts'
import { eventHash, GENESIS, personHash } from './chain.ts'
import type { SealedHead } from './seal.ts'
import { countUnsealed, sealedAfter, type SealedRow } from './store.ts'

export interface ChainReport {
  readonly ok: boolean
  /** Sealed events that were read and found right. */
  readonly sealed: number
  /** Events of the last seconds, not sealed yet: nothing can be said of them. */
  readonly unsealed: number
  readonly head: { readonly seq: number; readonly hash: string }
  readonly faults: readonly string[]
}

const BATCH = 1000
const MOST_FAULTS = 20

/**
 * Reads the whole chain and recomputes it. Finds an altered, removed or reordered event, altered personal data
 * (erased is fine), and, given a checkpoint kept elsewhere, a cut-off or rewritten end.
 */
export async function verifyChain(db: Db, checkpoint?: SealedHead): Promise<ChainReport> {
  const faults: string[] = []
  let head: SealedHead = { seq: 0, hash: GENESIS }
  let matched = checkpoint === undefined
  for (;;) {
    const rows = await sealedAfter(db, head.seq, BATCH)
    if (rows.length === 0 || faults.length >= MOST_FAULTS) break
    for (const row of rows) {
      faults.push(...faultsOf(row, head))
      head = { seq: row.seq, hash: row.hash }
      if (checkpoint?.seq === row.seq) {
        matched = checkpoint.hash.equals(row.hash)
        if (!matched) faults.push(`event ${row.seq} is not the one the checkpoint was signed over`)
      }
    }
  }
  if (!matched && checkpoint && head.seq < checkpoint.seq) {
    faults.push(
      `the chain ends at ${head.seq}, but the checkpoint was signed at ${checkpoint.seq}: its end was cut off`,
    )
  }
  return {
    ok: faults.length === 0,
    sealed: head.seq,
    unsealed: await countUnsealed(db),
    head: { seq: head.seq, hash: head.hash.toString('hex') },
    faults: faults.slice(0, MOST_FAULTS),
  }
}

function faultsOf(row: SealedRow, before: SealedHead): string[] {
  const faults: string[] = []
  if (row.seq !== before.seq + 1) faults.push(`events ${before.seq + 1} to ${row.seq - 1} were removed`)
  else if (!eventHash(before.hash, row.seq, row).equals(row.hash))
    faults.push(`event ${row.seq} (${row.id}) was altered or moved`)
  if (row.salt && row.person_hash) {
    const kept = personHash({ salt: row.salt, address: row.address ?? '', userAgent: row.user_agent ?? '' })
    if (!kept.equals(row.person_hash)) faults.push(`the personal data of event ${row.seq} were altered`)
  }
  return faults
}
