import { createAccount, type CreateAccount, type NewAccount } from '../../domain/accounts/index.ts'
import { clientById, subjectsOfPairwise } from '../../domain/clients/index.ts'
import { setFirstPassword } from '../../domain/factors/password/index.ts'
import { duplicateOf, isDuplicate } from '../../platform/db/connect.ts'
import type { Tx } from '../../platform/db/database.ts'
import { isSubject } from '../../policy/subject.ts'
import { refused } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import type { AccountActsDeps } from './contract.ts'

export interface NewPerson extends Omit<CreateAccount, 'utf8Mail'> {
  /** Their first password, in the form that policy compares; without one, the first is chosen by a mailed link. */
  readonly password?: string | undefined
  /** Somebody else knows that password: another is chosen at the first sign-in. */
  readonly issued?: boolean | undefined
}

export type CreatedPerson = NewAccount | Refused<'subject-malformed' | 'subject-taken'>

interface Refused<Reason extends string> {
  readonly ok: false
  readonly reason: Reason
}

/** Whether a program's tokens say it as `sub` (RFC 9700 §4.15), or some portal knows somebody by it. */
const isTaken = async (tx: Tx, subject: string, now: Date): Promise<boolean> =>
  (await clientById(tx, subject, now)) !== undefined || (await subjectsOfPairwise(tx, subject)).length > 0

export const createActs = ({
  vault,
  hasher,
  installation,
}: Pick<AccountActsDeps, 'vault' | 'hasher' | 'installation'>) => ({
  create: act({
    name: 'accounts.create',
    tells: { nobody: 'whoever makes an account tells its owner: the address may not be theirs yet' },
    refusal(error): CreatedPerson | undefined {
      if (duplicateOf(error) === 'account_subject_key') return refused('subject-taken')
      return isDuplicate(error) ? refused('email-taken') : undefined
    },
    async prepare(_db, _target: undefined, input: NewPerson) {
      const { password } = input
      return { input, hash: password === undefined ? undefined : await hasher.hash(password) }
    },
    async run(tx, who, _target, { input, hash }, now): Promise<CreatedPerson> {
      const { subject } = input
      if (subject !== undefined && !isSubject(subject)) return refused('subject-malformed')
      if (subject !== undefined && (await isTaken(tx, subject, now))) return refused('subject-taken')
      const account = { ...input, utf8Mail: installation.mailUtf8 }
      const created = await createAccount(tx, who, vault, account, now)
      if (!created.ok || hash === undefined) return created
      const first = input.issued
        ? ({ setBy: 'issued', because: 'issued' } as const)
        : ({ setBy: 'owner' } as const)
      await setFirstPassword(tx, installation.password, { ...first, accountId: created.id, hash }, now)
      return created
    },
  }),
})
