import { randomUUID } from 'node:crypto'
import { accountById, lockAccount, type Account } from '../../domain/accounts/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import {
  changeMembership,
  countOffered,
  endHandover,
  handoversOf,
  insertHandover,
  membershipAsSaid,
  membershipIn,
  organisationById,
  type ChangedMembership,
  type HandoverRow,
  type MembershipRow,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import { owner } from '../../domain/outbox/index.ts'
import { days, earlier, later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { HANDOVER_DAYS, MOST_OFFERED_A_DAY } from '../../policy/delegation/index.ts'
import { powers as allPowers } from '../../policy/organisations/index.ts'
import { refused, type AccountId, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import { tell } from '../accounts/index.ts'
import type { OrganisationActsDeps } from './contract.ts'
import { organisationInUse } from './members.ts'

type Offered = Outcome<
  'organisation-unknown' | 'membership-unknown' | 'handover-same' | 'already-offered' | 'offered-too-often'
>

type Accepted = Outcome<
  | 'handover-over'
  | 'organisation-unknown'
  | 'membership-unknown'
  | Extract<ChangedMembership, { ok: false }>['reason']
>

/** By whom it is answered, or taken back: their membership, and their account. */
interface Own {
  readonly organisation: OrganisationId
  readonly membership: string
  readonly account: AccountId
}

const isOwn = (
  row: MembershipRow | undefined,
  account: AccountId | null | undefined,
  now: Date,
): row is MembershipRow =>
  row !== undefined &&
  row.account_id !== null &&
  row.account_id === account &&
  row.ended_at === null &&
  row.valid_from <= now &&
  (row.valid_until === null || row.valid_until > now)

/** Somebody else of the organisation, who works for it by themselves. */
const mayTake = (
  row: MembershipRow | undefined,
  now: Date,
): row is MembershipRow & { account_id: AccountId } =>
  row?.account_id !== undefined &&
  row.account_id !== null &&
  row.representation_id === null &&
  isOwn(row, row.account_id, now)

export const handoverActs = (deps: OrganisationActsDeps) => {
  const { levels, endings, outbox } = deps

  /** The one looks after it from now on, then the other no more: the organisation is never without. */
  async function moveWork(
    tx: Tx,
    who: Acting,
    of: { readonly organisation: OrganisationRow; readonly from: MembershipRow; readonly to: string },
    now: Date,
  ): Promise<ChangedMembership> {
    const { organisation, from, to } = of
    const taken = await membershipIn(tx, organisation.id, to)
    if (!taken) return refused('membership-unknown')
    const before = await membershipAsSaid(tx, taken)
    const powers = allPowers.filter((power) => taken.powers.includes(power) || from.powers.includes(power))
    const said = { ...before, role: 'administrator' as const, powers }
    const given = await changeMembership(tx, who, organisation, { id: to, change: () => said, levels }, now)
    if (!given.ok) return given
    const left = await changeMembership(
      tx,
      who,
      organisation,
      { id: from.id, change: (had) => ({ ...had, role: 'member', powers: [] }), levels },
      now,
    )
    if (!left.ok) return left
    const less = { memberships: left.less, reason: 'membership-narrowed', organisationId: organisation.id }
    await endings.endActing(tx, who, { ...less, accountId: from.account_id ?? undefined }, now)
    return left
  }

  async function tellFormer(
    tx: Tx,
    who: Acting,
    of: {
      readonly from: MembershipRow
      readonly organisation: OrganisationRow
      readonly changed: 'handover-accepted' | 'handover-declined'
    },
    now: Date,
  ): Promise<void> {
    const { from, organisation, changed } = of
    const account: Account | undefined =
      from.account_id === null ? undefined : await accountById(tx, from.account_id)
    if (account?.standing === 'active')
      await tell(tx, outbox, { who, account, changed, thing: organisation.display_name }, now)
  }

  return {
    /** Hands one's work as an administrator over to somebody of the organisation. Nothing changes before they accept. */
    offerHandover: act({
      name: 'handovers.offer',
      tells: 'organisations/handover',
      async run(
        tx,
        who,
        { organisation: id, membership, account }: Own,
        { to: successor }: { readonly to: string },
        now,
      ): Promise<Offered> {
        const organisation = await organisationInUse(tx, id)
        if (!organisation) return refused('organisation-unknown')
        const own = await membershipIn(tx, id, membership)
        if (!isOwn(own, account, now) || own.role !== 'administrator') return refused('membership-unknown')
        const to = await membershipIn(tx, id, successor)
        if (!mayTake(to, now) || to.id === own.id) return refused('membership-unknown')
        if (own.powers.every((power) => to.powers.includes(power))) return refused('handover-same')
        const since = earlier(now, days(1))
        if ((await countOffered(tx, { organisation: id, from: own.id }, since)) >= MOST_OFFERED_A_DAY)
          return refused('offered-too-often')
        const row = await insertHandover(tx, {
          ...{ id: randomUUID(), organisation_id: id, from_membership_id: own.id, to_membership_id: to.id },
          ...{ offered_at: now, closes_at: later(now, days(HANDOVER_DAYS)) },
        })
        if (!row) return refused('already-offered')
        await note(tx, who, { type: 'offered', row, account: to.account_id }, now)
        const [person, whose] = [await accountById(tx, account), await accountById(tx, to.account_id)]
        const model = {
          ...{ person: person?.name ?? '', organisation: organisation.display_name, until: row.closes_at },
          zone: organisation.time_zone ?? deps.timeZone,
          link: new URL(`/account/organisations/${to.id}`, deps.issuer).href,
        }
        if (whose) await deps.outbox.write(tx, 'organisations/handover', owner(whose), model, now)
        return { ok: true }
      },
    }),

    /** Takes it back, before it was accepted. */
    withdrawHandover: act({
      name: 'handovers.withdraw',
      tells: { nobody: 'they see in their account that it is there no more' },
      async run(tx, who, own: Own, _input: undefined, now): Promise<Outcome<'handover-over'>> {
        const row = await offeredOf(tx, own, 'from_membership_id', now)
        const ended = row && (await endHandover(tx, { id: row.id, as: 'withdrawn' }, now))
        if (!ended) return refused('handover-over')
        await note(tx, who, { type: 'ended', row: ended, account: own.account }, now)
        return { ok: true }
      },
    }),

    /** Accepts it: from then on they look after what the other did, who is a member like others. */
    acceptHandover: act({
      name: 'handovers.accept',
      tells: 'selfservice/changed',
      async run(tx, who, own: Own, { id }: { readonly id: string }, now): Promise<Accepted> {
        const row = await offeredOf(tx, own, 'to_membership_id', now, id)
        const offered = row && (await membershipIn(tx, own.organisation, row.from_membership_id))
        // both accounts are held, in the order of their ids, before the organisation is
        const held = new Set([own.account, offered?.account_id ?? own.account].toSorted())
        const accounts: (Account | undefined)[] = []
        for (const account of held) accounts.push(await lockAccount(tx, account))
        const organisation = await organisationInUse(tx, own.organisation)
        if (!organisation) return refused('organisation-unknown')
        const ended = row && (await endHandover(tx, { id: row.id, as: 'accepted' }, now))
        // as it is now: whoever offered it may have less to hand over since, or nothing
        const from = row && (await membershipIn(tx, own.organisation, row.from_membership_id))
        const areActive = accounts.every((account) => account?.standing === 'active')
        if (!ended || !areActive || !isOwn(from, offered?.account_id, now) || from.role !== 'administrator')
          return undoing<Accepted>(refused('handover-over'))
        const moved = await moveWork(tx, who, { organisation, from, to: own.membership }, now)
        if (!moved.ok) return undoing<Accepted>(moved)
        await note(tx, who, { type: 'ended', row: ended, account: own.account }, now)
        await tellFormer(tx, who, { from, organisation, changed: 'handover-accepted' }, now)
        return { ok: true }
      },
    }),

    /** Does not take it. */
    declineHandover: act({
      name: 'handovers.decline',
      tells: 'selfservice/changed',
      async run(tx, who, own: Own, { id }: { readonly id: string }, now): Promise<Outcome<'handover-over'>> {
        const row = await offeredOf(tx, own, 'to_membership_id', now, id)
        const ended = row && (await endHandover(tx, { id: row.id, as: 'declined' }, now))
        if (!ended) return refused('handover-over')
        await note(tx, who, { type: 'ended', row: ended, account: own.account }, now)
        const from = await membershipIn(tx, own.organisation, ended.from_membership_id)
        const organisation = await organisationById(tx, own.organisation)
        if (from && organisation)
          await tellFormer(tx, who, { from, organisation, changed: 'handover-declined' }, now)
        return { ok: true }
      },
    }),
  }
}

/** What is offered by somebody, or to them, who acts for the organisation still. */
async function offeredOf(
  tx: Tx,
  { organisation, membership, account }: Own,
  side: 'from_membership_id' | 'to_membership_id',
  now: Date,
  id?: string,
): Promise<HandoverRow | undefined> {
  const own = await membershipIn(tx, organisation, membership)
  if (!isOwn(own, account, now)) return undefined
  return (await handoversOf(tx, { organisation, membership })).find(
    (row) => row[side] === membership && (id === undefined || row.id === id),
  )
}

const note = (
  tx: Tx,
  who: Acting,
  of: { readonly type: 'offered' | 'ended'; readonly row: HandoverRow; readonly account: AccountId },
  now: Date,
): Promise<void> => {
  const about = { ...who, accountId: of.account, organisationId: of.row.organisation_id }
  return of.type === 'offered'
    ? append(tx, 'organisations.handover.offered', { ...about, details: { handover: of.row.id } }, now)
    : append(
        tx,
        'organisations.handover.ended',
        { ...about, details: { handover: of.row.id, as: of.row.ended_as ?? '' } },
        now,
      )
}
