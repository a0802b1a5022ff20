import type { Onward } from '../../../views/activation/pages.ts'
import { clientById, portalsNamed, startOf } from '../../domain/clients/index.ts'
import type { ActivationRow } from '../../domain/activations/index.ts'
import type { Activating } from './contract.ts'

/**
 * The portal that it was for, where that begins a sign-in, with the organisation that they act for (OpenID Connect Core §4);
 * else where people start there; else their account.
 */
export async function landing(
  { db, issuer, clock, here }: Pick<Activating, 'db' | 'issuer' | 'clock' | 'here'>,
  { client_id: id, organisation_id: organisation }: ActivationRow,
): Promise<Onward> {
  const own = { href: here.accountPath, portal: undefined, begins: true }
  const client = id === null ? undefined : await clientById(db, id, clock())
  if (id === null || !client) return own
  const name = (await portalsNamed(db, [id])).get(id)?.name ?? id
  const start = startOf(client.metadata, issuer.origin)
  if (!start) return { ...own, portal: name, begins: false }
  const begins = client.metadata['initiate_login_uri'] !== undefined
  if (begins && organisation !== null) start.searchParams.set('organization', organisation)
  return { href: start.href, portal: name, begins }
}
