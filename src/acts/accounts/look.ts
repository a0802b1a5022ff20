import type { Account } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { act } from '../index.ts'

/** What those who look after people have seen of them: whoever looks at many leaves a trace. */
export const lookActs = {
  lookAt: act({
    name: 'people.look-at',
    tells: { nobody: 'their own record has it' },
    run: (tx, who, account: Account, _input: undefined, now) =>
      append(tx, 'accounts.account.looked-at', { ...who, accountId: account.id }, now),
  }),

  /** @param input by what, and how many were found: never what was typed */
  noteSearch: act({
    name: 'people.note-search',
    tells: { nobody: 'whoever was sought may not be there' },
    run: (tx, who, _target: undefined, input: { by: 'email' | 'name' | 'subject'; found: number }, now) =>
      append(tx, 'accounts.people.searched', { ...who, details: input }, now),
  }),
}
