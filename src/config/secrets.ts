import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { EncryptionKey } from '../platform/crypto/vault.ts'
import { topic, type Fault } from './report.ts'

/** By what everything is sealed that is a secret at rest. */
export const secrets = topic(
  {
    ENCRYPTION_KEYS: {
      secret: true,
      otherwise: 'generated once',
      meaning:
        '`id:key` pairs, comma-separated, each key 32 bytes in base64url; the first seals, all open; required in production',
    },
  },
  (said) => {
    const encryptionKeys = said.text('ENCRYPTION_KEYS')
    if (said.production && encryptionKeys === undefined)
      said.fault(
        'ENCRYPTION_KEYS',
        'is missing; make a key with: openssl rand -base64 32 | tr "+/" "-_" | tr -d "="  and set k1:<key>',
      )
    return { encryptionKeys }
  },
)

export type SecretsResult =
  | { readonly ok: true; readonly keys: readonly EncryptionKey[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * The keys that seal everything at rest: from ENCRYPTION_KEYS, or, where production does not forbid it,
 * generated once into a file that only its owner may read. Never a default (A21).
 */
export function loadSecrets(source: { encryptionKeys: string | undefined; dataDir: string }): SecretsResult {
  if (source.encryptionKeys !== undefined) return parseKeys(source.encryptionKeys)
  const file = path.join(source.dataDir, 'secrets')
  if (fs.existsSync(file)) return parseKeys(fs.readFileSync(file, 'utf8'))
  // new keys would open nothing of what is there
  if (fs.existsSync(path.join(source.dataDir, 'pg')))
    return {
      ok: false,
      faults: [
        {
          variable: 'DATA_DIR',
          message: `${source.dataDir} has a database, and not the file "secrets" that was made with it, whose keys alone open what is sealed in it. Put that file back, from the copy that you have of it, or name its keys in ENCRYPTION_KEYS`,
        },
      ],
    }
  return parseKeys(generate(file))
}

/** Two processes that start at once agree: the second finds the file and reads it. */
function generate(file: string): string {
  const text = `k1:${randomBytes(32).toString('base64url')}`
  const draft = `${file}.${process.pid}`
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  fs.writeFileSync(draft, text, { mode: 0o600 })
  try {
    fs.linkSync(draft, file)
    return text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return fs.readFileSync(file, 'utf8')
  } finally {
    fs.rmSync(draft)
  }
}

export function parseKeys(text: string): SecretsResult {
  const faults: Fault[] = []
  const keys: EncryptionKey[] = []
  const fault = (message: string): void => {
    faults.push({ variable: 'ENCRYPTION_KEYS', message })
  }
  for (const pair of text.trim().split(',')) {
    const [id = '', encoded = ''] = pair.trim().split(':')
    const key = Buffer.from(encoded, 'base64url')
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id))
      fault('each key needs an id of letters, digits, - or _ before a colon, as k1:<key>')
    else if (keys.some((other) => other.id === id)) fault(`the id ${id} is used twice`)
    else if (key.length !== 32) fault(`key ${id} must be 32 bytes in base64url, not ${key.length}`)
    else if (new Set(key).size < 16)
      fault(`key ${id} is weak; make one with: openssl rand -base64 32 | tr "+/" "-_" | tr -d "="`)
    keys.push({ id, key })
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, keys }
}
