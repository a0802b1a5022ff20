import { accountById, type Account } from '../../domain/accounts/index.ts'
import { credentialRevision, type Factor } from '../../domain/factors/index.ts'
import type { Wish } from '../../policy/levels/goal.ts'
import type { Facts } from '../../policy/signin/index.ts'
import type { AccountId, AttemptId, FactorKind, SessionKey } from '../../policy/vocabulary.ts'
import { partsOf, readAll, type FactsSource } from './readers/index.ts'
import type { Found } from './readers/reader.ts'
import { attemptById } from './store.ts'

export interface FactsAbout {
  readonly wish: Wish
  readonly attempt: AttemptId | undefined
  readonly session: { readonly key: SessionKey; readonly account: AccountId } | undefined
  readonly pinned: AccountId | undefined
}

/** What is known, and the account that it is about as its own slice knows it. */
export interface Situation {
  readonly facts: Facts
  readonly account: Account | undefined
  /** How often the account's credentials had been changed before anything of it was read; only where that is asked for. */
  readonly changes: number | undefined
}

export interface Look {
  /** Whom it is about, where the caller knows: then everything is read at once. */
  readonly likely?: AccountId | undefined
  /** Whether the changes of credentials are counted: what is kept by these facts is kept only while that stands. */
  readonly countsChanges?: boolean
}

/** Reads everything the rules look at, once. The attempt names the account, or else the session does. */
export async function readFacts(source: FactsSource, about: FactsAbout, now: Date): Promise<Facts> {
  return (await readSituation(source, about, now)).facts
}

export async function readSituation(
  source: FactsSource,
  about: FactsAbout,
  now: Date,
  { likely = about.session?.account, countsChanges = false }: Look = {},
): Promise<Situation> {
  const read = (id: AccountId): Promise<Read> => readPerson(source, about, { id, countsChanges }, now)
  const guess = likely === undefined ? undefined : read(likely)
  const [row, guessed] = await Promise.all([
    about.attempt === undefined ? undefined : attemptById(source.db, about.attempt),
    guess,
  ])
  const isSomebodyElse = row?.account_choice === 'other'
  const named = row?.account_id ?? (isSomebodyElse ? undefined : about.session?.account)
  const { account, found, changes } =
    named === undefined ? nobody : named === likely && guessed ? guessed : await read(named)
  const facts: Facts = {
    now,
    ladder: source.ladder,
    wish: about.wish,
    entrances: entrancesOf(source.factors),
    pinned: about.pinned,
    ...partsOf({ source, attempt: { id: about.attempt, row }, account, found }),
  }
  return { facts, account, changes }
}

interface Read {
  readonly account: Account | undefined
  readonly found: Partial<Found>
  readonly changes: number | undefined
}

const nobody: Read = { account: undefined, found: {}, changes: undefined }

async function readPerson(
  source: FactsSource,
  about: FactsAbout,
  { id, countsChanges }: { readonly id: AccountId; readonly countsChanges: boolean },
  now: Date,
): Promise<Read> {
  // before all else: whatever changes from here on is seen when something is kept
  const changes = countsChanges ? await credentialRevision(source.db, id) : undefined
  const session = about.session?.account === id ? about.session.key : undefined
  const [account, found] = await Promise.all([
    accountById(source.db, id),
    readAll(source, { id, attempt: about.attempt, session, wish: about.wish, now }),
  ])
  return account ? { account, found, changes } : nobody
}

/** The factors that say who somebody is, that whose page asks first. @throws when there is none: nobody could ever sign in */
function entrancesOf(factors: readonly Factor[]): FactorKind[] {
  const asks = factors.filter(({ challenge }) => challenge.identifier !== undefined)
  const names = factors.filter(({ challenge }) => challenge.entrance)
  if (asks.length === 0) throw new Error('no factor asks who somebody is')
  return [...asks, ...names].map(({ kind }) => kind)
}
