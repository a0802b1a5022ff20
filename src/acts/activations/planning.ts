import { accountsByEmail } from '../../domain/accounts/index.ts'
import { invitationsUnderWay } from '../../domain/activations/index.ts'
import { nameOfActor, type Acting } from '../../domain/audit/index.ts'
import { membersAmong, membershipFaults, type OrganisationRow } from '../../domain/organisations/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { isInUse } from '../../policy/organisations/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import type { ActivationActsDeps } from './contract.ts'
import { whyNotInvited } from './deciding.ts'
import { nameAsKept, type Invitation, type InvitationSaid } from './invitations.ts'
import { readWays, waysOf, type Reached } from './ways.ts'

/** What will come of an invitation: somebody new is invited, or somebody joins with what they have. */
export type Planned = Outcome<
  Extract<Invitation, { readonly ok: false }>['reason'],
  { readonly as: 'invites' | 'joins' }
>

/** What will come of invitations, in their order, by the rules of the act that sends them. It changes nothing. */
export type PlanInvitations = (
  tx: Tx,
  who: Acting,
  of: { readonly organisation: OrganisationRow; readonly asked: readonly InvitationSaid[] },
  now: Date,
) => Promise<Planned[]>

/** However many there are, it is asked a few times who they are; of those alone who have an account, by what they sign in. */
export const createPlanInvitations =
  (deps: ActivationActsDeps): PlanInvitations =>
  async (tx, who, { organisation, asked }, now) => {
    const reached: Awaited<ReturnType<typeof readWays>>[] = []
    for (const { person } of asked) reached.push(await readWays(deps, person))
    const addresses = reached.flatMap((each) => (each.ok ? [each.address] : []))
    const accounts = await accountsByEmail(
      tx,
      addresses.map(({ shown }) => shown),
    )
    const ids = [...accounts.values()].map(({ id }) => id)
    const members = await membersAmong(tx, organisation.id, ids)
    const lookups = addresses.map(({ lookup }) => lookup)
    const open = (await invitationsUnderWay(tx, organisation.id, lookups)).filter(
      (row) => row.closes_at > now,
    )
    const invited = new Set(open.map((row) => row.email_lookup))
    const levels = deps.installation.ladder.map(({ key }) => key)
    const all = asked.map(({ said }) => said)
    const faults = await membershipFaults(tx, organisation, { all, levels }, now)
    const plans: Planned[] = []
    for (const [i, each] of asked.entries()) plans.push(await planned(each, reached[i]!, faults[i]))
    return plans

    async function planned(
      { person, client }: InvitationSaid,
      ways: Outcome<Extract<Planned, { ok: false }>['reason'], Reached>,
      fault: (typeof faults)[number],
    ): Promise<Planned> {
      if (!ways.ok) return ways
      const account = accounts.get(ways.address.shown)
      const why = whyNotInvited({
        ...{ name: nameAsKept(person.name), account, fault, isInUse: isInUse(organisation.standing) },
        isMember: account !== undefined && members.has(account.id),
        isInvited: invited.has(ways.address.lookup),
      })
      if (why) return refused(why)
      const by = { setBy: nameOfActor(who.by), setAt: now }
      const mobile = ways.mobile === undefined ? undefined : { number: ways.mobile, ...by }
      const postal = ways.postal && { address: ways.postal, ...by }
      const of = { purpose: 'invitation' as const, who, organisation, account, mobile, postal, client }
      const found = await waysOf(tx, deps, of, now)
      if (!found.ok) return found
      return { ok: true, as: found.legs.length === 1 ? 'joins' : 'invites' }
    }
  }
