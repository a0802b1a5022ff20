import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import type { Vault } from '../platform/crypto/vault.ts'
import type { SealedHead } from './seal.ts'

/** PKCS #8 of an Ed25519 key is this prefix and 32 bytes (RFC 8410 §7). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

const signingKeys = (vault: Vault): { id: string; key: KeyObject }[] =>
  vault.derivedKeys('audit-checkpoint').map(({ id, key }) => ({
    id,
    key: createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, key]), format: 'der', type: 'pkcs8' }),
  }))

/**
 * The state of the chain in one line, signed (Ed25519): `seq.hash.time.key.signature`. It goes to the log; who
 * keeps the log elsewhere can prove later that the end of the chain was cut off or rewritten.
 */
export function createCheckpoint(vault: Vault, head: SealedHead, now: Date): string {
  const [newest] = signingKeys(vault)
  if (!newest) throw new Error('no key')
  const said = [head.seq, head.hash.toString('hex'), now.getTime(), newest.id].join('.')
  return `${said}.${sign(null, Buffer.from(said), newest.key).toString('base64url')}`
}

/** What a checkpoint says, or undefined when we did not sign it. */
export function readCheckpoint(vault: Vault, checkpoint: string): SealedHead | undefined {
  const match = /^((\d+)\.([0-9a-f]{64})\.\d+\.([^.]+))\.([\w-]+)$/.exec(checkpoint.trim())
  if (!match) return undefined
  const [, said = '', seq = '', hash = '', id, signature = ''] = match
  const key = signingKeys(vault).find((candidate) => candidate.id === id)?.key
  if (!key || !verify(null, Buffer.from(said), createPublicKey(key), Buffer.from(signature, 'base64url')))
    return undefined
  return { seq: Number(seq), hash: Buffer.from(hash, 'hex') }
}
