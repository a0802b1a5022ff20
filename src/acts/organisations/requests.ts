import { randomUUID } from 'node:crypto'
import { accountById, lockAccount, type Account } from '../../domain/accounts/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import {
  changeMembership,
  countAsked,
  endRequest,
  giveMembership,
  heldBy,
  insertRequest,
  lockOrganisation,
  numbersCalled,
  organisationById,
  organisationRegistered,
  requestById,
  type MembershipFault,
  type MembershipSaid,
  type OrganisationRow,
  type RequestRow,
} from '../../domain/organisations/index.ts'
import { days, earlier } from '../../platform/clock.ts'
import { duplicateOf } from '../../platform/db/connect.ts'
import type { Tx } from '../../platform/db/database.ts'
import { MOST_ASKED, MOST_ASKED_A_DAY } from '../../policy/delegation/index.ts'
import { isInUse, registrationNumberIn, type RegistrationKind } from '../../policy/organisations/index.ts'
import { refused, type AccountId, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import type { OrganisationActsDeps, Within } from './contract.ts'
import { takenAlready } from './members.ts'
import { tellingMembers } from './telling.ts'

/** By which number somebody asks to be let in: one of a register of companies, or one that the organisation has. */
export interface AskedBy {
  readonly kind: RegistrationKind | 'number'
  readonly number: string
  readonly why: string
}

/** What a member asks for beside what they may do. */
export interface MoreAsked {
  readonly numbers: readonly string[]
  readonly branches: readonly string[]
  readonly wantsRole: boolean
  readonly why: string
}

type Asked = Outcome<
  'already-asked' | 'too-many-asked' | 'number-malformed' | 'nothing-asked' | 'membership-unknown'
>

type Granted = Outcome<
  | MembershipFault
  | 'user-name-taken'
  | 'external-key-taken'
  | 'already-member'
  | 'organisation-unknown'
  | 'account-unknown'
  | 'request-over'
>

/** A clock mails those who are asked: how long the answer takes tells nobody whether there is anybody to ask. */
const atOnce = (now: Date) => ({ passed_to: 'nobody', look_at: now }) as const

/** So many wait at once, and so many are asked in a day, whatever became of them: each is mailed to somebody. */
const tooMany = async (tx: Tx, account: AccountId, now: Date): Promise<boolean> => {
  const { open, today } = await countAsked(tx, account, earlier(now, days(1)))
  return open >= MOST_ASKED || today >= MOST_ASKED_A_DAY
}

export const requestActs = (deps: OrganisationActsDeps) => {
  const { levels, endings } = deps

  /** Lets them in, or lets them do what is said. @returns why not; undefined: it is done */
  async function givenTo(
    tx: Tx,
    who: Acting,
    of: {
      readonly row: RequestRow
      readonly organisation: OrganisationRow
      readonly account: Pick<Account, 'id'>
      readonly said: MembershipSaid
      readonly expected: number | undefined
    },
    now: Date,
  ): Promise<Extract<Granted, { ok: false }> | undefined> {
    const { row, organisation, account, said, expected } = of
    if (row.membership_id === null) {
      const member = { account: account.id }
      const given = await giveMembership(tx, who, organisation, { member, said, levels }, now)
      return given.ok ? undefined : given
    }
    const change = { id: row.membership_id, expected, change: () => said, levels }
    const changed = await changeMembership(tx, who, organisation, change, now)
    if (!changed.ok) return changed
    const less = { memberships: changed.less, reason: 'membership-narrowed', organisationId: organisation.id }
    await endings.endActing(tx, who, { ...less, accountId: account.id }, now)
    return undefined
  }

  return {
    /**
     * Asks whoever looks after an organisation to be let in, by a number of it. Whether there is one, and who they are, is not
     * told: what is asked of nobody waits as long, and is closed as one that nobody answers.
     */
    askToJoin: act({
      name: 'requests.ask-to-join',
      tells: { nobody: 'whoever looks after the organisation is mailed by a clock' },
      async run(tx, who, account: AccountId, { kind, number, why }: AskedBy, now): Promise<Asked> {
        const key = keyOf(kind, number)
        if (key === undefined) return refused('number-malformed')
        await lockAccount(tx, account)
        if (await tooMany(tx, account, now)) return refused('too-many-asked')
        const found = await organisationAskedFor(tx, kind, key)
        const isTheirs = (await heldBy(tx, account, now)).some(
          (each) => each.organisation_id === found?.id && each.ended_at === null,
        )
        const organisation = found && isInUse(found.standing) && !isTheirs ? found : undefined
        const request = await insertRequest(tx, {
          ...{ id: randomUUID(), account_id: account, organisation_id: organisation?.id ?? null },
          ...{
            membership_id: null,
            asked_key: `${kind}:${key}`,
            asked_for: number.trim().slice(0, 200),
            why,
          },
          ...{ numbers: [], branches: [], wants_role: false, asked_at: now, ...atOnce(now) },
        })
        if (!request) return refused('already-asked')
        await noteAsked(tx, who, request, now)
        return { ok: true }
      },
    }),

    /** Asks, as a member, for more than one may do: numbers, branches, to look after the organisation. */
    askForMore: act({
      name: 'requests.ask-for-more',
      tells: { nobody: 'whoever looks after the organisation is mailed by a clock' },
      async run(
        tx,
        who,
        { membership: id, account }: { readonly membership: string; readonly account: AccountId },
        { numbers, branches, wantsRole, why }: MoreAsked,
        now,
      ): Promise<Asked> {
        if (numbers.length + branches.length === 0 && !wantsRole && why === '')
          return refused('nothing-asked')
        await lockAccount(tx, account)
        const held = (await heldBy(tx, account, now)).find((each) => each.id === id && each.why === undefined)
        if (!held) return refused('membership-unknown')
        if (await tooMany(tx, account, now)) return refused('too-many-asked')
        const request = await insertRequest(tx, {
          ...{
            id: randomUUID(),
            account_id: account,
            organisation_id: held.organisation_id,
            membership_id: id,
          },
          ...{ asked_key: `membership:${id}`, asked_for: held.display_name.slice(0, 200), why },
          ...{ numbers: [...numbers], branches: [...branches], wants_role: wantsRole },
          ...{ asked_at: now, ...atOnce(now) },
        })
        if (!request) return refused('already-asked')
        await noteAsked(tx, who, request, now)
        return { ok: true }
      },
    }),

    /** Takes back what one has asked for. */
    withdrawRequest: act({
      name: 'requests.withdraw',
      tells: { nobody: 'they have done it themselves' },
      async run(
        tx,
        who,
        { account, id }: { readonly account: AccountId; readonly id: string },
        _input: undefined,
        now,
      ): Promise<Outcome<'request-over'>> {
        const row = await requestById(tx, id)
        if (row?.account_id !== account) return refused('request-over')
        return ended(tx, who, { row, as: 'withdrawn' }, now)
      },
    }),

    /** Gives what was asked for: lets somebody in, or lets a member do more. */
    grantRequest: act({
      name: 'requests.grant',
      tells: 'selfservice/changed',
      refusal: (error): Granted | undefined =>
        ['membership_own', 'membership_through'].includes(duplicateOf(error) ?? '')
          ? refused('already-member')
          : takenAlready(error),
      async run(
        tx,
        who,
        { organisation: id, id: request }: Within,
        { said, expected }: { readonly said: MembershipSaid; readonly expected?: number | undefined },
        now,
      ): Promise<Granted> {
        const row = await requestById(tx, request)
        if (row?.organisation_id !== id) return refused('request-over')
        const account = await lockAccount(tx, row.account_id)
        if (account?.standing !== 'active') return refused('account-unknown')
        const organisation = await lockOrganisation(tx, id)
        if (!organisation || !isInUse(organisation.standing)) return refused('organisation-unknown')
        // of two who answer at once, one does
        const done = await ended(tx, who, { row, as: 'granted' }, now)
        if (!done.ok) return done
        const refusal = await givenTo(tx, who, { row, organisation, account, said, expected }, now)
        if (refusal) return undoing<Granted>(refusal)
        const changed = row.membership_id === null ? 'membership-given' : 'request-granted'
        await tellingMembers(deps)(tx, { who, account, organisation, changed }, now)
        return { ok: true }
      },
    }),

    /** Says no to what was asked for, perhaps with why. */
    declineRequest: act({
      name: 'requests.decline',
      tells: 'selfservice/changed',
      async run(
        tx,
        who,
        { organisation: id, id: request }: Within,
        { answer }: { readonly answer: string },
        now,
      ): Promise<Outcome<'request-over'>> {
        const row = await requestById(tx, request)
        if (row?.organisation_id !== id) return refused('request-over')
        const done = await ended(tx, who, { row, as: 'declined', answer }, now)
        if (!done.ok) return done
        const [account, organisation] = [
          await accountById(tx, row.account_id),
          await organisationById(tx, id),
        ]
        if (account?.standing === 'active' && organisation)
          await tellingMembers(deps)(tx, { who, account, organisation, changed: 'request-declined' }, now)
        return { ok: true }
      },
    }),
  }
}

/** A number as it is compared; undefined: it is none of its kind. */
function keyOf(kind: AskedBy['kind'], typed: string): string | undefined {
  if (kind === 'number')
    return (
      typed
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '')
        .slice(0, 100) || undefined
    )
  const read = registrationNumberIn(kind, typed)
  return read.ok ? read.number : undefined
}

/** The one organisation of this number; undefined: there is none, or there are several. */
async function organisationAskedFor(
  tx: Tx,
  kind: AskedBy['kind'],
  key: string,
): Promise<OrganisationRow | undefined> {
  if (kind !== 'number') return organisationRegistered(tx, kind, key)
  const owners = new Set((await numbersCalled(tx, key)).map((row) => row.organisation_id))
  const [only, ...others] = [...owners]
  return only === undefined || others.length > 0 ? undefined : organisationById(tx, only)
}

const aboutOf = ({ account_id: accountId, organisation_id: organisationId }: RequestRow) => ({
  accountId,
  ...(organisationId !== null && { organisationId }),
})

const noteAsked = (tx: Tx, who: Acting, row: RequestRow, now: Date): Promise<void> =>
  append(
    tx,
    'organisations.request.asked',
    { ...who, ...aboutOf(row), details: { request: row.id, isMember: row.membership_id !== null } },
    now,
  )

async function ended(
  tx: Tx,
  who: Acting,
  of: {
    readonly row: RequestRow
    readonly as: 'granted' | 'declined' | 'withdrawn'
    readonly answer?: string
  },
  now: Date,
): Promise<Outcome<'request-over'>> {
  const row = await endRequest(tx, { id: of.row.id, as: of.as, answer: of.answer || undefined }, now)
  if (!row) return refused('request-over')
  const details = { request: row.id, as: of.as }
  await append(tx, 'organisations.request.ended', { ...who, ...aboutOf(row), details }, now)
  return { ok: true }
}
