import type { ActivationRow } from '../../domain/activations/index.ts'
import {
  numbersAmong,
  successorOf,
  unlimited,
  type MembershipSaid,
} from '../../domain/organisations/index.ts'
import type { Tx } from '../../platform/db/database.ts'

/**
 * What somebody was invited to do, as it is now: numbers that have become another are that one, and what went is left out.
 *
 * @returns undefined where nothing of it is left
 */
export async function saidOf(tx: Tx, row: ActivationRow): Promise<MembershipSaid | undefined> {
  const { organisation_id: id, number_ids: asked } = row
  if (id === null || row.role === null) return undefined
  const there = asked && (await numbersAmong(tx, id, asked))
  const standing = new Set<string>()
  for (const each of there ?? []) standing.add((await successorOf(tx, each)).id)
  const numbers = there && [...standing]
  if (asked && asked.length > 0 && numbers?.length === 0) return undefined
  return {
    ...unlimited,
    ...{ role: row.role, powers: row.powers, userName: row.user_name, numbers, branches: row.branch_ids },
    ...{ mandateLevel: row.mandate_level, from: row.valid_from, until: row.valid_until },
    externalKey: row.external_key,
  }
}
