import type { Acting } from '../audit/index.ts'
import { lockIfUnchanged, type Account } from '../accounts/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Ladder, Capability } from '../../policy/levels/ladder.ts'
import { isWayBack } from '../../policy/activation/index.ts'
import { lackingForChange, mayRemoveFactor, type Floor } from '../../policy/levels/change.ts'
import {
  refused,
  type CredentialId,
  type Evidence,
  type Kept,
  type Outcome,
} from '../../policy/vocabulary.ts'
import type { Factor } from './contract.ts'
import type { Lacking, Right } from './enrolling.ts'
import type { Ledger } from './host.ts'
import { factorCalled, nameFrom } from './name.ts'
import { note } from './note.ts'
import {
  credentialRevision,
  credentialsOf,
  deleteCredential,
  nameCredential,
  type CredentialRow,
} from './store.ts'
import { capabilitiesOf } from './capabilities.ts'

/** What its owner does to the factors of an account. */
export interface Managing {
  readonly ledger: Ledger
  readonly factors: readonly Factor[]
  readonly account: Account
  readonly who: Acting
  readonly ladder: Ladder
  /** What they have proven just now: all the kinds that the account has. */
  readonly proven: readonly Evidence[]
  /** Whether they have read the mail of the account just now. */
  readonly provedAddress: boolean
  /** How often the account's credentials had been changed when that was looked at. */
  readonly changes: number
}

/** By what right its owner adds one more of a kind, beside those there are: a new phone, while the old one is still there. */
export const rightToAdd = (
  managing: Managing,
  { factor, kept }: { factor: Factor; kept: Pick<Kept, 'session'> },
  now: Date,
): Right => {
  const { ledger, factors, account, changes } = managing
  return {
    changes,
    judge(there) {
      // the first is set up on the way in: there the rules say who may
      if (!hasSecondFactor(factors, there)) return { ok: false, problem: { reason: 'not-offered' } }
      const lacking = lackingToAdd(managing, there, factor)
      return lacking && { ok: false, problem: { reason: 'beyond-proven' }, lacking }
    },
    async kept(tx, _credential, there) {
      // what the set before has proven elsewhere goes with it
      if (factor.enrolment?.isSingle)
        for (const before of there.filter(({ kind }) => kind === factor.kind))
          await ledger.removed(tx, { account: account.id, credential: before.id, kept }, now)
    },
  }
}

/** What is lacking before one of these is added, beyond what was proven. */
export const lackingToAdd = (
  managing: Managing,
  there: readonly CredentialRow[],
  { kind, traits, knownMakes = [] }: Factor,
): Lacking | undefined =>
  lackingFor(
    managing,
    there,
    [traits, ...knownMakes].map((each) => ({ kind, traits: each })),
  )

/** What is lacking before one of them goes, beyond what was proven. */
export const lackingToRemove = (
  managing: Managing,
  there: readonly CredentialRow[],
  row: CredentialRow,
): Lacking | undefined => lackingFor(managing, there, capabilitiesOf(managing.factors, [row]))

function lackingFor(
  { factors, account: { proofing }, ladder, proven, provedAddress }: Managing,
  there: readonly CredentialRow[],
  changed: readonly Capability[],
): Lacking | undefined {
  const lacking = lackingForChange(changed, { ladder, proofing, proven, has: capabilitiesOf(factors, there) })
  return lacking === 'address' && provedAddress ? undefined : lacking
}

/** Whoever got back in by what stands in once sets up another before anything goes: what they lost may be found again. */
export const lacksReplacement = (
  { factors, proven }: Pick<Managing, 'factors' | 'proven'>,
  there: readonly CredentialRow[],
): boolean => {
  const back = proven.find(({ traits }) => isWayBack(traits))
  const since = there.filter((row) => back !== undefined && row.created_at > back.at)
  return back !== undefined && !hasSecondFactor(factors, since)
}

/** What is left when this one goes: what only stands in for factors goes with the last of them. */
function without(factors: readonly Factor[], there: readonly CredentialRow[], removed: CredentialRow) {
  const others = there.filter((each) => each !== removed)
  const seconds = others.filter((each) => secondOf(factors, each))
  const isAlone = !hasSecondFactor(factors, seconds)
  return { seconds, isAlone, left: isAlone ? others.filter((each) => !seconds.includes(each)) : others }
}

/** Whether this one may go: not where a portal asks for what the account could then no longer do. */
export const mayRemove = (
  { factors, ladder, account: { proofing } }: Pick<Managing, 'factors' | 'ladder' | 'account'>,
  there: readonly CredentialRow[],
  row: CredentialRow,
  floors: readonly Floor[],
): boolean =>
  mayRemoveFactor({
    ...{ ladder, proofing, floors },
    now: capabilitiesOf(factors, there),
    left: capabilitiesOf(factors, without(factors, there, row).left),
  })

/**
 * Removes a credential, unless a portal asks for what the account could then no longer do. What only stands in for
 * factors goes with the last of them.
 */
export async function removeCredential(
  tx: Tx,
  managing: Managing,
  { id, floors, kept }: { id: CredentialId; floors: readonly Floor[]; kept: Pick<Kept, 'session'> },
  now: Date,
): Promise<
  | Outcome<
      'factor-gone' | 'last-factor' | 'set-up-first' | 'changed-meanwhile',
      { readonly removed: string }
    >
  | { readonly ok: false; readonly reason: 'beyond-proven'; readonly lacking: Lacking }
> {
  const { ledger, factors, account, who } = managing
  if (!(await lockIfUnchanged(tx, account))) return refused('changed-meanwhile')
  const there = await credentialsOf(tx, account.id)
  // what was proven by one that is gone now proves nothing any more
  if ((await credentialRevision(tx, account.id)) !== managing.changes) return refused('changed-meanwhile')
  const removed = there.find((each) => each.id === id)
  const its = removed && secondOf(factors, removed)
  if (!removed || !its) return refused('factor-gone')
  if (!mayRemove(managing, there, removed, floors)) return refused('last-factor')
  if (lacksReplacement(managing, there)) return refused('set-up-first')
  const lacking = lackingToRemove(managing, there, removed)
  if (lacking) return { ok: false, reason: 'beyond-proven', lacking }
  // with the last goes what it has proven here, too: the next is set up as a first one is
  const { seconds, isAlone } = without(factors, there, removed)
  const stays = isAlone ? {} : kept
  for (const gone of [removed, ...(isAlone ? seconds : [])]) {
    const factor = secondOf(factors, gone)
    await deleteCredential(tx, { id: gone.id, accountId: account.id })
    await ledger.removed(tx, { account: account.id, credential: gone.id, kept: stays }, now)
    if (factor) await note(tx, 'removed', { factor, who, account: account.id }, now)
  }
  return { ok: true, removed: factorCalled(its, account.locale, removed.name) }
}

/** Whether there is a second factor: what only stands in for one is none. */
export const hasSecondFactor = (factors: readonly Factor[], rows: readonly CredentialRow[]): boolean =>
  capabilitiesOf(
    factors,
    rows.filter((row) => secondOf(factors, row)),
  ).some(({ traits }) => !traits.standsIn)

/** The factor of a credential that its owner has set up, beside what every account begins with. */
const secondOf = (factors: readonly Factor[], { kind }: CredentialRow): Factor | undefined =>
  factors.find((each) => each.kind === kind && each.enrolment)

export async function renameCredential(
  tx: Tx,
  { account }: Pick<Managing, 'account'>,
  { id, name: typed }: { id: CredentialId; name: string | undefined },
): Promise<Outcome<'factor-name-missing' | 'factor-gone'>> {
  const name = nameFrom(typed)
  if (name === undefined) return refused('factor-name-missing')
  return (await nameCredential(tx, { id, accountId: account.id }, name))
    ? { ok: true }
    : refused('factor-gone')
}
