import { randomUUID } from 'node:crypto'
import { accountByEmail, lockAccount } from '../../domain/accounts/index.ts'
import {
  endAs,
  insertActivation,
  invitationUnderWay,
  renewLegs,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { append, nameOfActor, type Acting } from '../../domain/audit/index.ts'
import {
  heldBy,
  lockOrganisation,
  membershipFault,
  type MembershipFault,
  type MembershipSaid,
} from '../../domain/organisations/index.ts'
import { days, later } from '../../platform/clock.ts'
import { duplicateOf } from '../../platform/db/connect.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import type { MailAddress } from '../../platform/text/mail-address.ts'
import { CODE_TRIES, remindAt, waitsDays, type NoLegs } from '../../policy/activation/index.ts'
import { isInUse } from '../../policy/organisations/index.ts'
import { refused, type AccountId, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import type { ActivationActsDeps, Begun } from './contract.ts'
import { whyNotInvited } from './deciding.ts'
import { postCode } from './posting.ts'
import { sendLink } from './sending.ts'
import { tellOfTakeOver } from './take-over-told.ts'
import { readWays, sealWays, senderOf, waysOf, type Invited, type WayFault, type Ways } from './ways.ts'

export interface InvitationSaid {
  readonly person: Invited
  readonly said: MembershipSaid
  /** The portal that they end up in, by its client. */
  readonly client?: string | undefined
}

export type Invitation = Outcome<
  | WayFault
  | NoLegs
  | MembershipFault
  | 'user-name-taken'
  | 'name-missing'
  | 'name-malformed'
  | 'organisation-unknown'
  | 'client-unknown'
  | 'account-not-active'
  | 'already-member'
  | 'already-invited'
  | 'letter-rests',
  Begun
>

/** A name as it is kept. */
export const nameAsKept = (typed: string): string => typed.normalize('NFC').trim()

/** What somebody is invited to do, as its row has it. */
const columnsOf = ({ numbers, branches, powers, ...said }: MembershipSaid) => ({
  ...{ role: said.role, powers: [...powers], user_name: said.userName, mandate_level: said.mandateLevel },
  number_ids: numbers && [...numbers],
  branch_ids: branches && [...branches],
  ...{ valid_from: said.from, valid_until: said.until, external_key: said.externalKey },
})

/** Mails its link, and has its code posted where it goes by letter: nothing is sent of what cannot be used. */
export async function beginInvitation(
  tx: Tx,
  deps: ActivationActsDeps,
  who: Acting,
  of: {
    readonly organisation: OrganisationId
    readonly to: { readonly address: MailAddress; readonly name: string; readonly locale: Locale }
    readonly said: MembershipSaid
    readonly client: string | undefined
    readonly ways: Ways
    /** No code is posted before; undefined: at once. */
    readonly opensAt?: Date
  },
  now: Date,
): Promise<Outcome<'letter-rests', Begun>> {
  const { organisation: id, to, ways, opensAt } = of
  const { openDays, letters } = deps.installation
  const waits = days(waitsDays(openDays, ways.legs, letters.rules.days))
  const [activation, closesAt] = [randomUUID(), later(opensAt ?? now, waits)]
  const begun = await insertActivation(tx, {
    ...{ id: activation, purpose: 'invitation', account_id: null, organisation_id: id },
    ...{ email: to.address.shown, email_lookup: to.address.lookup, name: to.name, locale: to.locale },
    ...{ ...sealWays(deps, activation, ways), legs: ways.legs, client_id: of.client ?? null },
    ...columnsOf(of.said),
    ...(await senderOf(tx, who, id, now)),
    ...{ membership_id: null, created_at: now, closes_at: closesAt, opens_at: opensAt ?? null },
    look_at: opensAt ?? remindAt(now, closesAt) ?? closesAt,
  })
  await renewLegs(tx, activation, { legs: begun.legs, tries: CODE_TRIES })
  const details = { activation, purpose: begun.purpose, legs: begun.legs.join(' ') }
  await append(tx, 'activations.activation.begun', { ...who, organisationId: id, details }, now)
  await sendLink(tx, deps, { row: begun, why: 'first', who }, now)
  const posted = ways.postal && (await postCode(tx, deps, { row: begun, who, mayWait: true }, now))
  return posted && !posted.ok ? refused('letter-rests') : { ok: true, activation: begun }
}

/** Whether somebody acts for it already, by themselves. */
export const isMember = async (tx: Tx, account: AccountId, id: OrganisationId, now: Date): Promise<boolean> =>
  (await heldBy(tx, account, now)).some(
    ({ organisation_id: of, ended_at: ended, representation_id: through }) =>
      of === id && ended === null && through === null,
  )

export const invitationActs = (deps: ActivationActsDeps) => ({
  /**
   * Invites somebody to act for an organisation: what reaches them makes them able to sign in, or they join with what they
   * have. Nothing is theirs before they accept.
   */
  invite: act({
    name: 'invitations.create',
    tells: 'activation/link',
    refusal: (error): Invitation | undefined =>
      duplicateOf(error) === 'activation_invited' ? refused('already-invited') : undefined,
    prepare: async (_db, _id: OrganisationId, asked: InvitationSaid) => ({
      ...asked,
      reached: await readWays(deps, asked.person),
    }),
    async run(tx, who, id, { person, said, client, reached }, now): Promise<Invitation> {
      if (!reached.ok) return reached
      const { address } = reached
      const name = nameAsKept(person.name)
      const found = await accountByEmail(tx, address.shown)
      const account = found && (await lockAccount(tx, found.id))
      const organisation = await lockOrganisation(tx, id)
      if (!organisation) return refused('organisation-unknown')
      const levels = deps.installation.ladder.map(({ key }) => key)
      const under = await invitationUnderWay(tx, id, address.lookup)
      const why = whyNotInvited({
        ...{ name, account, isInUse: isInUse(organisation.standing) },
        isMember: account !== undefined && (await isMember(tx, account.id, id, now)),
        fault: await membershipFault(tx, organisation, { said, levels }, now),
        isInvited: under !== undefined && under.closes_at > now,
      })
      if (why) return refused(why)
      if (under) await endAs(tx, who, under.id, 'closed', now)
      const by = { setBy: nameOfActor(who.by), setAt: now }
      const mobile = reached.mobile === undefined ? undefined : { number: reached.mobile, ...by }
      const postal = reached.postal && { address: reached.postal, ...by }
      const ways = await waysOf(
        tx,
        deps,
        { purpose: 'invitation', who, organisation, account, mobile, postal, client },
        now,
      )
      if (!ways.ok) return ways
      const to = { address, name, locale: person.locale }
      const begun = await beginInvitation(tx, deps, who, { organisation: id, to, said, client, ways }, now)
      return begun.ok ? begun : undoing<Invitation>(begun)
    },
  }),

  /** Takes an invitation back: nothing that was sent works any more. */
  withdraw: act({
    name: 'invitations.withdraw',
    tells: 'activation/take-over',
    async run(
      tx,
      who,
      { id }: Pick<ActivationRow, 'id'>,
      _input: undefined,
      now,
    ): Promise<Outcome<'already-so', Begun>> {
      const ended = await endAs(tx, who, id, 'withdrawn', now)
      if (!ended) return refused('already-so')
      // whoever was told that it was to be is told that it is not; whoever follows another link reads it there
      await tellOfTakeOver(tx, deps, { row: ended, is: 'stopped' }, now)
      return { ok: true, activation: ended }
    },
  }),
})
