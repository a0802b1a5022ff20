import { lockAccount, type Account } from '../../domain/accounts/index.ts'
import { insertActivation, renewLegs, writeLeg, type ActivationRow } from '../../domain/activations/index.ts'
import { append, nameOfActor } from '../../domain/audit/index.ts'
import { issuePassword, passwordForOnce } from '../../domain/factors/password/index.ts'
import { numberFrom } from '../../domain/factors/sms/index.ts'
import {
  coverage,
  lockOrganisation,
  membershipIn,
  numbersAmong,
  numbersInOrder,
  registerByKey,
  type MembershipRow,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import { days, later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { codeOf, CODE_TRIES, DETAILS_DAYS, waitsDays, type NoLegs } from '../../policy/activation/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import type { Within } from '../organisations/index.ts'
import { aboutActivation, isThere } from './about.ts'
import type { ActivationActsDeps, Begun } from './contract.ts'
import { discardAll } from './discarding.ts'
import { postCode } from './posting.ts'
import { rowFor } from './row.ts'
import { readPostal, waysOf, type Invited, type WayFault } from './ways.ts'

export type Issued = Outcome<
  | Exclude<WayFault, 'email-malformed' | 'email-not-ascii'>
  | NoLegs
  | 'client-unknown'
  | 'membership-unknown'
  | 'organisation-unknown'
  | 'account-not-active'
  | 'already-arrived'
  | 'user-name-missing'
  | 'number-missing'
  | 'letter-rests',
  Begun
>

/** The number by which somebody signs in: the first that they act for, of a register whose numbers one organisation has. */
async function numberOf(tx: Tx, row: MembershipRow) {
  const { numbers } = await coverage(tx, [row.id])
  const all = row.all_numbers
    ? await numbersInOrder(tx, row.organisation_id, { limit: 100 })
    : await numbersAmong(tx, row.organisation_id, numbers.get(row.id) ?? [])
  const number = all.find((each) => !each.is_shared && each.replaced_by_id === null)
  const register = number && (await registerByKey(tx, number.register_key))
  return number && register ? { value: number.value, register } : undefined
}

interface Whom {
  readonly account: Account
  readonly organisation: OrganisationRow
  readonly userName: string
  readonly number: NonNullable<Awaited<ReturnType<typeof numberOf>>>
}

/** Whom they can be issued to, with what they will sign in with; all of it held until the transaction ends. */
async function whomTo(
  tx: Tx,
  deps: ActivationActsDeps,
  { organisation: id, id: member }: Within,
): Promise<Outcome<Exclude<Extract<Issued, { ok: false }>['reason'], WayFault>, Whom>> {
  const seen = await membershipIn(tx, id, member)
  const account = seen?.account_id ? await lockAccount(tx, seen.account_id) : undefined
  const organisation = await lockOrganisation(tx, id)
  const row = await membershipIn(tx, id, member)
  if (!row || row.ended_at !== null || !account) return refused('membership-unknown')
  if (organisation?.standing !== 'active') return refused('organisation-unknown')
  if (account.standing !== 'active') return refused('account-not-active')
  if (await isThere(tx, deps.ways.factors, account)) return refused('already-arrived')
  if (account.email === null) return refused('address-missing')
  if (row.user_name === null) return refused('user-name-missing')
  const number = await numberOf(tx, row)
  return number
    ? { ok: true, account, organisation, number, userName: row.user_name }
    : refused('number-missing')
}

/** Mails somebody what they sign in with: the one way of it that has no link. */
async function mailDetails(
  tx: Tx,
  { outbox }: Pick<ActivationActsDeps, 'outbox'>,
  {
    row,
    issued,
  }: {
    readonly row: ActivationRow
    readonly issued: Whom & { readonly password: string; readonly days: number }
  },
  now: Date,
): Promise<void> {
  const { account, organisation, number, userName, password, days: good } = issued
  const { register, value } = number
  const message = await outbox.write(
    tx,
    'activation/details',
    { to: row.email, locale: account.locale, accountId: account.id },
    {
      ...{ organisation: organisation.display_name, portal: (await aboutActivation(tx, row)).portal },
      numberName: { en: register.name_en, nl: register.name_nl, sv: register.name_sv }[account.locale],
      ...{ number: value, userName, password, days: good, code: codeOf(row.legs) },
    },
    now,
  )
  await writeLeg(tx, {
    ...{ activation_id: row.id, channel: 'mail', secret: null, sent_at: now },
    ...{ expires_at: row.closes_at, message_id: message ?? null },
  })
}

export const detailsActs = (deps: ActivationActsDeps) => ({
  /**
   * Issues somebody what they sign in with for the first time: a number, their user name and a password for once, by mail, and
   * without any link that would use them. What was set in the account before is discarded. Where the installation asks for
   * it, a code by text message is the other leg, and the details are of no use without it.
   */
  issueDetails: act({
    name: 'activations.issue-details',
    tells: 'activation/details',
    async prepare(
      _db,
      _within: Within,
      input: Pick<Invited, 'mobile' | 'postal'> & { readonly client?: string | undefined },
    ) {
      const { mobile: typed = '', postal, client } = input
      const read =
        typed.trim() === '' ? undefined : await numberFrom(typed, deps.installation.texts.countries, 'en')
      const password = passwordForOnce(96)
      return { client, read, postal, password, hash: await deps.passwords.hasher.hash(password) }
    },
    async run(
      tx,
      who,
      { organisation: id, id: member },
      { client, read, postal: typed, password, hash },
      now,
    ): Promise<Issued> {
      if (read && !read.ok)
        return refused(read.reason === 'number-missing' ? 'number-malformed' : read.reason)
      const whom = await whomTo(tx, deps, { organisation: id, id: member })
      if (!whom.ok) return whom
      const { account, organisation } = whom
      // whose name it is was not known before
      const sent = readPostal(deps, typed && { ...typed, name: account.name })
      if (!sent.ok) return sent
      const by = { setBy: nameOfActor(who.by), setAt: now }
      const mobile = read?.ok ? { number: read.number, ...by } : undefined
      const postal = sent.address && { address: sent.address, ...by }
      const ways = await waysOf(
        tx,
        deps,
        { purpose: 'issued', who, organisation, account, mobile, postal, client },
        now,
      )
      if (!ways.ok) return ways
      await discardAll(tx, deps, { account, who }, now)
      const once = { accountId: account.id, hash, timeZone: account.time_zone }
      await issuePassword(tx, deps.passwords.settings, once, now)
      const waits = waitsDays(DETAILS_DAYS, ways.legs, deps.installation.letters.rules.days)
      const of = {
        ...{
          purpose: 'issued' as const,
          ways,
          vault: deps.vault,
          begunBy: by.setBy,
          client_id: client ?? null,
        },
        ...{ closesAt: later(now, days(waits)), membership_id: member },
      }
      const begun = await insertActivation(tx, rowFor(account, of, now))
      await renewLegs(tx, begun.id, { legs: begun.legs, tries: CODE_TRIES })
      const issued = { ...whom, password, days: waits }
      await mailDetails(tx, deps, { row: begun, issued }, now)
      const letter = { row: begun, who, mayWait: true, organisation: { id, name: organisation.display_name } }
      const posted = ways.postal && (await postCode(tx, deps, letter, now))
      // nothing is sent of what cannot be used
      if (posted && !posted.ok) return undoing<Issued>(refused('letter-rests'))
      const details = { activation: begun.id, purpose: 'issued', legs: begun.legs.join(' ') }
      const about = { ...who, accountId: account.id, organisationId: id, details }
      await append(tx, 'activations.activation.begun', about, now)
      return { ok: true, activation: begun }
    },
  }),
})
