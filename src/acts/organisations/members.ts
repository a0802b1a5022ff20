import { lockAccount } from '../../domain/accounts/index.ts'
import { endAs, invitationUnderWay } from '../../domain/activations/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import { lockClients } from '../../domain/clients/index.ts'
import {
  changeMembership,
  endMembership,
  giveMembership,
  heldBy,
  lockOrganisation,
  membershipIn,
  representationById,
  setAttributes,
  type AttributesSaid,
  type ChangedMembership,
  type Given,
  type Member,
  type MembershipRow,
  type MembershipSaid,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import type { EndedActing } from '../../domain/sessions/index.ts'
import { duplicateOf } from '../../platform/db/connect.ts'
import type { Tx } from '../../platform/db/database.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import { isInUse, type AttributeSetter } from '../../policy/organisations/index.ts'
import { refused, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import type { OrganisationActsDeps, Within } from './contract.ts'
import { accountFor, type PersonFault, type PersonSaid } from './person.ts'
import { tellingMembers } from './telling.ts'

/** The organisation, held, where something may still be changed in it. */
export async function organisationInUse(tx: Tx, id: OrganisationId): Promise<OrganisationRow | undefined> {
  const organisation = await lockOrganisation(tx, id)
  return organisation && isInUse(organisation.standing) ? organisation : undefined
}

/** What ends of somebody who acts for an organisation no more, or who may do less for it. */
const lessOf = (
  { membership, less }: { readonly membership: MembershipRow; readonly less: readonly string[] },
  reason: string,
): EndedActing => ({
  ...{ memberships: less, reason, organisationId: membership.organisation_id },
  accountId: membership.account_id ?? undefined,
})

/** The account of a member, held; undefined: a program is one, or nobody. */
async function lockMember(tx: Tx, organisation: OrganisationId, id: string) {
  const row = await membershipIn(tx, organisation, id)
  return row?.account_id ? lockAccount(tx, row.account_id) : undefined
}

/** Whether it is the membership of whoever acts, and holds at this moment. */
const isOwnAndHolds = async (tx: Tx, { by }: Acting, id: string, now: Date): Promise<boolean> =>
  typeof by === 'object' &&
  'account' in by &&
  (await heldBy(tx, by.account, now)).some((each) => each.id === id && each.why === undefined)

/** What a duplicate means that is of a user name, or of a key of the organisation's own. */
export function takenAlready(error: unknown) {
  const constraint = duplicateOf(error)
  if (constraint === 'membership_organisation_id_user_name_lookup_key') return refused('user-name-taken')
  return constraint === KEY_TAKEN ? refused('external-key-taken') : undefined
}
const KEY_TAKEN = 'membership_organisation_id_external_key_key'

const ALREADY = ['membership_own', 'membership_through', 'membership_system']

/** Somebody who has an account, or perhaps not yet, or a program. */
export type NewMember = Member | { readonly person: PersonSaid }

export type Added =
  | Given
  | {
      readonly ok: false
      readonly reason:
        | 'organisation-unknown'
        | 'account-unknown'
        | 'client-unknown'
        | 'not-of-intermediary'
        | 'user-name-missing'
        | PersonFault
    }

export const memberActs = (deps: OrganisationActsDeps) => {
  const tell = tellingMembers(deps)
  const { levels } = deps

  /** Whose it is to be; of somebody who may have no account yet, theirs or one that is made. */
  async function whose(
    tx: Tx,
    who: Acting,
    asked: NewMember,
    { userName }: MembershipSaid,
    now: Date,
  ): Promise<Outcome<PersonFault | 'user-name-missing', { readonly member: Member }>> {
    if (!('person' in asked)) return { ok: true, member: asked }
    // by what else would they sign in?
    if (asked.person.email === null && userName === null) return refused('user-name-missing')
    const found = await accountFor(tx, who, deps.createAccount, asked.person, now)
    return found.ok ? { ok: true, member: { account: found.id } } : found
  }

  return {
    /**
     * Lets somebody, or a program, act for an organisation; who does it through an intermediary is somebody of it. An account
     * that is made for it goes again where they are not let.
     */
    addMember: act({
      name: 'members.add',
      tells: 'selfservice/changed',
      refusal: (error): Added | undefined =>
        takenAlready(error) ??
        (ALREADY.includes(duplicateOf(error) ?? '') ? refused('already-member') : undefined) ??
        // somebody else has the address since it was looked for
        (duplicateOf(error)?.startsWith('identifier') ? refused('email-taken') : undefined),
      async run(
        tx,
        who,
        id: OrganisationId,
        { member: asked, said }: { readonly member: NewMember; readonly said: MembershipSaid },
        now,
      ): Promise<Added> {
        const found = await whose(tx, who, asked, said, now)
        if (!found.ok) return undoing<Added>(found)
        const { member } = found
        const account = 'account' in member ? await lockAccount(tx, member.account) : undefined
        if ('account' in member && account?.standing !== 'active') return refused('account-unknown')
        if ('client' in member && (await lockClients(tx, [member.client])).length === 0)
          return refused('client-unknown')
        const organisation = await organisationInUse(tx, id)
        if (!organisation) return undoing<Added>(refused('organisation-unknown'))
        if ('account' in member && member.through !== undefined) {
          const grant = await representationById(tx, member.through)
          const own = await heldBy(tx, member.account, now)
          const isTheirs = own.some(
            ({ organisation_id: theirs, why, representation_id: through }) =>
              theirs === grant?.intermediary_id && why === undefined && through === null,
          )
          if (!isTheirs) return refused('not-of-intermediary')
        }
        const given = await giveMembership(tx, who, organisation, { member, said, levels }, now)
        if (!given.ok) return undoing<Added>(given)
        if (account) await tell(tx, { who, account, organisation, changed: 'membership-given' }, now)
        return given
      },
    }),

    /** Changes what somebody may do for an organisation. */
    changeMember: act({
      name: 'members.change',
      tells: { nobody: 'they see it in their account, and it takes no access away' },
      refusal: (error): Changed | undefined => takenAlready(error),
      async run(
        tx,
        who,
        { organisation: id, id: membership }: Within,
        {
          expected,
          change,
        }: {
          readonly expected?: number | undefined
          readonly change: (before: MembershipSaid) => MembershipSaid
        },
        now,
      ): Promise<Changed> {
        // held first, as it is by whoever takes their access away: one of the two sees the other
        await lockMember(tx, id, membership)
        const organisation = await organisationInUse(tx, id)
        if (!organisation) return refused('organisation-unknown')
        const changed = await changeMembership(
          tx,
          who,
          organisation,
          { id: membership, expected, change, levels },
          now,
        )
        if (!changed.ok) return undoing<Changed>(changed)
        await deps.endings.endActing(tx, who, lessOf(changed, 'membership-narrowed'), now)
        return changed
      },
    }),

    /** Ends that somebody acts for an organisation; nothing else of theirs ends. */
    endMember: act({
      name: 'members.end',
      tells: 'selfservice/changed',
      async run(
        tx,
        who,
        { organisation: id, id: membership }: Within,
        { expected }: { readonly expected?: number | undefined },
        now,
      ): Promise<Ended> {
        const account = await lockMember(tx, id, membership)
        const organisation = await lockOrganisation(tx, id)
        if (!organisation) return refused('organisation-unknown')
        const ended = await endMembership(tx, who, organisation, { id: membership, expected }, now)
        if (!ended.ok) return undoing<Ended>(ended)
        await deps.endings.endActing(tx, who, { ...lessOf(ended, 'membership-ended'), isForGood: true }, now)
        // what they were invited by before would let them in again
        const lookup = account?.email == null ? undefined : lookupOf(account.email)
        const invited = lookup === undefined ? undefined : await invitationUnderWay(tx, id, lookup)
        if (invited) await endAs(tx, who, invited.id, 'withdrawn', now)
        // whoever left their account before reads no mail of ours
        if (account?.standing === 'active')
          await tell(tx, { who, account, organisation, changed: 'membership-ended' }, now)
        return ended
      },
    }),

    /** Says something of a member: all of it or nothing. */
    setAttributes: act({
      name: 'members.set-attributes',
      tells: { nobody: 'they see it in their account, and it takes no access away' },
      async run(
        tx,
        who,
        { organisation: id, id: membership }: Within,
        { setter, said }: { readonly setter: AttributeSetter; readonly said: AttributesSaid },
        now,
      ) {
        const organisation = await organisationInUse(tx, id)
        if (!organisation) return refused('organisation-unknown')
        if (setter === 'person' && !(await isOwnAndHolds(tx, who, membership, now)))
          return refused('membership-unknown')
        const set = await setAttributes(tx, who, organisation, { id: membership, setter, said }, now)
        if (set.ok && set.isLess) {
          const less = lessOf({ membership: set.membership, less: [membership] }, 'attributes-narrowed')
          await deps.endings.endActing(tx, who, less, now)
        }
        return set
      },
    }),
  }
}

type Changed = ChangedMembership | { readonly ok: false; readonly reason: 'organisation-unknown' }
type Ended =
  Awaited<ReturnType<typeof endMembership>> | { readonly ok: false; readonly reason: 'organisation-unknown' }
