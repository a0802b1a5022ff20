import { append } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { readMailAddress, spellingOf } from '../../platform/text/mail-address.ts'
import { metLookup, unprove } from './store.ts'
import { addressWithLookup, readAs, takeUnread } from './unread/store.ts'

const BATCH = 200

/**
 * The chore that reads the addresses from before there was a parser, a batch at a time. Where two accounts turn out to
 * have the same address, the older keeps it, and the other is found by its exact spelling.
 *
 * @returns whether there may be more
 */
export async function readAddresses(tx: Tx, now: Date): Promise<boolean> {
  const unread = await takeUnread(tx, BATCH)
  for (const row of unread) {
    const address = readMailAddress(row.value)
    if (!address) {
      await readAs(tx, row.id, { ...row, form: 'refused' })
      continue
    }
    const { shown: value, lookup } = address
    const holder = await addressWithLookup(tx, lookup)
    if (holder && holder.id !== row.id) {
      const [younger] = [holder, row].toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime())
      const other = younger ?? row
      await readAs(tx, other.id, { ...other, lookup: metLookup(spellingOf(other.value)), form: 'met' })
      if (other === row) continue
    }
    await readAs(tx, row.id, { value, lookup, form: 'parsed' })
    if (isSameMailbox(row.value, lookup)) continue
    for (const accountId of await unprove(tx, row.id))
      await append(tx, 'accounts.email.unproven', { by: { job: 'read-addresses' }, accountId }, now)
  }
  return unread.length === BATCH
}

/** Whether what was proven of an address still is: in other letters than capitals, it is another's mailbox. */
function isSameMailbox(before: string, lookup: string): boolean {
  const local = (address: string): string => address.slice(0, address.lastIndexOf('@')).toLowerCase()
  return local(before.trim()) === local(lookup)
}
