import type { Vault } from '../../platform/crypto/vault.ts'
import type { Recipient } from '../../platform/text/postal-address.ts'
import type { ActivationRow } from './rows.ts'

const contextOf = (activation: string): string => `activation/${activation}/postal`

/** Where the letter of an activation goes. */
export const sealPostal = (vault: Vault, activation: string, address: Recipient): Buffer =>
  vault.seal(JSON.stringify(address), contextOf(activation))

/** Undefined: it has none, or has it no more. */
export const postalOf = (
  vault: Vault,
  { id, postal }: Pick<ActivationRow, 'id' | 'postal'>,
): Recipient | undefined =>
  postal === null ? undefined : (JSON.parse(vault.open(postal, contextOf(id)).toString()) as Recipient)
