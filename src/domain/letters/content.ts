import type { Vault } from '../../platform/crypto/vault.ts'
import type { Recipient } from '../../platform/text/postal-address.ts'
import type { LetterRow } from './rows.ts'

/** What is printed, beside what the row says: sealed until it is handed over. */
export interface LetterContent {
  readonly address: Recipient
  readonly code: string
  readonly organisation?: string | undefined
  readonly sender?: string | undefined
  /** The client id of the portal that it is for. */
  readonly portal?: string | undefined
}

const contextOf = (id: string): string => `letter/${id}/content`

export const sealLetter = (vault: Vault, id: string, content: LetterContent): Buffer =>
  vault.seal(JSON.stringify(content), contextOf(id))

/** Undefined: it is gone, as of every letter that was handed over. */
export const openLetter = (
  vault: Vault,
  { id, content }: Pick<LetterRow, 'id' | 'content'>,
): LetterContent | undefined =>
  content === null ? undefined : (JSON.parse(vault.open(content, contextOf(id)).toString()) as LetterContent)
