import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import { eventHash, GENESIS, personHash } from './chain.ts'
import { readCheckpoint } from './checkpoint.ts'
import { judgeMark, type SealedHead } from './seal.ts'
import { countUnsealed, lastCheckpoint, sealedAfter, type SealedRow } from './store.ts'

export interface ChainReport {
  readonly ok: boolean
  /** Sealed events that were read and found right. */
  readonly sealed: number
  /** Events of the last seconds, not sealed yet: nothing can be said of them. */
  readonly unsealed: number
  readonly head: { readonly seq: number; readonly hash: string }
  /** How many of the sealed bear our mark, by a key that is here; were sealed before there were marks; or by a key that is gone. */
  readonly marks: { readonly ours: number; readonly beforeMarks: number; readonly keyGone: number }
  /** Up to where checkpoints prove that nothing was cut off: the one that is kept here, and one from elsewhere. */
  readonly checkpoints: { readonly kept: number | null; readonly given: number | null }
  readonly faults: readonly string[]
}

const BATCH = 1000
const MOST_FAULTS = 20

/**
 * Reads the whole chain and recomputes it. Finds an altered, removed or reordered event, altered personal data
 * (erased is fine), and a mark that we did not make; by the last checkpoint, which is kept, and by one that was kept
 * elsewhere, a cut-off or rewritten end. An older copy of the whole database, its last checkpoint included, only one from
 * elsewhere can tell.
 */
export async function verifyChain(
  { db, vault }: { db: Db; vault: Vault },
  given?: SealedHead,
): Promise<ChainReport> {
  const faults: string[] = []
  const marks = { ours: 0, beforeMarks: 0, keyGone: 0 }
  const text = await lastCheckpoint(db)
  const kept = text === undefined ? undefined : await readCheckpoint(db, vault, text)
  if (text !== undefined && !kept) faults.push('the checkpoint that is kept here was not signed by us')
  const checkpoints = [
    ...(kept ? [{ name: 'the checkpoint that is kept here', head: kept }] : []),
    ...(given ? [{ name: 'the checkpoint', head: given }] : []),
  ]
  let head: SealedHead = { seq: 0, hash: GENESIS }
  for (;;) {
    const rows = await sealedAfter(db, head.seq, BATCH)
    if (rows.length === 0 || faults.length >= MOST_FAULTS) break
    for (const row of rows) {
      faults.push(...faultsOf(row, head))
      const mark = judgeMark(vault, row)
      if (mark === 'forged') faults.push(`event ${row.seq} was sealed by somebody else`)
      else marks[mark === 'ours' ? 'ours' : mark === 'key-gone' ? 'keyGone' : 'beforeMarks'] += 1
      // marks are made from some event on: one without a mark after that was put there
      if (mark === 'before-marks' && marks.ours + marks.keyGone > 0)
        faults.push(`event ${row.seq} bears no mark, and those before it do`)
      // the newest key is never the one that is gone
      if (mark === 'key-gone' && marks.ours > 0)
        faults.push(
          `event ${row.seq} was sealed by a key that is not here, and those before it by one that is`,
        )
      head = { seq: row.seq, hash: row.hash }
      for (const { name, head: signed } of checkpoints)
        if (signed.seq === row.seq && !signed.hash.equals(row.hash))
          faults.push(`event ${row.seq} is not the one that ${name} was signed over`)
    }
  }
  for (const { name, head: signed } of checkpoints)
    if (head.seq < signed.seq && faults.length < MOST_FAULTS)
      faults.push(
        `the chain ends at ${head.seq}, but ${name} was signed at ${signed.seq}: its end was cut off`,
      )
  return {
    ok: faults.length === 0,
    sealed: head.seq,
    unsealed: await countUnsealed(db),
    head: { seq: head.seq, hash: head.hash.toString('hex') },
    marks,
    checkpoints: { kept: kept?.seq ?? null, given: given?.seq ?? null },
    faults: faults.slice(0, MOST_FAULTS),
  }
}

function faultsOf(row: SealedRow, before: SealedHead): string[] {
  const faults: string[] = []
  if (row.seq !== before.seq + 1) faults.push(`events ${before.seq + 1} to ${row.seq - 1} were removed`)
  else if (!eventHash(before.hash, row.seq, row).equals(row.hash))
    faults.push(`event ${row.seq} (${row.id}) was altered or moved`)
  if (row.salt && row.person_hash) {
    const kept = personHash({ ...row, salt: row.salt })
    if (!kept.equals(row.person_hash)) faults.push(`the personal data of event ${row.seq} were altered`)
  }
  return faults
}
