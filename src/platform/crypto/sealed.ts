import type { Vault } from './vault.ts'

/** What an address or a field carries and nobody but us reads or makes. */
export const sealJson = (vault: Vault, context: string, said: object): string =>
  vault.seal(JSON.stringify(said), context).toString('base64url')

/** What was sealed for this; undefined: it is none of ours, or was cut off. */
export function openJson(vault: Vault, context: string, sealed: string | null | undefined): unknown {
  try {
    return JSON.parse(vault.open(Buffer.from(sealed ?? '', 'base64url'), context).toString())
  } catch {
    return undefined
  }
}
