import { lockIfUnchanged, type Account } from '../accounts/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AttemptId, CredentialId, Traits } from '../../policy/vocabulary.ts'
import { MOST_CREDENTIALS } from '../../policy/levels/change.ts'
import type { Rung } from '../../policy/levels/ladder.ts'
import type { Factor, Fields, Problem } from './contract.ts'
import type { Ledger } from './host.ts'
import { nameFrom } from './name.ts'
import { note, type About } from './note.ts'
import { personOf } from './person.ts'
import { credentialRevision, credentialsOf, nameCredential, type CredentialRow } from './store.ts'

/** What is to be proven as well: the address, or a level. */
export type Lacking = Rung | 'address'

/** What became of it: it is there, by this or by another request at the same time; or why it is not. */
export type Enrolment =
  { readonly ok: true } | { readonly ok: false; readonly problem: Problem; readonly lacking?: Lacking }

/** By what right something is set up, and what its being there brings. */
export interface Right {
  /** How often the account's credentials had been changed before it was decided that this may be set up. */
  readonly changes: number
  /** Whether what could prove this is of use; undefined: whatever it proves. */
  readonly takes?: ((way: Traits) => boolean) | undefined
  /** Judges by what there is, in the transaction that keeps it; undefined: it is kept. */
  readonly judge: (there: readonly CredentialRow[]) => Enrolment | undefined
  /** What else is done, in the same transaction, once it is kept. */
  readonly kept: (
    tx: Tx,
    credential: { readonly id: CredentialId; readonly traits: Traits },
    there: readonly CredentialRow[],
  ) => Promise<void>
}

export interface Enrolling {
  readonly factor: Factor
  readonly account: Account
  /** Whose draft it is: an attempt's, or one of "my account". */
  readonly scope: AttemptId
  readonly fields: Fields
  readonly right: Right
  /** Who does it, and for which portal. */
  readonly about: Pick<About, 'attempt' | 'clientId' | 'who' | 'seenFrom'>
}

/**
 * Sets something up: looks at the first answer, outside any transaction → judges once more, keeps it, tells its owner and
 * audits in one. Of several that begin with the same at once, one keeps something, and all have it.
 */
export async function enrolCredential(ledger: Ledger, enrolling: Enrolling, now: Date): Promise<Enrolment> {
  const { factor, account, scope, fields, right } = enrolling
  const { enrolment } = factor
  if (!enrolment) return refuse('not-offered')
  const about = { ...enrolling.about, factor, account: account.id }
  const person = personOf(account)
  const confirmed = await enrolment.confirm(ledger.db, { person, scope, fields }, now)
  if (!confirmed.ok) {
    const { reason, field, isSlip } = confirmed
    if (!isSlip) await note(ledger.db, 'refused', { ...about, reason }, now)
    return { ok: false, problem: { reason, field } }
  }
  // before it is kept: it would be asked for again, and nobody would know why
  if (confirmed.traits && right.takes?.(confirmed.traits) === false) {
    await note(ledger.db, 'refused', { ...about, reason: 'not-of-use' }, now)
    return refuse('not-of-use')
  }
  return ledger.db.transaction().execute(async (tx) => {
    if (!(await lockIfUnchanged(tx, account))) return refuse('changed-meanwhile')
    const there = await credentialsOf(tx, account.id)
    // sent twice
    if (there.some((row) => row.kind === factor.kind && row.attempt_id === scope)) return { ok: true }
    // what let it be set up may be gone
    if ((await credentialRevision(tx, account.id)) !== right.changes) return refuse('changed-meanwhile')
    const judged = right.judge(there)
    if (judged) return judged
    const others = enrolment.isSingle ? there.filter(({ kind }) => kind !== factor.kind) : there
    if (others.length >= MOST_CREDENTIALS) return refuse('too-many-factors')
    const enrolled = await enrolment.enrol(tx, person, scope, confirmed.confirmed, now)
    if (!enrolled.ok) {
      await note(tx, 'refused', { ...about, reason: enrolled.reason }, now)
      return refuse(enrolled.reason)
    }
    const { credential: id, traits = factor.traits } = enrolled
    const called = nameFrom(fields['name'])
    if (called !== undefined) await nameCredential(tx, { id, accountId: account.id }, called)
    await right.kept(tx, { id, traits }, there)
    const { seenFrom = about.who?.seenFrom } = about
    await ledger.enrolled(tx, { factor, account: account.id, called, seenFrom }, now)
    await note(tx, 'enrolled', about, now)
    return { ok: true }
  })
}

const refuse = (reason: string): Enrolment => ({ ok: false, problem: { reason } })
