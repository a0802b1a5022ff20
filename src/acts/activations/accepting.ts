import {
  accountByEmail,
  accountById,
  lockAccount,
  markEmailVerified,
  noteReached,
  openEnrolment,
  type Account,
} from '../../domain/accounts/index.ts'
import {
  acceptActivation,
  activationById,
  activationPhone,
  activationPostal,
  noteProved,
  visitByToken,
  writeAccountOf,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import {
  personOf,
  type Chosen,
  type Fields,
  type Problem,
  renewableOf,
  personToBe,
} from '../../domain/factors/index.ts'
import { passwordKind } from '../../domain/factors/password/index.ts'
import { enrolProvenNumber, smsKind } from '../../domain/factors/sms/index.ts'
import { giveMembership, lockOrganisation, type OrganisationRow } from '../../domain/organisations/index.ts'
import { markUsedFor } from '../../domain/letters/index.ts'
import { owner } from '../../domain/outbox/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { duplicateOf } from '../../platform/db/connect.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import type { WhyOver } from '../../policy/activation/index.ts'
import { ENROLMENT_HOURS } from '../../policy/lifetime.ts'
import { renewalPace } from '../../policy/paces.ts'
import { refused, type AccountId, type FactorKind } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import { aboutActivation, isThere, overBecause } from './about.ts'
import type { ActivationActsDeps } from './contract.ts'
import { discardAll } from './discarding.ts'
import { saidOf } from './said.ts'
import { areTwoPersons } from './ways.ts'

export type Accepted =
  | { readonly ok: true; readonly account: AccountId; readonly activation: ActivationRow }
  | {
      readonly ok: false
      readonly reason:
        | WhyOver
        | 'ask-again'
        | 'visit-over'
        | 'changed-meanwhile'
        | 'already-member'
        | 'user-name-taken'
        | 'numbers-gone'
    }
  /** What was chosen is not right: the same page again. */
  | { readonly ok: false; readonly reason: 'not-chosen'; readonly problem: Problem }

/** What somebody has chosen, to be activated by. */
export interface Choosing {
  readonly fields: Fields
  /** The number that the code went to becomes a second factor of theirs. */
  readonly keepsNumber: boolean
  readonly gone: AbortSignal
}

type Prepared =
  | { readonly ok: true; readonly chosen: Chosen; readonly keepsNumber: boolean }
  | { readonly ok: false; readonly problem: Problem }

export const acceptingActs = (deps: ActivationActsDeps) => {
  const { vault, ways, installation } = deps
  const { renewal } = renewableOf(ways.factors)

  /** Looks at the password that was chosen, outside any transaction. */
  async function choose(
    db: Db,
    visit: Buffer,
    { fields, keepsNumber, gone }: Choosing,
    now: Date,
  ): Promise<Prepared> {
    const [seen, row] = [await visitByToken(db, visit), await activationOfVisit(db, visit)]
    // whoever has the link alone costs its owner no try, and us no hash
    const hasCode = seen?.code_at != null || row?.legs.length === 1
    if (row?.purpose !== 'invitation' || !hasCode) return { ok: false, problem: { reason: 'visit-over' } }
    const counter = { dimension: 'activation.password', subject: row.id, pace: renewalPace }
    const may = await reserveTry(db, [counter], now)
    if (!may.ok) return { ok: false, problem: { reason: 'too-many-tries', retryAfter: may.retryAfter } }
    const account = await accountByEmail(db, row.email)
    // somebody new has no name yet but the one that they were invited by
    const person = account ? personOf(account) : personToBe(row)
    const userNames = row.user_name === null ? [] : [row.user_name]
    const how = { setBy: 'owner', isForced: true } as const
    const choice = await renewal.choose(db, { ...person, userNames }, { fields, how, gone }, now)
    if (choice.ok) return { ok: true, chosen: choice.chosen, keepsNumber }
    const { reasons, field } = choice
    return { ok: false, problem: { reason: reasons[0] ?? 'wrong', field, reasons } }
  }

  /** The account that somebody is activated in: made now, or theirs with all that was set before they came discarded. */
  async function activated(
    tx: Tx,
    {
      row,
      account,
      who,
    }: { readonly row: ActivationRow; readonly account: Account | undefined; readonly who: Acting },
    now: Date,
  ): Promise<Account | undefined> {
    if (account) {
      await discardAll(tx, deps, { account, who }, now)
      await markEmailVerified(tx, account.id, now)
      await openEnrolment(tx, account.id, later(now, hours(ENROLMENT_HOURS)))
      return accountById(tx, account.id)
    }
    const { email, name, locale } = row
    const input = { email, name, locale, activated: true }
    const made = await deps.createAccount.run(tx, who, undefined, { input, hash: undefined }, now)
    return made.ok ? accountById(tx, made.id) : undefined
  }

  /** Has somebody act for the organisation of an invitation, as far as it still is as it was said. */
  async function join(
    tx: Tx,
    {
      row,
      account,
      organisation,
      who,
    }: {
      readonly row: ActivationRow
      readonly account: Account
      readonly organisation: OrganisationRow
      readonly who: Acting
    },
    now: Date,
  ): Promise<Accepted> {
    const said = await saidOf(tx, row)
    if (!said) return undoing<Accepted>(refused('numbers-gone'))
    const given = await giveMembership(
      tx,
      who,
      organisation,
      { member: { account: account.id }, said, levels: installation.ladder.map(({ key }) => key) },
      now,
    )
    if (!given.ok) return undoing<Accepted>(refused('numbers-gone'))
    const { portal } = await aboutActivation(tx, row)
    const told = { organisation: organisation.display_name, portal }
    await deps.outbox.write(tx, 'activation/joined', owner(account, who.seenFrom), told, now)
    return { ok: true, account: account.id, activation: row }
  }

  /** What everybody who accepts goes through: held, looked at once more, decided in one statement. */
  async function accept(
    tx: Tx,
    of: {
      readonly visit: Buffer
      /** Who acts, before they are anybody here. */
      readonly who: Acting
      /** Who is signed in, and asks to join. */
      readonly signedIn: AccountId | undefined
      readonly prepared: (Prepared & { ok: true }) | undefined
    },
    now: Date,
  ): Promise<Accepted> {
    const seen = await activationOfVisit(tx, of.visit)
    // who gets back in has an account, and joins nothing
    if (seen?.purpose !== 'invitation') return refused('visit-over')
    const found = await accountByEmail(tx, seen.email)
    const account = found && (await lockAccount(tx, found.id))
    const organisation =
      seen.organisation_id === null ? undefined : await lockOrganisation(tx, seen.organisation_id)
    const hasArrived = await isThere(tx, ways.factors, account)
    const isTheirs = of.signedIn !== undefined && of.signedIn === account?.id
    // who has arrived joins with what they have, and nobody else does
    if (hasArrived !== (of.prepared === undefined) || (hasArrived && !isTheirs))
      return refused('changed-meanwhile')
    const why = await overBecause(tx, seen, account, now)
    if (why) return refused(why)
    const [phone, postal] = [activationPhone(vault, seen), activationPostal(vault, seen)]
    // whoever sent it may have given the account this address since
    if (
      account &&
      !hasArrived &&
      !(await areTwoPersons(tx, deps, { row: seen, account, phone, postal }, now))
    )
      return refused('ask-again')
    const row = await acceptActivation(tx, { visit: of.visit, signedIn: hasArrived }, now)
    if (!row) return refused('visit-over')
    const person = hasArrived ? account : await activated(tx, { row, account, who: of.who }, now)
    if (!person) return undoing<Accepted>(refused('changed-meanwhile'))
    const who = of.who.by === 'nobody' ? { ...of.who, by: { account: person.id } } : of.who
    await writeAccountOf(tx, row.id, person.id)
    await markUsedFor(tx, row.id, now)
    // one that reached an organisation says nothing of where they live
    const reached = seen.opens_at === null &&
      postal && { account: person.id, address: postal, setBy: row.begun_by }
    if (reached) await noteReached(tx, who, vault, reached, now)
    if (of.prepared) {
      const kinds = await setUp(tx, { person, phone, prepared: of.prepared, who }, now)
      await noteProved(tx, of.visit, { era: person.era, kinds })
    }
    const about = { accountId: person.id, organisationId: row.organisation_id ?? undefined }
    const details = { activation: row.id, purpose: row.purpose, by: hasArrived ? 'sign-in' : 'code' }
    await append(tx, 'activations.activation.accepted', { ...who, ...about, details }, now)
    return organisation
      ? join(tx, { row, account: person, organisation, who }, now)
      : { ok: true, account: person.id, activation: row }
  }

  /** The password that was chosen, and the number where they want to keep it. @returns what a sign-in may take of it */
  async function setUp(
    tx: Tx,
    {
      person,
      phone,
      prepared,
      who,
    }: {
      readonly person: Account
      readonly phone: string | undefined
      readonly prepared: Prepared & { ok: true }
      readonly who: Acting
    },
    now: Date,
  ): Promise<FactorKind[]> {
    const how = { setBy: 'owner', isForced: true } as const
    // what there was is discarded: nothing is replaced
    const chosen = { ...prepared.chosen, from: undefined }
    await renewal.renew(tx, personOf(person), { chosen, how }, now)
    const sms = ways.factors.find(({ kind }) => kind === smsKind)
    if (!prepared.keepsNumber || phone === undefined || !sms) return [passwordKind]
    await enrolProvenNumber(tx, vault, { accountId: person.id, number: phone, attempt: null }, now)
    await ways.ledger.enrolled(
      tx,
      { factor: sms, account: person.id, called: undefined, seenFrom: who.seenFrom },
      now,
    )
    return [passwordKind, smsKind]
  }

  const refusal = (error: unknown): Accepted | undefined => {
    const duplicate = duplicateOf(error)
    if (duplicate === undefined) return undefined
    if (duplicate === 'membership_organisation_id_user_name_lookup_key') return refused('user-name-taken')
    return refused(duplicate.startsWith('membership') ? 'already-member' : 'changed-meanwhile')
  }

  return {
    /**
     * Somebody who has not come before is activated, by both legs of one activation: they choose their password, and act for
     * the organisation that invited them. Of twenty at once, one does.
     */
    activate: act({
      name: 'activations.accept',
      tells: 'activation/joined',
      refusal,
      prepare: async (db, visit: Buffer, choosing: Choosing, now) => choose(db, visit, choosing, now),
      async run(tx, who, visit, prepared, now): Promise<Accepted> {
        if (!prepared.ok) return { ok: false, reason: 'not-chosen', problem: prepared.problem }
        return accept(tx, { visit, who, signedIn: undefined, prepared }, now)
      },
    }),

    /** Somebody who has signed in before accepts an invitation with what they sign in with. */
    join: act({
      name: 'activations.join',
      tells: 'activation/joined',
      refusal,
      run: (tx, who, visit: Buffer, { account }: { readonly account: AccountId }, now) =>
        accept(tx, { visit, who, signedIn: account, prepared: undefined }, now),
    }),
  }
}

/** What a browser goes on with. */
export async function activationOfVisit(db: Db | Tx, token: Buffer): Promise<ActivationRow | undefined> {
  const visit = await visitByToken(db, token)
  return visit && activationById(db, visit.activation_id)
}
