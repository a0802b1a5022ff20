import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { form, members, read, text, told, yesOrNo, type Fault, type Of } from '../../platform/schema/index.ts'
import { isNumberPattern, numberIn } from '../../policy/organisations/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { faulty, type Faulty } from './organisations.ts'
import {
  deleteRegister,
  insertRegister,
  isRegisterUsed,
  lockRegister,
  writeRegister,
} from './registers/store.ts'
import type { RegisterRow } from './rows.ts'

/** What something is called, in each language. */
export const names = members({ en: text({ most: 60 }), nl: text({ most: 60 }), sv: text({ most: 60 }) })

/** What a register of numbers is declared with. */
export const registerSchema = members({
  key: told(
    form('small letters, digits and dashes, at most 40, with a letter first', /^[a-z][a-z0-9-]{0,39}$/),
    'by which portals and files know it',
  ),
  names: told(names, 'what it is called, in the singular: customer number'),
  pattern: told(
    form(
      'letters, digits and signs, [A-Z], \\d, each perhaps with ?, {3} or {6,8}; at most three that vary in length',
      isNumberPattern,
      { most: 100 },
    ),
    'how its numbers look',
  ),
  example: told(text({ most: 64 }), 'one that nobody has'),
  is_shared: told(yesOrNo(), 'whether several organisations may have the same number'),
})

export type RegisterSaid = Of<typeof registerSchema>

type Done = { readonly ok: true; readonly register: RegisterRow }

function registerIn(
  input: unknown,
): { readonly ok: true; readonly said: RegisterSaid } | Faulty<'register-invalid'> {
  const said = read(registerSchema, input)
  if (!said.ok) return faulty('register-invalid', ...said.faults)
  const fault: Fault = { path: ['example'], says: 'must be as the pattern has it' }
  return numberIn(said.value, said.value.example)
    ? { ok: true, said: said.value }
    : faulty('register-invalid', fault)
}

const rowOf = ({ names: { en, nl, sv }, ...said }: RegisterSaid) => ({
  ...said,
  ...{ name_en: en, name_nl: nl, name_sv: sv },
})

/** Declares a register of numbers. */
export async function createRegister(
  tx: Tx,
  who: Acting,
  input: unknown,
  now: Date,
): Promise<Done | Faulty<'register-invalid' | 'register-exists'>> {
  const asked = registerIn(input)
  if (!asked.ok) return asked
  const register = await insertRegister(tx, { ...rowOf(asked.said), created_at: now })
  const { key } = asked.said
  if (!register)
    return faulty('register-exists', { path: ['key'], about: key, says: 'exists', reason: 'key-taken' })
  await append(tx, 'organisations.register.created', { ...who, details: { register: key } }, now)
  return { ok: true, register }
}

/** Changes what a register is declared with. Its key stays, and whether its numbers are shared; numbers that there are stay. */
export async function changeRegister(
  tx: Tx,
  who: Acting,
  key: string,
  { said: input, expected }: { readonly said: unknown; readonly expected?: number | undefined },
  now: Date,
): Promise<
  | (Done & { readonly before: RegisterRow })
  | Faulty<'register-unknown' | 'register-invalid' | 'version-passed'>
> {
  const before = await lockRegister(tx, key)
  if (!before) return faulty('register-unknown')
  if (expected !== undefined && before.version !== expected) return faulty('version-passed')
  const asked = registerIn(input)
  if (!asked.ok) return asked
  const fixed = (['key', 'is_shared'] as const).filter((each) => asked.said[each] !== before[each])
  if (fixed.length > 0) {
    const faults = fixed.map((each) => ({ path: [each], says: `must stay ${String(before[each])}` }))
    return faulty('register-invalid', ...faults)
  }
  const register = await writeRegister(tx, rowOf(asked.said))
  if (!register) return faulty('register-unknown')
  await append(tx, 'organisations.register.changed', { ...who, details: { register: key } }, now)
  return { ok: true, register, before }
}

/** Takes a register away that has no number. */
export async function removeRegister(
  tx: Tx,
  who: Acting,
  key: string,
  { expected }: { readonly expected?: number | undefined },
  now: Date,
): Promise<Outcome<'register-unknown' | 'version-passed' | 'register-used'>> {
  const register = await lockRegister(tx, key)
  if (!register) return refused('register-unknown')
  if (expected !== undefined && register.version !== expected) return refused('version-passed')
  if (await isRegisterUsed(tx, key)) return refused('register-used')
  await deleteRegister(tx, key)
  await append(tx, 'organisations.register.deleted', { ...who, details: { register: key } }, now)
  return { ok: true }
}

/** A register as it was declared. */
export const registerAsSaid = (row: RegisterRow): RegisterSaid => ({
  key: row.key,
  names: { en: row.name_en, nl: row.name_nl, sv: row.name_sv },
  pattern: row.pattern,
  example: row.example,
  is_shared: row.is_shared,
})
