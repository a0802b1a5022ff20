import { randomUUID } from 'node:crypto'
import { accountById } from '../../domain/accounts/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import {
  countMergesAsked,
  endMergeRequest,
  foreseeMerge,
  insertMergeRequest,
  membershipIn,
  organisationById,
  settleMergeRequests,
  type MergeFault,
  type MergeRequestRow,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import type { Writing } from '../../domain/outbox/index.ts'
import { days, earlier, later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { MERGE_DAYS, MOST_MERGES, MOST_MERGES_A_DAY } from '../../policy/delegation/index.ts'
import type { Merge } from '../../policy/organisations/index.ts'
import { refused, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import { tell } from '../accounts/index.ts'
import type { OrganisationActsDeps, Within } from './contract.ts'
import { organisationInUse } from './members.ts'

/** What somebody asks to become one, and what they were shown that it would do. */
export interface MergeAsked extends Merge {
  /** The digest of whose sight would change. */
  readonly foreseen: string
  /** In their words; '': nothing. */
  readonly why: string
}

type Asked = Outcome<MergeFault | 'organisation-unknown' | 'merge-asked' | 'merges-asked-too-often'>

/** Those who look after an organisation ask for its numbers to become one; whether they do is the operator's to say. */
export const mergingActs = ({ outbox }: Pick<OrganisationActsDeps, 'outbox'>) => ({
  /** Asks it, as it was shown: whose sight would change otherwise by now is looked at again first. */
  askMerge: act({
    name: 'numbers.ask-merge',
    tells: { nobody: 'it waits on the first page of the operators' },
    async run(
      tx,
      who,
      {
        organisation: id,
        membership,
      }: { readonly organisation: OrganisationId; readonly membership: string },
      { from, to, who: whose, foreseen, why }: MergeAsked,
      now,
    ): Promise<Asked> {
      const organisation = await organisationInUse(tx, id)
      if (!organisation) return refused('organisation-unknown')
      const { open, today } = await countMergesAsked(tx, id, earlier(now, days(1)))
      if (open >= MOST_MERGES || today >= MOST_MERGES_A_DAY) return refused('merges-asked-too-often')
      const merged = await foreseeMerge(tx, organisation, { from, to, who: whose })
      if (!merged.ok) return merged
      if (merged.digest !== foreseen) return refused('sight-passed')
      const row = await insertMergeRequest(tx, {
        ...{ id: randomUUID(), organisation_id: id, membership_id: membership, why, seen: foreseen },
        ...{ from_ids: merged.from.map((each) => each.id), to_id: to, who: whose },
        ...{ asked_at: now, closes_at: later(now, days(MERGE_DAYS)) },
      })
      if (!row) return refused('merge-asked')
      await append(tx, 'organisations.merge.asked', about(who, row), now)
      return { ok: true }
    },
  }),

  /** Takes it back, before it was answered. */
  withdrawMerge: act({
    name: 'numbers.withdraw-merge',
    tells: { nobody: 'it waits for the operators no more, who see that it is gone' },
    async run(tx, who, { organisation, id }: Within, _input: undefined, now): Promise<Outcome<'merge-over'>> {
      const row = await endMergeRequest(tx, { organisation, id, as: 'withdrawn' }, now)
      if (!row) return refused('merge-over')
      await append(tx, 'organisations.merge.answered', about(who, row), now)
      return { ok: true }
    },
  }),

  /** Says no, perhaps with why. */
  declineMerge: act({
    name: 'numbers.decline-merge',
    tells: 'selfservice/changed',
    async run(
      tx,
      who,
      { organisation: id, id: request }: Within,
      { answer }: { readonly answer: string },
      now,
    ): Promise<Outcome<'merge-over'>> {
      const row = await endMergeRequest(tx, { organisation: id, id: request, as: 'declined', answer }, now)
      const organisation = row && (await organisationById(tx, id))
      if (!organisation) return refused('merge-over')
      await tellAsker(tx, outbox, who, { row, organisation }, now)
      return { ok: true }
    },
  }),
})

/** What was merged is asked for no more, and whoever asked is told. */
export async function settleMerges(
  tx: Tx,
  outbox: Writing,
  who: Acting,
  of: { readonly organisation: OrganisationRow; readonly from: readonly string[]; readonly to: string },
  now: Date,
): Promise<void> {
  const { organisation, from, to } = of
  for (const row of await settleMergeRequests(tx, { organisation: organisation.id, from, to }, now))
    await tellAsker(tx, outbox, who, { row, organisation }, now)
}

async function tellAsker(
  tx: Tx,
  outbox: Writing,
  who: Acting,
  { row, organisation }: { readonly row: MergeRequestRow; readonly organisation: OrganisationRow },
  now: Date,
): Promise<void> {
  await append(tx, 'organisations.merge.answered', about(who, row), now)
  const asker = await membershipIn(tx, organisation.id, row.membership_id)
  const account = asker?.account_id == null ? undefined : await accountById(tx, asker.account_id)
  if (account?.standing !== 'active') return
  const changed = row.ended_as === 'merged' ? 'numbers-merged' : 'numbers-not-merged'
  await tell(tx, outbox, { who, account, changed, thing: organisation.display_name }, now)
}

const about = (who: Acting, row: MergeRequestRow) => ({
  ...{ ...who, organisationId: row.organisation_id },
  details: { merge: row.id, as: row.ended_as ?? 'asked' },
})
