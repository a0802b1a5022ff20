import { append, type Acting } from '../audit/index.ts'
import { randomToken, sha256 } from '../../platform/crypto/random.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Fault } from '../../platform/schema/index.ts'
import { toJudge, toKeep } from './decided.ts'
import { settingsOf } from './settings.ts'
import { pictureChanges, type Fetched } from './pictures.ts'
import { idOf, insertClient, insertSecret, writePictures, type ClientMetadata } from './store.ts'

/** What is wrong with the metadata: ours, by the levels and factors that there are, and the standard ones. */
export type ClientValidator = (metadata: ClientMetadata) => Promise<readonly Fault[]>

export type CreatedClient =
  | {
      readonly ok: true
      readonly clientId: string
      readonly clientSecret: string | undefined
      readonly metadata: ClientMetadata
    }
  | {
      readonly ok: false
      readonly reason: 'metadata-invalid' | 'client-exists'
      readonly faults: readonly Fault[]
    }

/** "My account", which is built in: no portal may call itself so. */
export const accountClientId = 'sluis-account'

/** The operators' console, as a client. */
export const operatorClientId = 'sluis-operator'

/** The desk of those who look after an organisation. */
export const deskClientId = 'sluis-desk'

/** Whether it is a portal of our own, which stands in no table. */
export const isBuiltIn = (clientId: string): boolean =>
  [accountClientId, operatorClientId, deskClientId].includes(clientId)

const ID_FORM = /^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/

/** Registers a portal. Its secret is shown here, once: what is kept is a hash. */
export async function createClient(
  tx: Tx,
  who: Acting,
  validate: ClientValidator,
  input: ClientMetadata,
  options: { demo?: boolean; secret?: string; fetched?: Fetched },
  now: Date,
): Promise<CreatedClient> {
  const { client_id: wanted } = input
  const rest = toKeep(input)
  const faults = await faultsOf(validate, wanted, rest)
  if (faults.length > 0) return { ok: false, reason: 'metadata-invalid', faults }
  const clientId = typeof wanted === 'string' ? wanted : `client-${randomToken(96)}`
  const taken = await keyFaults(tx, clientId, rest)
  if (taken.length > 0) return { ok: false, reason: 'client-exists', faults: taken }
  const metadata = { ...rest, client_id: clientId }
  const name = nameOf(metadata)
  if (
    !(await insertClient(tx, { id: clientId, name, metadata, demo: options.demo ?? false, created_at: now }))
  ) {
    return {
      ok: false,
      reason: 'client-exists',
      faults: [await takenFault(tx, clientId, metadata)],
    }
  }
  const clientSecret = needsSecret(rest) ? (options.secret ?? randomToken(256)) : undefined
  if (clientSecret !== undefined) await insertSecret(tx, clientId, sha256(clientSecret), now)
  await writePictures(tx, clientId, pictureChanges(options.fetched ?? new Map(), metadata) ?? [], now)
  await append(
    tx,
    'clients.client.created',
    { ...who, clientId, details: { pkce: settingsOf(rest).sluis_pkce } },
    now,
  )
  return { ok: true, clientId, clientSecret, metadata }
}

/** A name in files means one client: no key is another's, nor another's id. */
export async function keyFaults(tx: Tx, clientId: string, metadata: ClientMetadata): Promise<Fault[]> {
  const { sluis_key: key } = settingsOf(metadata)
  const [ofKey, ofId] = [key === null ? undefined : await idOf(tx, key), await idOf(tx, clientId)]
  return [
    ...(ofKey === undefined || ofKey === clientId
      ? []
      : [{ path: ['sluis_key'], about: key ?? '', says: 'is another client’s' }]),
    ...(ofId === undefined || ofId === clientId
      ? []
      : [{ path: ['client_id'], about: clientId, says: 'is what files know another client by' }]),
  ]
}

/** Which of its names another client has, or had. */
async function takenFault(tx: Tx, clientId: string, metadata: ClientMetadata): Promise<Fault> {
  const { sluis_key: key } = settingsOf(metadata)
  const holder = await idOf(tx, clientId)
  if (holder === clientId) return { path: ['client_id'], about: clientId, says: 'exists' }
  if (key !== null && (await idOf(tx, key)) !== undefined)
    return { path: ['sluis_key'], about: key, says: 'is another client’s' }
  return {
    path: ['client_id'],
    about: clientId,
    says: 'was withdrawn: an id is never given again, so that what was granted to it stays dead',
  }
}

/** What people know it by. */
export const nameOf = ({ client_id: id, client_name: name }: ClientMetadata): string =>
  String(typeof name === 'string' ? name : id)

/** RFC 7591 §2: `client_secret_basic` where nothing is said. */
export const needsSecret = (metadata: ClientMetadata): boolean =>
  [undefined, 'client_secret_basic', 'client_secret_post'].some(
    (method) => method === metadata['token_endpoint_auth_method'],
  )

/** Everything that is wrong with a registration, ours and the standard's, at once. */
export async function faultsOf(
  validate: ClientValidator,
  wanted: unknown,
  metadata: ClientMetadata,
): Promise<Fault[]> {
  const faults: Fault[] = []
  if (wanted !== undefined && (typeof wanted !== 'string' || !ID_FORM.test(wanted)))
    faults.push({
      path: ['client_id'],
      says: 'must be 3 to 64 letters, digits, dots, hyphens or underscores',
    })
  if (typeof wanted === 'string' && isBuiltIn(wanted))
    faults.push({ path: ['client_id'], about: wanted, says: 'is built in' })
  if (wanted === 'new')
    faults.push({ path: ['client_id'], about: wanted, says: 'is where a portal is connected' })
  if (metadata['client_secret'] !== undefined)
    faults.push({ path: ['client_secret'], says: 'is made by Sluis and cannot be given' })
  return [...faults, ...(await validate(toJudge(metadata)))]
}
