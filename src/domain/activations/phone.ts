import type { Vault } from '../../platform/crypto/vault.ts'
import type { ActivationRow } from './rows.ts'

const contextOf = (activation: string): string => `activation/${activation}/phone`

/** The number that an activation's code goes to, as E.164 writes it. */
export const sealPhone = (vault: Vault, activation: string, phone: string): Buffer =>
  vault.seal(phone, contextOf(activation))

/** Undefined: it has none, or has it no more. */
export const phoneOf = (
  vault: Vault,
  { id, phone }: Pick<ActivationRow, 'id' | 'phone'>,
): string | undefined => (phone === null ? undefined : vault.open(phone, contextOf(id)).toString())
