import { accountById, type Account } from '../../domain/accounts/index.ts'
import { enrolledOf, capabilitiesOf, type Enrolled, type Factor } from '../../domain/factors/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import type { TimeZone } from '../../policy/password/life.ts'
import type { Wish } from '../../policy/levels/goal.ts'
import type { AccountFacts, Facts, Life } from '../../policy/signin/index.ts'
import type { AccountId, AttemptId, Evidence, FactorKind, SessionKey } from '../../policy/vocabulary.ts'
import { evidenceOf } from '../../domain/sessions/index.ts'
import { attemptById } from './store.ts'

export interface FactsSource {
  readonly db: Db
  readonly ladder: Ladder
  readonly factors: readonly Factor[]
  /** Of accounts that have none of their own. */
  readonly timeZone: TimeZone
}

export interface FactsAbout {
  readonly wish: Wish
  readonly attempt: AttemptId | undefined
  readonly session: { readonly key: SessionKey; readonly account: AccountId } | undefined
  readonly pinned: AccountId | undefined
}

/** Reads everything the rules look at, once. The attempt names the account, or else the session does. */
export async function readFacts(source: FactsSource, about: FactsAbout, now: Date): Promise<Facts> {
  return (await readSituation(source, about, now)).facts
}

/**
 * The facts, and the account that they are about as its own slice knows it.
 *
 * @param likely whom it is about, where the caller knows: then everything is read at once
 */
export async function readSituation(
  source: FactsSource,
  about: FactsAbout,
  now: Date,
  likely = about.session?.account,
): Promise<{ facts: Facts; account: Account | undefined }> {
  const { db } = source
  const guess = likely === undefined ? undefined : readPerson(source, about, likely)
  const [attempt, guessed] = await Promise.all([
    about.attempt === undefined ? undefined : attemptById(db, about.attempt),
    guess,
  ])
  const isSomebodyElse = attempt?.account_choice === 'other'
  const named = attempt?.account_id ?? (isSomebodyElse ? undefined : about.session?.account)
  const { account, enrolled, lives, evidence } =
    named === undefined
      ? nobody
      : named === likely && guessed
        ? guessed
        : await readPerson(source, about, named)
  const provenForIt =
    account !== undefined &&
    attempt?.proof_account_id === account.id &&
    attempt.proof_era === account.era &&
    attempt.proof_sent_to === account.email
  const facts: Facts = {
    now,
    ladder: source.ladder,
    wish: about.wish,
    entrances: entrancesOf(source.factors),
    pinned: about.pinned,
    attempt: {
      id: about.attempt,
      // an attempt that was asked for and is not there has been cleared away after its time
      expiresAt: about.attempt === undefined ? undefined : (attempt?.expires_at ?? new Date(0)),
      addressProvenAt: provenForIt ? (attempt?.address_proven_at ?? undefined) : undefined,
      isFinished: Boolean(attempt?.finished_at),
      expiryAnswer: attempt?.expiry_answer ?? undefined,
      accountChoice: attempt?.account_choice ?? undefined,
      hasEnrolled: enrolled.some((row) => row.attempt_id !== null && row.attempt_id === attempt?.id),
      offerAnswered: attempt?.offer_answered ?? false,
    },
    account: account && {
      id: account.id,
      standing: account.standing,
      era: account.era,
      zone: account.time_zone ?? source.timeZone,
      proofing: account.proofing,
      enrolmentOpenUntil: account.enrolment_open_until ?? undefined,
      factors: factorFacts(source.factors, enrolled, lives),
    },
    evidence,
  }
  return { facts, account }
}

interface FoundAccount {
  readonly account: Account | undefined
  readonly enrolled: readonly Enrolled[]
  readonly lives: ReadonlyMap<FactorKind, Life | undefined>
  readonly evidence: readonly Evidence[]
}

const nobody: FoundAccount = { account: undefined, enrolled: [], lives: new Map(), evidence: [] }

async function readPerson(source: FactsSource, about: FactsAbout, id: AccountId): Promise<FoundAccount> {
  const { db } = source
  const key = about.session?.account === id ? about.session.key : undefined
  const renewable = source.factors.filter(({ renewal }) => renewal)
  const [account, enrolled, evidence, ...found] = await Promise.all([
    accountById(db, id),
    enrolledOf(db, id),
    evidenceOf(db, { accountId: id, attempt: about.attempt, key }),
    ...renewable.map(({ renewal }) => renewal?.life(db, id)),
  ])
  if (!account) return nobody
  const lives = new Map(renewable.map(({ kind }, i) => [kind, found[i]]))
  // what was ended proves nothing any more
  return { account, enrolled, lives, evidence: evidence.filter((e) => e.era === account.era) }
}

/** The factors that say who somebody is, that whose page asks first. @throws when there is none: nobody could ever sign in */
function entrancesOf(factors: readonly Factor[]): FactorKind[] {
  const asks = factors.filter(({ challenge }) => challenge.identifier !== undefined)
  const names = factors.filter(({ challenge }) => challenge.entrance)
  if (asks.length === 0) throw new Error('no factor asks who somebody is')
  return [...asks, ...names].map(({ kind }) => kind)
}

/** What an account has, and what it could set up. */
function factorFacts(
  factors: readonly Factor[],
  enrolled: readonly Enrolled[],
  lives: FoundAccount['lives'],
): AccountFacts['factors'] {
  const facts = factors.map((factor) => ({
    kind: factor.kind,
    isSecond: factor.enrolment !== undefined,
    life: lives.get(factor.kind),
    rows: enrolled.filter(({ kind }) => kind === factor.kind),
    factor,
  }))
  return [
    ...facts
      .filter(({ rows }) => rows.length > 0)
      .map(({ kind, isSecond, life, rows }) => {
        const canProve = capabilitiesOf(factors, rows).map(({ traits }) => traits)
        return { kind, isSecond, life, canProve, state: 'enrolled' } as const
      }),
    ...facts
      .filter(({ isSecond, factor, rows }) => isSecond && !(factor.enrolment?.isOffered && rows.length > 0))
      .map(({ kind, isSecond, factor }) => {
        const state = factor.enrolment?.isOffered ? 'offered' : 'available'
        return {
          kind,
          isSecond,
          life: undefined,
          canProve: [factor.traits, ...(factor.knownMakes ?? [])],
          state,
        } as const
      }),
  ]
}
