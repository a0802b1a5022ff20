import { accountById, type Account } from '../accounts/index.ts'
import { kindsEnrolled, type Factor } from '../factors/index.ts'
import type { Db } from '../platform/db/database.ts'
import type { Ladder } from '../policy/assurance.ts'
import type { Asked } from '../policy/requirements.ts'
import type { AccountFacts, Facts } from '../policy/signin/index.ts'
import type { AccountId, AttemptId, SessionKey } from '../policy/vocabulary.ts'
import { evidenceOf } from '../sessions/index.ts'
import { attemptById } from './store.ts'

export interface FactsSource {
  readonly db: Db
  readonly ladder: Ladder
  readonly factors: readonly Factor[]
}

export interface FactsAbout {
  readonly asked: Asked
  readonly attempt: AttemptId | undefined
  readonly session: { readonly key: SessionKey; readonly account: AccountId } | undefined
  readonly pinned: AccountId | undefined
}

/** Reads everything the rules look at, once. The attempt names the account, or else the session does. */
export async function readFacts(source: FactsSource, about: FactsAbout, now: Date): Promise<Facts> {
  return (await readSituation(source, about, now)).facts
}

/** The facts, and the account that they are about as its own slice knows it. */
export async function readSituation(
  source: FactsSource,
  about: FactsAbout,
  now: Date,
): Promise<{ facts: Facts; account: Account | undefined }> {
  const { db } = source
  const attempt = about.attempt === undefined ? undefined : await attemptById(db, about.attempt)
  const named = attempt?.account_id ?? about.session?.account
  const account = named === undefined ? undefined : await accountById(db, named)
  const session = about.session?.account === account?.id ? about.session : undefined
  const [kinds, evidence] = account
    ? await Promise.all([
        kindsEnrolled(db, account.id),
        evidenceOf(db, {
          accountId: account.id,
          endedBefore: account.ended_before,
          attempt: about.attempt,
          key: session?.key,
        }),
      ])
    : [[], []]
  const provenForIt = attempt?.proof_account_id !== null && attempt?.proof_account_id === account?.id
  const facts: Facts = {
    now,
    ladder: source.ladder,
    asked: about.asked,
    entrance: entranceOf(source.factors),
    pinned: about.pinned,
    attempt: {
      id: about.attempt,
      // an attempt that was asked for and is not there has been cleared away after its time
      expiresAt: about.attempt === undefined ? undefined : (attempt?.expires_at ?? new Date(0)),
      addressProvenAt: provenForIt ? (attempt?.address_proven_at ?? undefined) : undefined,
    },
    account: account && {
      id: account.id,
      standing: account.standing,
      proofing: account.proofing,
      enrolmentOpenUntil: account.enrolment_open_until ?? undefined,
      factors: factorFacts(source.factors, kinds),
    },
    evidence,
  }
  return { facts, account }
}

/** @throws when no factor asks who somebody is: nobody could ever sign in */
function entranceOf(factors: readonly Factor[]): Factor['kind'] {
  const entrance = factors.find((factor) => factor.challenge.identifier !== undefined)
  if (!entrance) throw new Error('no factor names anybody')
  return entrance.kind
}

const factorFacts = (factors: readonly Factor[], enrolled: readonly string[]): AccountFacts['factors'] =>
  factors.flatMap((factor) => {
    const state = enrolled.includes(factor.kind) ? 'enrolled' : factor.enrolment ? 'available' : undefined
    return state === undefined ? [] : [{ kind: factor.kind, traits: factor.traits, state } as const]
  })
