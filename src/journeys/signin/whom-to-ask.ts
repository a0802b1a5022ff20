import type { WhomToAsk } from '../../../views/signin/refused.ts'
import { accountsAmong } from '../../domain/accounts/index.ts'
import {
  administratorRows,
  membershipsFitting,
  organisationsAmong,
} from '../../domain/organisations/index.ts'
import { choiceOf, type RefusalReason } from '../../policy/signin/index.ts'
import type { OrganisationId } from '../../policy/vocabulary.ts'
import type { SignIn, Visit } from './visit.ts'

/** So many organisations, and so many administrators of each. */
const MOST = 3
/** Of so many, some may not be in use. */
const READ = 50

/** What an administrator of somebody's organisation may be able to change. */
const theirs: readonly RefusalReason[] = ['organisation-missing', 'mandate-too-low']

/**
 * Whom somebody may ask who does not get in for what they are in their organisations: their administrators, by name. The names
 * are for people of the same organisation alone; the rules come to these refusals once everything is proven.
 */
export async function whomToAsk(
  { db, here }: SignIn,
  { facts, now }: Visit,
  reason: RefusalReason,
): Promise<readonly WhomToAsk[]> {
  const { account } = facts
  if (!account || !theirs.includes(reason)) return []
  const chosen = reason === 'mandate-too-low' ? choiceOf(facts) : undefined
  const held = await membershipsFitting(
    db,
    {
      ...{ account: account.id, organisations: [], register: undefined, takesBranches: true },
      ...(chosen && { among: { organisations: [chosen.organisation] } }),
      ...{ mandateLevel: undefined, levels: here.ladder.map(({ key }) => key) },
    },
    { limit: READ, isAnyOrder: true },
    now,
  )
  const organisations = await organisationsAmong(
    db,
    // whoever acts for a client of their office is nobody of the client
    held.filter((row) => row.is_own).map(({ organisation }) => organisation),
  )
  const asked: WhomToAsk[] = []
  for (const { id, display_name: organisation } of organisations.slice(0, MOST)) {
    const names = await administratorsOf(id)
    if (names.length > 0) asked.push({ organisation, names })
  }
  return asked

  async function administratorsOf(id: OrganisationId): Promise<string[]> {
    const rows = (await administratorRows(db, id)).filter(
      (row) => row.valid_from <= now && (row.valid_until === null || row.valid_until > now),
    )
    const ids = rows.map((row) => row.account_id).filter((each) => each !== account?.id)
    const people = await accountsAmong(db, ids.slice(0, READ))
    return people
      .filter(({ standing }) => standing === 'active')
      .slice(0, MOST)
      .map(({ name }) => name)
  }
}
