import type { PersonListed } from '../../../../views/desk/people/list.ts'
import { accountsAmong } from '../../../domain/accounts/index.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
import { coverage, heldAmong, membershipIn, type MembershipRow } from '../../../domain/organisations/index.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'

/** Memberships as lists and titles have them; all that is asked of others for them, in one statement each. */
export async function peopleShown(
  { now }: Visit,
  tx: Tx,
  rows: readonly MembershipRow[],
): Promise<PersonListed[]> {
  const ids = rows.map(({ id }) => id)
  const held = await heldAmong(tx, ids, now)
  const { numbers, branches } = await coverage(tx, ids)
  const accounts = await accountsAmong(
    tx,
    rows.map((row) => row.account_id),
  )
  const people = new Map(accounts.map((account) => [account.id as string, account]))
  const programs = await portalsNamed(
    tx,
    rows.flatMap((row) => row.client_id ?? []),
  )
  return rows.map((row) => {
    const person = people.get(row.account_id ?? '')
    const { why, intermediary_name: through = null } = held.get(row.id) ?? {}
    return {
      ...{ id: row.id, role: row.role, isProgram: row.kind === 'system' },
      name: person?.name ?? programs.get(row.client_id ?? '')?.name ?? row.client_id ?? '',
      email: person?.email ?? undefined,
      numbers: row.all_numbers ? undefined : (numbers.get(row.id)?.length ?? 0),
      branches: row.all_branches ? undefined : (branches.get(row.id)?.length ?? 0),
      ...{ until: row.valid_until ?? undefined, through: through ?? undefined },
      why: why ?? (person !== undefined && person.standing !== 'active' ? 'account' : undefined),
    }
  })
}

/** One of the organisation's. @throws HttpProblem 404 */
export async function personHere({ read, organisation, exchange }: Visit): Promise<MembershipRow> {
  const { person: id = '' } = exchange.params
  const row = isUuid(id) ? await read((tx) => membershipIn(tx, organisation.id, id)) : undefined
  if (!row) throw new HttpProblem(404, 'not-found')
  return row
}
