import { lockAccount, noteReached, postalOf, type Account } from '../../domain/accounts/index.ts'
import {
  acceptActivation,
  activationOfLink,
  activationPostal,
  endAs,
  endRecovery,
  forgetVisits,
  insertActivation,
  noteProved,
  recoveryUnderWay,
  recoveryUsed,
  renewLegs,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { append, nameOfActor, type Acting } from '../../domain/audit/index.ts'
import { credentialsOf, hasSecondFactor } from '../../domain/factors/index.ts'
import { markUsedFor } from '../../domain/letters/index.ts'
import { days, earlier, later, minutes } from '../../platform/clock.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { giveTryBack, reserveTry } from '../../platform/throttle/throttle.ts'
import {
  CARRY_MINUTES,
  CODE_TRIES,
  legsFor,
  RECOVERY_DAYS,
  recoveredKind,
  waitsDays,
  type NoLegs,
  type WhyOver,
} from '../../policy/activation/index.ts'
import { recoveryPace } from '../../policy/paces.ts'
import { refused, type AccountId, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import { isThere, overBecause, waysTo } from './about.ts'
import { activationOfVisit } from './accepting.ts'
import type { ActivationActsDeps, Begun } from './contract.ts'
import { isKnownStill, knownNumber } from './known-number.ts'
import { postCode } from './posting.ts'
import { rowFor } from './row.ts'
import { sendLink } from './sending.ts'
import { tellChannels } from './telling.ts'

export type RecoveryBegun = Outcome<
  NoLegs | 'account-not-active' | 'never-arrived' | 'nothing-to-lose' | 'too-many' | 'letter-rests',
  Begun
> & { /** Seconds. */ readonly retryAfter?: number }

/** `recovery-used`: it was, minutes ago; whoever did so may be signed in. */
export type RecoveryWithdrawn = Outcome<'already-so' | 'recovery-used', Begun>

export type Recovered = Outcome<WhyOver | 'ask-again' | 'visit-over', { readonly account: AccountId }>

type Deps = Pick<ActivationActsDeps, 'vault' | 'outbox' | 'log' | 'ways' | 'installation'>

export const recoveringActs = (deps: Deps) => {
  async function begin(tx: Tx, who: Acting, seen: Account, now: Date): Promise<RecoveryBegun> {
    const account = await lockAccount(tx, seen.id)
    if (account?.standing !== 'active') return refused('account-not-active')
    if (account.email === null) return refused('address-missing')
    if (!(await isThere(tx, deps.ways.factors, account))) return refused('never-arrived')
    if (!hasSecondFactor(deps.ways.factors, await credentialsOf(tx, account.id)))
      return refused('nothing-to-lose')
    const begunBy = nameOfActor(who.by)
    const mobile = await knownNumber(tx, deps, account)
    const home = await postalOf(tx, deps.vault, account.id)
    // nothing goes to where a letter came back from
    const postal = home?.returnedAt === undefined ? home : undefined
    const { texts, letters } = deps.installation
    const legs = legsFor(
      {
        ...{ purpose: 'recovery' as const, begunBy, isSomebody: true, hasArrived: true, asksSecond: true },
        ...{ mail: (await waysTo(tx, account)).mail, mobile, postal, forbidsTexts: false },
        serves: { texts: texts.isServed, letters: letters.isServed },
      },
      now,
    )
    if (!legs.ok) return legs
    await endRecovery(tx, who, account.id, now)
    const closesAt = later(now, days(waitsDays(RECOVERY_DAYS, legs.legs, letters.rules.days)))
    const ways = {
      legs: [...legs.legs],
      phone: legs.legs.includes('text') ? mobile?.number : undefined,
      postal: legs.legs.includes('letter') ? postal?.address : undefined,
    }
    const { vault } = deps
    const of = { purpose: 'recovery', ways, begunBy, sender_id: senderOf(who.by), closesAt, vault } as const
    const begun = await insertActivation(tx, rowFor(account, of, now))
    await renewLegs(tx, begun.id, { legs: begun.legs, tries: CODE_TRIES })
    const details = { activation: begun.id, legs: begun.legs.join(' ') }
    await append(tx, 'activations.recovery.begun', { ...who, accountId: account.id, details }, now)
    await sendLink(tx, deps, { row: begun, why: 'first', who }, now)
    const posted = ways.postal && (await postCode(tx, deps, { row: begun, who, mayWait: true }, now))
    // nothing is sent of what cannot be used
    if (posted && !posted.ok) return undoing<RecoveryBegun>(refused('letter-rests'))
    await tellChannels(tx, deps, { account, row: begun, what: 'begun' }, now)
    return { ok: true, activation: begun }
  }

  return {
    /**
     * Begins a way back in for somebody who has lost what they held: a link goes to their address and a code to the number that
     * is known of them, and with both they sign in by what they know, and set up another. Nothing is taken away by it, and all
     * that reaches them says that it was begun. One begun before is over.
     */
    beginRecovery: act({
      name: 'activations.begin-recovery',
      tells: 'activation/recovery',
      async prepare(db, account: Account, _input: undefined, now) {
        const counter = { dimension: 'activation.recovery', subject: account.id, pace: recoveryPace }
        return reserveTry(db, [counter], now)
      },
      async run(tx, who, seen, may, now): Promise<RecoveryBegun> {
        if (!may.ok) return { ...refused('too-many'), retryAfter: may.retryAfter }
        const begun = await begin(tx, who, seen, now)
        // what comes to nothing is not counted
        if (!begun.ok) await giveTryBack(tx, may.counted)
        return begun
      },
    }),

    /** Whoever has shown both legs in one browser signs in there next: by what they know, and by this in the place of what they lost. */
    recover: act({
      name: 'activations.recover',
      tells: 'activation/recovered',
      async run(tx, who, visit: Buffer, _input: undefined, now): Promise<Recovered> {
        const seen = await activationOfVisit(tx, visit)
        if (seen?.purpose !== 'recovery' || seen.account_id === null) return refused('visit-over')
        const account = await lockAccount(tx, seen.account_id)
        const why = await overBecause(tx, seen, account, now)
        if (why) return refused(why)
        // the code went to the number that was theirs then
        if (!account || !(await isKnownStill(tx, deps, { account, row: seen }))) return refused('ask-again')
        const row = await acceptActivation(tx, { visit, signedIn: false }, now)
        if (!row) return refused('visit-over')
        await markUsedFor(tx, row.id, now)
        const by = who.by === 'nobody' ? { ...who, by: { account: account.id } } : who
        const address = activationPostal(deps.vault, seen)
        const reached = address && { account: account.id, address, setBy: row.begun_by }
        if (reached) await noteReached(tx, by, deps.vault, reached, now)
        await noteProved(tx, visit, { era: account.era, kinds: [recoveredKind] })
        const about = { ...by, accountId: account.id, details: { activation: row.id } }
        await append(tx, 'activations.recovery.used', about, now)
        await tellChannels(tx, deps, { account, row, what: 'used' }, now)
        return { ok: true, account: account.id }
      },
    }),

    /** Takes a way back in away again: nothing that was sent for it works any more. */
    withdrawRecovery: act({
      name: 'activations.withdraw-recovery',
      tells: { nobody: 'nothing of theirs changes: whoever follows the link is told' },
      async run(tx, who, account: Account, _input: undefined, now): Promise<RecoveryWithdrawn> {
        const ended = await endRecovery(tx, who, account.id, now)
        if (ended) return { ok: true, activation: ended }
        // what was shown a moment ago, and not taken into a sign-in yet, is worth nothing either
        const used = await recoveryUsed(tx, account.id, earlier(now, minutes(CARRY_MINUTES)))
        if (!used) return refused('already-so')
        await forgetVisits(tx, used.id)
        return refused('recovery-used')
      },
    }),

    /** Whoever is told of a way back in that they know nothing of stops it, by any link that was mailed for it. */
    stopRecovery: act({
      name: 'activations.stop-recovery',
      tells: { nobody: 'nothing of theirs changes: whoever follows the link is told' },
      async run(tx, who, link: Buffer, _input: undefined, now): Promise<Outcome<'already-so', Begun>> {
        const found = await activationOfLink(tx, link)
        const isOne = found?.row.purpose === 'recovery'
        const ended = isOne ? await endAs(tx, who, found.row.id, 'withdrawn', now) : undefined
        return ended ? { ok: true, activation: ended } : refused('already-so')
      },
    }),
  }
}

/** The account of who begins it, where that is a person. */
const senderOf = (by: Parameters<typeof nameOfActor>[0]): AccountId | null =>
  by !== 'nobody' && 'account' in by ? by.account : null

/** The way back in of somebody that can still be used. */
export async function recoveryOf(
  db: Queryable,
  account: Account,
  now: Date,
): Promise<ActivationRow | undefined> {
  const row = await recoveryUnderWay(db, account.id)
  return row && !(await overBecause(db, row, account, now)) ? row : undefined
}
