import { accountsAmong } from '../../domain/accounts/index.ts'
import type { ActivationRow } from '../../domain/activations/index.ts'
import { everActedFor, organisationById } from '../../domain/organisations/index.ts'
import { owner } from '../../domain/outbox/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { LinkDeps } from './sending.ts'

/** Those who are told. */
const MOST = 1000

/**
 * Tells whoever acts for an organisation, or did, that somebody is to take it over and until when they may object; or that
 * nothing came of it. Of any other activation nobody is told. @returns how many are
 */
export async function tellOfTakeOver(
  tx: Tx,
  { outbox, installation }: LinkDeps,
  { row, is }: { readonly row: ActivationRow; readonly is: 'begun' | 'stopped' },
  now: Date,
): Promise<number> {
  const { organisation_id: id, opens_at: until, name: person } = row
  const organisation = id === null ? undefined : await organisationById(tx, id)
  if (!organisation || until === null) return 0
  const zone = organisation.time_zone ?? installation.timeZone
  const model = { is, organisation: organisation.display_name, person, until, zone }
  const told = (await accountsAmong(tx, await everActedFor(tx, organisation.id, MOST))).filter(
    ({ standing, email }) => standing !== 'closed' && email !== null,
  )
  for (const account of told) await outbox.write(tx, 'activation/take-over', owner(account), model, now)
  return told.length
}
