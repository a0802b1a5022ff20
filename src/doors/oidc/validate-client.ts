import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  errors,
  ExternalSigningKey,
  Provider,
  type AdapterFactory,
  type ClientMetadata as EngineMetadata,
} from 'oidc-provider'
import {
  registrationFaults,
  settingNames,
  standardMembers,
  type ClientMetadata,
  type ClientValidator,
  type There,
} from '../../domain/clients/index.ts'
import { algorithms, type Algorithm } from '../../domain/keys/index.ts'
import { unknownName, type Fault } from '../../platform/schema/index.ts'
import { claimNames } from './claims-asked.ts'
import { externalSigningSupport, featuresOn, ofClients } from './configuration/clients.ts'

/** The engine's clients, which can be made by hand, though their type does not tell. */
interface EngineClient {
  new (metadata: EngineMetadata): { metadata(): Record<string, unknown> }
  /** Looks at what the sector's own address says (OpenID Connect Core §8.1). */
  validate(metadata: EngineMetadata): Promise<void>
}

/** What stands for a member that is wrong or lacking, so that the engine goes on to the next. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  redirect_uris: ['https://to-be-checked.example/'],
  jwks_uri: 'https://to-be-checked.example/jwks',
  sector_identifier_uri: 'https://to-be-checked.example/sector',
}

const judging = { ...featuresOn, externalSigningSupport }

/** Stands for a key of its algorithm, by which the engine knows that it may be asked for; nothing is signed by it. */
class NamedKey extends ExternalSigningKey {
  readonly #alg: Algorithm

  constructor(alg: Algorithm) {
    super()
    this.#alg = alg
  }

  override get kid(): string {
    return this.#alg
  }

  override get alg(): Algorithm {
    return this.#alg
  }

  override keyObject(): KeyObject {
    if (this.#alg === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
    if (this.#alg === 'EdDSA') return generateKeyPairSync('ed25519').publicKey
    // to make a pair takes long, and any number of the length will do
    const n = Buffer.alloc(256, 0xff).toString('base64url')
    return createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' })
  }

  override sign(): never {
    throw new Error('the judge of registrations signs nothing')
  }
}

/** It has no database: whoever is only judged is not kept. */
const keepsNothing: AdapterFactory = (kind) => {
  throw new Error(`the judge of registrations keeps no ${kind}`)
}

/** More faults than this nobody reads. */
const MOST_FAULTS = 40

/**
 * Whether client metadata are valid: ours by what there is here, the standard ones by the engine. It throws at the first
 * fault, so what it names is left out, and it looks again. The engine that is asked is one that only judges clients: it
 * has no keys, no database and no pages.
 */
export function createValidator(issuer: URL, names: Omit<There, 'claims'>): ClientValidator {
  const there = { ...names, claims: claimNames }
  let made: EngineClient | undefined
  const engine = (): EngineClient => {
    const judge = new Provider(issuer.origin, {
      ...ofClients(issuer),
      ...{ features: judging, adapter: keepsNothing },
      jwks: { keys: algorithms.map((alg) => new NamedKey(alg)) },
    })
    return (judge as unknown as { Client: EngineClient }).Client // the engine's type tells no constructor
  }
  return async (metadata) => {
    const Client = (made ??= engine())
    const ours = registrationFaults(metadata, there)
    // what we have refused, the engine need not refuse too
    const refused = ours.map(({ path }) => String(path[0]))
    const all = [...ours, ...engineFaults(Client, metadata, refused)]
    if (all.length > 0 || metadata['sector_identifier_uri'] === undefined) return all
    try {
      await Client.validate(engineMetadata(metadata))
      return []
    } catch (error) {
      return [{ path: ['sector_identifier_uri'], says: `is refused: ${descriptionOf(error)}` }]
    }
  }
}

function engineFaults(Client: EngineClient, metadata: ClientMetadata, refused: readonly string[]): Fault[] {
  const faults: Fault[] = []
  let left = without(metadata, refused)
  const gone = new Set(refused)
  while (faults.length < MOST_FAULTS) {
    try {
      const known = [
        ...new Set([
          ...Object.keys(new Client(engineMetadata(left)).metadata()),
          ...standardMembers,
          ...settingNames,
        ]),
      ]
      const unknown = Object.keys(metadata).filter((name) => !known.includes(name) && !gone.has(name))
      return [...faults, ...unknown.map((name) => ({ path: [name], says: unknownName(name, known) }))]
    } catch (error) {
      const said = descriptionOf(error)
      const named = Object.keys(left).filter((name) => mentions(said, name))
      const lacking = Object.keys(STAND_INS).filter((name) => mentions(said, name) && !(name in left))
      if (![...gone].some((name) => mentions(said, name))) faults.push(faultIn(said, named))
      if (named.length + lacking.length === 0) break
      for (const name of [...named, ...lacking]) gone.add(name)
      left = { ...without(left, named), ...standIns(lacking) }
    }
  }
  return faults
}

/** What the engine says, as of the member that its sentence begins with. */
const faultIn = (said: string, named: readonly string[]): Fault => {
  const name = named.find((each) => said.startsWith(`${each} `))
  return name === undefined ? { path: [], says: said } : { path: [name], says: said.slice(name.length + 1) }
}

/** Leaves members out; the one that most registrations cannot be without is replaced. */
const without = (metadata: ClientMetadata, names: readonly string[]): ClientMetadata => ({
  ...Object.fromEntries(Object.entries(metadata).filter(([name]) => !names.includes(name))),
  ...standIns(names.filter((name) => name === 'redirect_uris')),
})

const standIns = (names: readonly string[]): ClientMetadata =>
  Object.fromEntries(names.map((name) => [name, STAND_INS[name]]))

const mentions = (fault: string, name: string): boolean => fault.split(/[^\w]+/).some((word) => word === name)

/** As the engine reads it. Given a secret wherever it might want one, it names the method that it does not know. */
function engineMetadata(metadata: ClientMetadata): EngineMetadata {
  const hasNone = ['none', 'private_key_jwt'].some(
    (method) => method === metadata['token_endpoint_auth_method'],
  )
  return {
    ...metadata,
    client_id: 'to-be-checked',
    ...(hasNone ? {} : { client_secret: 'made later' }),
  }
}

/** @throws what is no fault of the metadata */
function descriptionOf(error: unknown): string {
  if (!(error instanceof errors.InvalidClientMetadata)) throw error
  return error.error_description ?? error.message
}
