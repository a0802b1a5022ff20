import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { SealedHead } from './seal.ts'
import { checkpointKey, keepCheckpoint, keptCheckpointKey, type CheckpointKey } from './store.ts'

const contextOf = (id: string): string => `audit_checkpoint_key/${id}`

const idOf = (publicKey: Buffer): string =>
  createHash('sha256').update(publicKey).digest('base64url').slice(0, 16)

function makeKey(vault: Vault): Omit<CheckpointKey, 'created_at'> {
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' })
  const id = idOf(publicKey)
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' })
  return { id, public_key: publicKey, private_key: vault.seal(privateKey, contextOf(id)) }
}

/**
 * The state of the chain in one line, signed (Ed25519): `seq.hash.time.key.signature`. The last one is kept, and each
 * goes to the log; who keeps the log elsewhere can prove later that the end of the chain was cut off or rewritten. The
 * key is made once, and no rotation retires it.
 */
export async function createCheckpoint(tx: Tx, vault: Vault, head: SealedHead, now: Date): Promise<string> {
  const key = await checkpointKey(tx, () => makeKey(vault), now)
  const privateKey = createPrivateKey({
    key: vault.open(key.private_key, contextOf(key.id)),
    format: 'der',
    type: 'pkcs8',
  })
  const said = [head.seq, head.hash.toString('hex'), now.getTime(), key.id].join('.')
  const checkpoint = `${said}.${sign(null, Buffer.from(said), privateKey).toString('base64url')}`
  await keepCheckpoint(tx, checkpoint)
  return checkpoint
}

/** What a checkpoint says, or undefined when we did not sign it. */
export async function readCheckpoint(
  db: Queryable,
  vault: Vault,
  checkpoint: string,
): Promise<SealedHead | undefined> {
  const match = /^((\d+)\.([0-9a-f]{64})\.\d+\.([^.]+))\.([\w-]+)$/.exec(checkpoint.trim())
  if (!match) return undefined
  const [, said = '', seq = '', hash = '', id = '', signature = ''] = match
  const key = (await ownKey(db, vault, id)) ?? derivedKey(vault, id)
  if (!key || !verify(null, Buffer.from(said), key, Buffer.from(signature, 'base64url'))) return undefined
  return { seq: Number(seq), hash: Buffer.from(hash, 'hex') }
}

async function ownKey(db: Queryable, vault: Vault, id: string): Promise<KeyObject | undefined> {
  const kept = await keptCheckpointKey(db)
  if (kept?.id !== id) return undefined
  try {
    // signed with the private half, which is sealed: an attacker who has only the database can put none of their own
    // there
    const key = vault.open(kept.private_key, contextOf(id))
    return createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }))
  } catch {
    return undefined
  }
}

/** PKCS #8 of an Ed25519 key is this prefix and 32 bytes (RFC 8410 §7). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** From before checkpoints had a key of their own: by what each encryption key derives. */
function derivedKey(vault: Vault, id: string): KeyObject | undefined {
  const derived = vault.derivedKeys('audit-checkpoint').find((each) => each.id === id)
  if (!derived) return undefined
  const key = Buffer.concat([PKCS8_ED25519, derived.key])
  return createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }))
}
