import type { Acting, SeenFrom } from '../audit/index.ts'
import { holdAccount, type Account } from '../accounts/index.ts'
import type { SetBy } from '../../policy/password/life.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import { giveTryBack, reserveTry, type Counter, type Reservation } from '../../platform/throttle/throttle.ts'
import type { Marked } from './device-marks.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { networkOf, signInPaces } from '../../policy/paces.ts'
import {
  refused,
  type AccountId,
  type AttemptId,
  type CredentialId,
  type Kept,
  type Traits,
} from '../../policy/vocabulary.ts'
import type { Factor, Fields, Identified, Problem } from './contract.ts'
import { note } from './note.ts'
import { noteUse } from './store.ts'

export interface Ledger {
  readonly db: Db
  /** What somebody is called in the organisations that they act for: no part of a password of theirs. */
  userNamesOf(account: AccountId, now: Date): Promise<readonly string[]>
  /** Takes what was proven into the sign-in, in the transaction that accepts it. */
  accepted(
    tx: Tx,
    proven: {
      factor: Pick<Factor, 'kind'>
      account: AccountId
      attempt: AttemptId
      /** Undefined: it is of none that is set up. */
      credential: CredentialId | undefined
      /** The account's, which the transaction holds. */
      era: number
      /** What was proven. */
      traits: Traits
      /** When it was proven, where that was before. */
      at?: Date
    },
    now: Date,
  ): Promise<void>
  /** Ends everything else of the account, and tells its owner that what they sign in with has changed. */
  renewed(
    tx: Tx,
    what: { who: Acting; factor: Factor; account: Account; setBy: SetBy; kept: Kept },
    now: Date,
  ): Promise<void>
  /** Takes back what a credential that is gone has proven, but in the session in which its owner let it go. */
  removed(
    tx: Tx,
    what: { account: AccountId; credential: CredentialId; kept: Pick<Kept, 'session'> },
    now: Date,
  ): Promise<void>
  /** Tells the person that there is a new way to sign in as them (ASVS 6.3.7). */
  enrolled(
    tx: Tx,
    what: {
      factor: Factor
      account: AccountId
      /** What its owner calls it. */
      called: string | undefined
      seenFrom: SeenFrom | undefined
    },
    now: Date,
  ): Promise<void>
  /** Somebody guesses, and is slowed down: whoever has the account is told, once a day. */
  throttled(
    tx: Tx,
    what: {
      /** Undefined: nobody's. */
      account: AccountId | undefined
      subject: string
      what: 'password' | 'code'
      seenFrom: SeenFrom
    },
    now: Date,
  ): Promise<void>
}

export interface ChallengeRequest {
  readonly factor: Factor
  readonly attempt: AttemptId
  readonly clientId: string
  /** Who the attempt names so far. */
  readonly account: Marked | undefined
  /** Who is called so; and what was typed, as it is compared and counted where that is nobody. */
  readonly find: (
    identified: Identified,
  ) => Promise<{ readonly account: Account | undefined; readonly counted: string }>
  /** Whether the level needs its user verified. */
  readonly verified: boolean
  readonly fields: Fields
  readonly seenFrom: SeenFrom
  /** Tells that the person who asked has left. */
  readonly gone?: AbortSignal | undefined
  /** Whether this browser has signed in fully to that account before: a mark of the device, or undefined. */
  readonly knownDevice: (account: Marked) => string | undefined
}

export type ChallengeResult =
  | {
      readonly ok: true
      readonly account: AccountId
      /** What was used, and the account's era in which it was. */
      readonly used?: { readonly credential: CredentialId; readonly era: number }
    }
  | { readonly ok: false; readonly problem: Problem }

/**
 * One answer to one challenge: parse → reserve a try, committed → compare, outside any transaction → accept,
 * record and audit in one. The same answer, in the same time, for nobody as for somebody with a wrong secret.
 */
export async function challenge(
  ledger: Ledger,
  request: ChallengeRequest,
  now: Date,
): Promise<ChallengeResult> {
  const { factor, attempt, seenFrom } = request
  const parsed = factor.challenge.form(request.fields)
  if (!parsed.ok) return refuse({ reason: parsed.reason, field: parsed.field })

  const typed = factor.challenge.identifier?.(parsed.answer)
  const found = typed === undefined ? undefined : await request.find(typed)
  const named = found ? found.account : request.account
  const likely = named?.id
  const asking = { attempt, account: likely, verified: request.verified, gone: request.gone }
  const seen = { attempt, clientId: request.clientId, account: likely, factor, seenFrom }

  const reservation = await reserveFirst(ledger.db, countersOf(request, named, found?.counted), now)
  if (!reservation.ok) {
    const what = factor.challenge.pace === 'sign-in' ? 'password' : 'code'
    const subject = likely ?? found?.counted ?? ''
    await ledger.db.transaction().execute(async (tx) => {
      await note(tx, 'throttled', seen, now)
      // a network that is slowed down for all accounts says nothing of this one
      if (reservation.dimension !== `${factor.kind}.address`)
        await ledger.throttled(tx, { account: likely, subject, what, seenFrom }, now)
    })
    return refuse({ reason: 'too-many-tries', retryAfter: reservation.retryAfter })
  }
  const verdict = await factor.challenge
    .verify(ledger.db, asking, parsed.answer, now)
    .catch(async (error: unknown) => {
      // too busy to compare is no wrong answer
      await giveTryBack(ledger.db, reservation.counted)
      if (error instanceof HttpProblem && error.status === 503) return error
      throw error
    })
  if (verdict instanceof HttpProblem) {
    const { retryAfter } = verdict.options
    return refuse({ reason: 'busy', retryAfter })
  }
  // a factor that says itself whose it is names somebody only while nobody is named
  const account = likely ?? (verdict.ok ? verdict.account : undefined)
  const about = { ...seen, account }
  if (!verdict.ok || account === undefined || (verdict.account ?? account) !== account) {
    const reason = verdict.ok ? 'wrong' : verdict.reason
    await note(ledger.db, 'refused', { ...about, reason }, now)
    return refuse({ reason })
  }
  return ledger.db.transaction().execute(async (tx): Promise<ChallengeResult> => {
    // the account first, as everybody who changes something of it does
    const era = await holdAccount(tx, account)
    const isThere = era !== undefined && (await noteUse(tx, verdict.credential, now))
    const accepted = isThere
      ? await factor.challenge.accept(tx, { ...verdict, seenFrom }, now)
      : refused('wrong')
    if (!isThere || !accepted.ok) {
      const reason = accepted.ok ? 'wrong' : accepted.reason
      await note(tx, 'refused', { ...about, reason }, now)
      return refuse({ reason })
    }
    const { credential, traits = factor.traits } = verdict
    await ledger.accepted(tx, { factor, account, attempt, credential, era, traits }, now)
    await giveTryBack(tx, reservation.counted)
    await note(tx, 'accepted', about, now)
    return { ok: true, account, used: { credential, era } }
  })
}

const refuse = (problem: Problem): ChallengeResult => ({ ok: false, problem })

/** Reserves a try by the first of these doors that lets one through. */
async function reserveFirst(
  db: Db,
  [door = [], ...others]: readonly (readonly Counter[])[],
  now: Date,
): Promise<Reservation> {
  const reservation = await reserveTry(db, door, now)
  return reservation.ok || others.length === 0 ? reservation : reserveFirst(db, others, now)
}

/**
 * Which counters a try counts on. A device that its owner used before has a door of its own, and where somebody else has
 * worn that out, with a mark that they have stolen, the door that everybody has.
 */
function countersOf(
  request: ChallengeRequest,
  account: Marked | undefined,
  counted: string | undefined,
): readonly (readonly Counter[])[] {
  const { factor, seenFrom } = request
  const { pace } = factor.challenge
  const subject = account?.id ?? counted ?? ''
  const device = account === undefined ? undefined : request.knownDevice(account)
  const of = (dimension: string, counted: string, by: Counter['pace']): Counter => ({
    dimension: `${factor.kind}.${dimension}`,
    subject: counted,
    pace: by,
  })
  const known =
    device === undefined
      ? []
      : [
          of('device', `${device}/${subject}`, pace === 'sign-in' ? signInPaces.device : pace),
          // however many marks somebody has stolen
          of('devices', subject, signInPaces.account),
        ]
  const everybody =
    pace !== 'sign-in'
      ? [
          subject === ''
            ? of('address', networkOf(seenFrom.address), signInPaces.address)
            : of('account', subject, pace),
        ]
      : [
          of(
            'account-and-address',
            `${subject}/${networkOf(seenFrom.address)}`,
            signInPaces.accountAndAddress,
          ),
          of('account', subject, signInPaces.account),
          of('address', networkOf(seenFrom.address), signInPaces.address),
        ]
  return known.length > 0 ? [known, everybody] : [everybody]
}
