import { accountsAmong } from '../accounts/index.ts'
import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { lacking, mayBeLeftWith, type Administrator } from '../../policy/organisations/index.ts'
import { refused, type AccountId, type Outcome } from '../../policy/vocabulary.ts'
import { administeredBy, administratorRows } from './members/store.ts'
import type { MembershipRow, OrganisationRow } from './rows.ts'
import { lockOrganisations, writeAdministered } from './store.ts'

/** Those who are an organisation's administrators, and how their accounts stand. */
export async function administratorsOf(
  tx: Tx,
  { id }: Pick<OrganisationRow, 'id'>,
): Promise<(Administrator & { readonly account: AccountId | null })[]> {
  const rows = await administratorRows(tx, id)
  const accounts = await accountsAmong(
    tx,
    rows.map(({ account_id: account }) => account),
  )
  const active = new Set(accounts.filter(({ standing }) => standing === 'active').map((each) => each.id))
  return rows.map((row) => ({ ...asAdministrator(row, active), account: row.account_id }))
}

const asAdministrator = (row: MembershipRow, active: ReadonlySet<AccountId>): Administrator => ({
  id: row.id,
  powers: row.powers,
  isActive: row.account_id !== null && active.has(row.account_id),
  from: row.valid_from,
  until: row.valid_until,
})

/**
 * The one function that decides whether an organisation keeps somebody who can act for it. It is asked after a change of who
 * that is, in the change's transaction, while the organisation's row is held: of two administrators who remove each other at
 * once, the second finds the first gone.
 *
 * What is known of its administrators is read anew: several changes may follow one another in a transaction.
 *
 * @param mayRefuse whether the change is undone where it would leave nobody; otherwise that becomes an operator's task
 * @returns `last-administrator` where the change must be undone, which the caller does
 */
export async function settleAdministrators(
  tx: Tx,
  who: Acting,
  { id }: Pick<OrganisationRow, 'id'>,
  { mayRefuse }: { readonly mayRefuse: boolean },
  now: Date,
): Promise<Outcome<'last-administrator'>> {
  const [organisation] = await lockOrganisations(tx, [id])
  if (!organisation) throw new Error(`the organisation ${id} is gone while its row is held`)
  const { administered_at: since, without_administrator_at: without, standing } = organisation
  const administrators = await administratorsOf(tx, organisation)
  const hasAll = lacking(administrators, now).length === 0
  const isWell = mayBeLeftWith({ standing, hasHad: since !== null, administrators }, now)
  // where there was nobody before, nobody is taken away
  if (!isWell && mayRefuse && without === null) return refused('last-administrator')
  const administered_at = since ?? (hasAll ? now : null)
  const without_administrator_at = isWell ? null : (without ?? now)
  const isSame =
    administered_at?.getTime() === since?.getTime() &&
    without_administrator_at?.getTime() === without?.getTime()
  if (isSame) return { ok: true }
  await writeAdministered(tx, id, { administered_at, without_administrator_at })
  if ((without === null) !== (without_administrator_at === null)) {
    const name =
      without === null ? 'organisations.administrators.lost' : 'organisations.administrators.regained'
    await append(tx, name, { ...who, organisationId: id }, now)
  }
  return { ok: true }
}

/**
 * What a change of somebody's account does to the organisations that they look after: asked after it, in its transaction,
 * while the account's row is held.
 *
 * @param mayRefuse as above: its owner may not leave an organisation without; who takes access from a thief may
 */
export async function settleOrganisationsOf(
  tx: Tx,
  who: Acting,
  account: AccountId,
  { mayRefuse }: { readonly mayRefuse: boolean },
  now: Date,
): Promise<Outcome<'last-administrator'>> {
  const ids = await administeredBy(tx, account)
  for (const organisation of await lockOrganisations(tx, ids)) {
    const settled = await settleAdministrators(tx, who, organisation, { mayRefuse }, now)
    if (!settled.ok) return settled
  }
  return { ok: true }
}
