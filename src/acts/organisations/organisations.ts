import { lockAccount } from '../../domain/accounts/index.ts'
import {
  acceptApplication,
  applyForOrganisation,
  changeOrganisation,
  createOrganisation,
  declineApplication,
  faulty,
  giveMembership,
  lockOrganisation,
  setDemands,
  unlimited,
  type ChangedOrganisation,
  type DemandsSet,
  type Faulty,
  type MembershipRow,
  type MembershipSaid,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import { duplicateOf } from '../../platform/db/connect.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { refused, type AccountId, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import type { Because, OrganisationActsDeps } from './contract.ts'
import { accountFor } from './person.ts'
import { standing } from './standing.ts'
import { tellingMembers } from './telling.ts'

/** Who is the first administrator of an organisation, and on what that rests. */
export interface FirstAdministrator {
  readonly email: string
  readonly name: string
  readonly locale: Locale
  readonly because: Because
}

export interface NewOrganisation {
  readonly said: unknown
  /** Undefined: there is none yet; an operator does what they would. */
  readonly administrator?: FirstAdministrator | undefined
}

export type NewlyMade =
  | {
      readonly ok: true
      readonly organisation: OrganisationRow
      readonly membership: MembershipRow | undefined
      /** The administrator's account was made for it: they choose a password by a mailed link. */
      readonly isNewAccount: boolean
    }
  | Faulty<'organisation-invalid' | 'organisation-exists' | 'administrator-invalid'>

/** All that there is to do, without limits and without an end. */
const asAdministrator: MembershipSaid = { ...unlimited, role: 'administrator' }

const organisationTaken = (error: unknown): Faulty<'organisation-exists'> | undefined => {
  const duplicate = duplicateOf(error)
  if (duplicate === 'organisation_registration')
    return faulty('organisation-exists', {
      path: ['registration', 'number'],
      says: 'is another organisation’s',
      reason: 'number-taken',
    })
  return duplicate === 'organisation_external_key_key'
    ? faulty('organisation-exists', {
        path: ['external_key'],
        says: 'is another organisation’s',
        reason: 'external-key-taken',
      })
    : undefined
}

const theirs = { nobody: 'an organisation has no mailbox; whoever acts for it is told of what is theirs' }

export const organisationActs = (deps: OrganisationActsDeps) => {
  const tell = tellingMembers(deps)
  const stand = standing(deps)

  return {
    /** Makes an organisation, with its first administrator: all of it, or nothing. */
    createOrganisation: act({
      name: 'organisations.create',
      tells: 'selfservice/changed',
      refusal: (error): NewlyMade | undefined =>
        organisationTaken(error) ??
        (duplicateOf(error) === undefined
          ? undefined
          : faulty('administrator-invalid', {
              path: ['administrator', 'email'],
              says: 'was taken meanwhile',
            })),
      async run(
        tx,
        who,
        _target: undefined,
        { said, administrator }: NewOrganisation,
        now,
      ): Promise<NewlyMade> {
        const found = administrator && (await accountFor(tx, who, deps.createAccount, administrator, now))
        if (found && !found.ok)
          return undoing<NewlyMade>(
            faulty('administrator-invalid', {
              path: ['administrator', found.reason.startsWith('name') ? 'name' : 'email'],
              says: WRONG[found.reason],
              reason: found.reason,
            }),
          )
        const account = found && (await lockAccount(tx, found.id))
        if (found && account?.standing !== 'active')
          return faulty('administrator-invalid', {
            path: ['administrator', 'email'],
            says: 'is of an account that is not in use',
            reason: 'account-unknown',
          })
        const created = await createOrganisation(tx, who, { said, standing: 'active' }, now)
        // the account that was made for it goes as well
        if (!created.ok) return undoing<NewlyMade>(created)
        const { organisation } = created
        if (!administrator || !account)
          return { ok: true, organisation, membership: undefined, isNewAccount: false }
        const given = await giveMembership(
          tx,
          who,
          organisation,
          {
            member: { account: account.id },
            said: asAdministrator,
            levels: deps.levels,
            because: administrator.because,
          },
          now,
        )
        if (!given.ok)
          throw new Error(`the first administrator of an organisation was refused: ${given.reason}`)
        await tell(tx, { who, account, organisation, changed: 'membership-given' }, now)
        return { ok: true, organisation, membership: given.membership, isNewAccount: found.isNew }
      },
    }),

    changeOrganisation: act({
      name: 'organisations.change',
      tells: theirs,
      refusal: (error): ChangedOrganisation | undefined => organisationTaken(error),
      run: (
        tx,
        who,
        id: OrganisationId,
        input: { said: unknown; expected?: number | undefined },
        now,
      ): Promise<ChangedOrganisation> => changeOrganisation(tx, who, id, input, now),
    }),

    /** Asks more of those who act for it, or no more than the portals. */
    setDemands: act({
      name: 'organisations.set-demands',
      tells: { nobody: 'whoever acts for it is asked when they sign in' },
      run: (
        tx,
        who,
        id: OrganisationId,
        input: { said: unknown; expected?: number | undefined },
        now,
      ): Promise<DemandsSet> => setDemands(tx, who, id, { ...input, known: deps }, now),
    }),

    /** Nobody acts for it until it is in use again. */
    suspendOrganisation: act({
      name: 'organisations.suspend',
      tells: theirs,
      run: (tx, who, id: OrganisationId, _input: undefined, now) => stand(tx, who, id, 'suspended', now),
    }),

    resumeOrganisation: act({
      name: 'organisations.resume',
      tells: theirs,
      run: (tx, who, id: OrganisationId, _input: undefined, now) => stand(tx, who, id, 'active', now),
    }),

    /** For good: nobody acts for it, nor by it for another. */
    closeOrganisation: act({
      name: 'organisations.close',
      tells: theirs,
      run: (tx, who, id: OrganisationId, _input: undefined, now) => stand(tx, who, id, 'closed', now),
    }),

    /** Asks that there be an organisation: its person, from outside. */
    applyForOrganisation: act({
      name: 'organisations.apply',
      tells: { nobody: 'they have just asked, and read on the page what comes of it' },
      async run(tx, who, account: AccountId, { said, why }: { said: unknown; why: string }, now) {
        const held = await lockAccount(tx, account)
        if (held?.standing !== 'active') return refused('account-unknown')
        return applyForOrganisation(tx, who, { account, said, why }, now)
      },
    }),

    /** Makes what somebody has asked for an organisation, with them as its first administrator. */
    acceptApplication: act({
      name: 'organisations.accept',
      tells: 'selfservice/changed',
      refusal: (error): Accepted | undefined =>
        organisationTaken(error) === undefined ? undefined : refused('organisation-exists'),
      async run(
        tx,
        who,
        { organisation: id, account: applicant }: Applied,
        _input: undefined,
        now,
      ): Promise<Accepted> {
        const account = await lockAccount(tx, applicant)
        const accepted = await acceptApplication(tx, who, id, now)
        if (!accepted.ok) return accepted
        const isTheirs = accepted.application.account_id === applicant
        if (!isTheirs || account?.standing !== 'active') return undoing<Accepted>(refused('account-unknown'))
        const { organisation } = accepted
        const member = {
          member: { account: applicant },
          said: asAdministrator,
          levels: deps.levels,
          because: 'applied',
        }
        const given = await giveMembership(tx, who, organisation, member, now)
        if (!given.ok) throw new Error(`who asked for an organisation was refused: ${given.reason}`)
        await tell(tx, { who, account, organisation, changed: 'membership-given' }, now)
        return { ok: true, organisation }
      },
    }),

    declineApplication: act({
      name: 'organisations.decline',
      tells: 'selfservice/changed',
      async run(
        tx,
        who,
        { organisation: id, account: applicant }: Applied,
        _input: undefined,
        now,
      ): Promise<Declined> {
        const account = await lockAccount(tx, applicant)
        const organisation = await lockOrganisation(tx, id)
        const declined = await declineApplication(tx, who, id, now)
        if (!declined.ok) return declined
        if (declined.application.account_id !== applicant)
          return undoing<Declined>(refused('application-unknown'))
        if (organisation && account?.standing === 'active')
          await tell(tx, { who, account, organisation, changed: 'application-declined' }, now)
        return { ok: true }
      },
    }),
  }
}

/** What was asked for, and by whom. */
export interface Applied {
  readonly organisation: OrganisationId
  readonly account: AccountId
}

type Declined = Outcome<'application-unknown'>

type Accepted = Outcome<
  'application-unknown' | 'organisation-exists' | 'account-unknown',
  { readonly organisation: OrganisationRow }
>

const WRONG = {
  'email-malformed': 'must be an e-mail address',
  'email-not-ascii': 'must have plain letters before the @ (see MAIL_SMTPUTF8)',
  'email-taken': 'was taken meanwhile',
  'name-missing': 'must be there',
  'name-malformed': 'must be text without control characters',
  'phone-malformed': 'must be a telephone number',
  // nobody gives one to a first administrator
  'subject-malformed': 'has no subject',
  'subject-taken': 'has no subject',
} as const
