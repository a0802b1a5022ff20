import { accountById } from '../../domain/accounts/index.ts'
import type { ActivationRow } from '../../domain/activations/index.ts'
import type { Db } from '../../platform/db/database.ts'

/** Who began an activation: a person by their name, others as the audit has them. */
export async function senderName(
  db: Db,
  { sender_id: id, begun_by: by }: Pick<ActivationRow, 'sender_id' | 'begun_by'>,
): Promise<string> {
  return (id === null ? undefined : (await accountById(db, id))?.name) ?? by
}
