import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refused, type AccountId, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { applicationsOf, insertApplication, takeApplication } from './applications/store.ts'
import { createOrganisation, type CreatedOrganisation } from './organisations.ts'
import type { ApplicationRow, OrganisationRow } from './rows.ts'
import { deleteOrganisation, lockOrganisation, writeStanding } from './store.ts'

/** So many may wait of one person. */
export const MOST_APPLICATIONS = 5

/**
 * Asks that there be an organisation, by somebody from outside whose account's row is held. That there is one of this number
 * already is not told: whoever decides sees it.
 */
export async function applyForOrganisation(
  tx: Tx,
  who: Acting,
  { account, said, why }: { readonly account: AccountId; readonly said: unknown; readonly why: string },
  now: Date,
): Promise<CreatedOrganisation | { readonly ok: false; readonly reason: 'too-many-applications' }> {
  if ((await applicationsOf(tx, account)).length >= MOST_APPLICATIONS) return refused('too-many-applications')
  const created = await createOrganisation(tx, who, { said, standing: 'applied' }, now)
  if (!created.ok) return created
  const row = { organisation_id: created.organisation.id, account_id: account, why, applied_at: now }
  await insertApplication(tx, row)
  return created
}

/**
 * Takes what was asked for up: from now on it is an organisation. Its first administrator is the caller's to make.
 *
 * @throws a duplicate where there is one of its number meanwhile
 */
export async function acceptApplication(
  tx: Tx,
  who: Acting,
  id: OrganisationId,
  now: Date,
): Promise<
  Outcome<
    'application-unknown',
    { readonly organisation: OrganisationRow; readonly application: ApplicationRow }
  >
> {
  const organisation = await lockOrganisation(tx, id)
  const application = await takeApplication(tx, id)
  if (!organisation || !application) return refused('application-unknown')
  await writeStanding(tx, id, 'active', now)
  await append(
    tx,
    'organisations.application.accepted',
    { ...who, organisationId: id, accountId: application.account_id },
    now,
  )
  return { ok: true, organisation: { ...organisation, standing: 'active' }, application }
}

/** Declines it: what was said of the organisation goes. */
export async function declineApplication(
  tx: Tx,
  who: Acting,
  id: OrganisationId,
  now: Date,
): Promise<Outcome<'application-unknown', { readonly application: ApplicationRow }>> {
  const application = await takeApplication(tx, id)
  if (!application) return refused('application-unknown')
  await deleteOrganisation(tx, id)
  await append(
    tx,
    'organisations.application.declined',
    { ...who, organisationId: id, accountId: application.account_id },
    now,
  )
  return { ok: true, application }
}
