import type { Vault } from '../../platform/crypto/vault.ts'

const context = (accountId: string): string => `account/${accountId}/phone`

/** E.164: plus, country, number; 15 digits at most. */
export const phoneForm = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text)

export const sealPhone = (vault: Vault, accountId: string, phone: string): Buffer =>
  vault.seal(phone, context(accountId))

export const phoneOf = (vault: Vault, account: { id: string; phone: Buffer | null }): string | undefined =>
  account.phone ? vault.open(account.phone, context(account.id)).toString() : undefined
