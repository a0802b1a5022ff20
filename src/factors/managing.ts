import type { Origin } from '../audit/index.ts'
import { lockIfUnchanged, type Account } from '../accounts/index.ts'
import type { Tx } from '../platform/db/database.ts'
import type { Ladder } from '../policy/assurance.ts'
import { mayRemoveFactor, MOST_CREDENTIALS } from '../policy/enrolment.ts'
import { refused, type AttemptId, type CredentialId, type Kept, type Outcome } from '../policy/vocabulary.ts'
import type { Factor, Fields, Problem } from './contract.ts'
import type { Host } from './host.ts'
import { note } from './note.ts'
import { personOf } from './person.ts'
import { credentialsOf, deleteCredential, nameCredential } from './store.ts'
import { waysOf } from './ways.ts'

/** What its owner does to the factors of an account. The caller has seen fresh evidence. */
export interface Managing {
  readonly host: Host
  readonly factors: readonly Factor[]
  readonly account: Account
  readonly origin: Origin
}

const LONGEST_NAME = 60

/** What its owner may call a credential: something to tell it by, in one line. */
const nameFrom = (typed: string | undefined): string | undefined => {
  const name = (typed ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  return name === '' ? undefined : Array.from(name).slice(0, LONGEST_NAME).join('')
}

/** Adds one more credential of a kind, beside those there are: a new phone, while the old one is still there. */
export async function addCredential(
  { host, factors, account, origin }: Managing,
  {
    factor,
    draftId,
    fields,
    kept,
  }: { factor: Factor; draftId: AttemptId; fields: Fields; kept: Pick<Kept, 'session'> },
  now: Date,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: Problem }> {
  const { enrolment } = factor
  if (!enrolment) return { ok: false, problem: { reason: 'not-offered' } }
  const about = { factor, origin, account: account.id }
  const person = personOf(account)
  const confirmed = await enrolment.confirm(host.db, { person, scope: draftId, fields }, now)
  if (!confirmed.ok) {
    const { reason, field } = confirmed
    await note(host.db, 'refused', { ...about, reason }, now)
    return { ok: false, problem: { reason, field } }
  }
  return host.db.transaction().execute(async (tx) => {
    if (!(await lockIfUnchanged(tx, account))) return { ok: false, problem: { reason: 'changed-meanwhile' } }
    const there = await credentialsOf(tx, account.id)
    // sent twice: it is there already
    if (there.some(({ attempt_id: from }) => from === draftId)) return { ok: true }
    // the first is set up on the way in: there the rules say who may
    if (!there.some(({ kind }) => factors.some((each) => each.kind === kind && each.enrolment)))
      return { ok: false, problem: { reason: 'not-offered' } }
    if (there.length >= MOST_CREDENTIALS) return { ok: false, problem: { reason: 'too-many-factors' } }
    const enrolled = await enrolment.enrol(tx, person, draftId, confirmed.confirmed, now)
    if (!enrolled.ok) return { ok: false, problem: { reason: enrolled.reason } }
    // what the set before has proven elsewhere goes with it
    if (enrolment.isSingle)
      for (const { id } of there.filter(({ kind }) => kind === factor.kind))
        await host.removed(tx, { account: account.id, credential: id, kept }, now)
    const name = nameFrom(fields['name'])
    if (name !== undefined) await nameCredential(tx, { id: enrolled.credential, accountId: account.id }, name)
    await host.enrolled(tx, { factor, account: account.id }, now)
    await note(tx, 'enrolled', about, now)
    return { ok: true }
  })
}

/** Removes a credential, unless a portal asks for what the account could then no longer do. */
export async function removeCredential(
  tx: Tx,
  { host, factors, account, origin }: Managing,
  {
    id,
    ladder,
    demanded,
    kept,
  }: { id: CredentialId; ladder: Ladder; demanded: readonly string[]; kept: Pick<Kept, 'session'> },
  now: Date,
): Promise<Outcome<'factor-gone' | 'last-factor' | 'changed-meanwhile'>> {
  if (!(await lockIfUnchanged(tx, account))) return refused('changed-meanwhile')
  const there = await credentialsOf(tx, account.id)
  const traitsOf = (rows: typeof there) => rows.flatMap((row) => waysOf(factors, row))
  const removed = there.find((each) => each.id === id)
  const factor = factors.find(({ kind, enrolment }) => kind === removed?.kind && enrolment)
  if (!removed || !factor) return refused('factor-gone')
  const left = there.filter((each) => each !== removed)
  const facts = { ladder, proofing: account.proofing, now: traitsOf(there), left: traitsOf(left), demanded }
  if (!mayRemoveFactor(facts)) return refused('last-factor')
  await deleteCredential(tx, { id, accountId: account.id })
  await host.removed(tx, { account: account.id, credential: id, kept }, now)
  await note(tx, 'removed', { factor, origin, account: account.id }, now)
  return { ok: true }
}

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
