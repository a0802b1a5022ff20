import { earlier, minutes } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db, Queryable } from '../../platform/db/database.ts'
import { readMailAddress } from '../../platform/text/mail-address.ts'
import type { Message } from './message.ts'
import { countRefusals, writeRefusal } from './store.ts'

const WITHIN = minutes(10)
const RECIPIENTS = 5

/**
 * Whether a message is one of many to a domain that has refused, by a rule of its own, our mail to five of its people
 * within ten minutes: to go on would have it refuse what somebody waits for as well.
 */
export async function isHeldBack(db: Queryable, message: Message, now: Date): Promise<boolean> {
  if (message.channel !== 'mail' || message.urgency !== 'bulk') return false
  const domain = domainOf(message.to)
  return (
    domain !== undefined && (await countRefusals(db, domain, earlier(now, WITHIN), RECIPIENTS)) >= RECIPIENTS
  )
}

export async function noteRefusal(
  { db, vault }: { db: Db; vault: Vault },
  message: Message,
  now: Date,
): Promise<void> {
  const domain = domainOf(message.to)
  if (domain === undefined) return
  const recipient = vault.mac('mail-refusal', message.to.toLowerCase())
  await writeRefusal(db, { domain, recipient, refused_at: now })
}

const domainOf = (address: string): string | undefined =>
  readMailAddress(address)?.wire.split('@').at(-1)?.toLowerCase()
