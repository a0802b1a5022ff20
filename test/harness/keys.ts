import { createHash } from 'node:crypto'
import type { EncryptionKey } from '../../src/platform/crypto/vault.ts'

/** The key that seals everything in tests. */
export const testKeys: readonly EncryptionKey[] = [
  { id: 'test', key: createHash('sha256').update('only for tests').digest() },
]
