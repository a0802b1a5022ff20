import { aboutOf, insertLink, writeLeg, type ActivationRow } from '../../domain/activations/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import type { Tx } from '../../platform/db/database.ts'
import { codeOf, LINK_HOURS } from '../../policy/activation/index.ts'
import { aboutActivation, accountOf } from './about.ts'
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
  const about = await aboutActivation(tx, row)
  const account = await accountOf(tx, row)
  const to = { to: row.email, locale: row.locale, ...(account && { accountId: account.id }) }
  const said = {
    // from the configured issuer: never from what a request calls us (A01)
    link: new URL(`/activate/${token}`, installation.issuer).href,
    ...{ hours: LINK_HOURS, sender: about.sender, closesAt: row.closes_at, zone: installation.timeZone },
  }
  const message =
    row.purpose === 'recovery'
      ? await outbox.write(
          tx,
          'activation/recovery',
          to,
          {
            ...said,
            isAsked: why === 'asked',
            code: codeOf(row.legs) ?? 'text',
            stop: await stopLink(tx, installation, row, now),
          },
          now,
        )
      : await outbox.write(
          tx,
          'activation/link',
          to,
          {
            ...{
              ...said,
              organisation: about.organisation ?? installation.brandName,
              portal: about.portal,
              why,
            },
            ...{ isAdministrator: row.role === 'administrator', code: codeOf(row.legs) },
            letterLeaves: row.opens_at !== null && row.opens_at > now ? row.opens_at : undefined,
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

/** A link by which whoever is told of a way back in takes it away again, for as long as it is open: it opens nothing. */
export async function stopLink(
  tx: Tx,
  { issuer }: Pick<LinkDeps['installation'], 'issuer'>,
  { id }: Pick<ActivationRow, 'id'>,
  now: Date,
): Promise<string> {
  const token = randomToken(256)
  await insertLink(tx, { hash: sha256(token), activation: id, stops: true }, now)
  return new URL(`/activate/${token}/stop`, issuer).href
}
