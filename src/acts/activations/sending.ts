import { accountByEmail } from '../../domain/accounts/index.ts'
import { aboutOf, insertLink, writeLeg, type ActivationRow } from '../../domain/activations/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import type { Tx } from '../../platform/db/database.ts'
import { LINK_HOURS } from '../../policy/activation/index.ts'
import { aboutActivation } from './about.ts'
import type { ActivationActsDeps, ActivationInstallation, LinkWhy } from './contract.ts'

/** What mailing a link takes. */
export interface LinkDeps extends Pick<ActivationActsDeps, 'outbox'> {
  readonly installation: Pick<ActivationInstallation, 'issuer' | 'brandName' | 'timeZone'>
}

/**
 * Mails the link of an activation to the one address that it is for: the link before works no more. Where it is asked for
 * by whoever has an old one, it goes where that one went.
 */
export async function sendLink(
  tx: Tx,
  { outbox, installation }: LinkDeps,
  { row, why, who }: { readonly row: ActivationRow; readonly why: LinkWhy; readonly who: Acting },
  now: Date,
): Promise<void> {
  const token = randomToken(256)
  const hash = sha256(token)
  const { organisation, portal, sender } = await aboutActivation(tx, row)
  const account = await accountByEmail(tx, row.email)
  const message = await outbox.write(
    tx,
    'activation/link',
    { to: row.email, locale: row.locale, ...(account && { accountId: account.id }) },
    {
      // from the configured issuer: never from what a request calls us (A01)
      link: new URL(`/activate/${token}`, installation.issuer).href,
      hours: LINK_HOURS,
      ...{
        organisation: organisation ?? installation.brandName,
        portal,
        sender,
        why,
        closesAt: row.closes_at,
      },
      ...{ isAdministrator: row.role === 'administrator', asksCode: row.legs.length > 1 },
      zone: installation.timeZone,
    },
    now,
  )
  await insertLink(tx, { hash, activation: row.id }, now)
  await writeLeg(tx, {
    ...{ activation_id: row.id, channel: 'mail', secret: hash },
    ...{ sent_at: now, expires_at: later(now, hours(LINK_HOURS)), message_id: message ?? null },
  })
  const details = { activation: row.id, why }
  await append(tx, 'activations.link.sent', { ...who, ...aboutOf(row), details }, now)
}
