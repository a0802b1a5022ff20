import { errors, type ClientMetadata as EngineMetadata, type Provider } from 'oidc-provider'
import {
  extensionFaults,
  extensions,
  type ClientMetadata,
  type ClientValidator,
  type Known,
} from '../../domain/clients/index.ts'

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

/** More faults than this nobody reads. */
const MOST_FAULTS = 40

/**
 * Whether client metadata are valid: ours by what there is here, the standard ones by the engine. It throws at the first
 * fault, so what it names is left out, and it looks again.
 */
export function createValidator(provider: () => Provider, there: Known): ClientValidator {
  return async (metadata) => {
    const { Client } = provider() as unknown as { Client: EngineClient } // the engine's type tells no constructor
    const ours = extensionFaults(metadata, there)
    // what we have refused, the engine need not refuse too
    const refused = Object.keys(metadata).filter((name) => ours.some((fault) => mentions(fault, name)))
    const { faults, unknown } = engineFaults(Client, metadata, refused)
    const all = [...ours, ...faults, ...unknown.map((name) => `${name} is not known here`)]
    if (all.length > 0 || metadata['sector_identifier_uri'] === undefined) return all
    try {
      await Client.validate(engineMetadata(metadata))
      return []
    } catch (error) {
      return [`sector_identifier_uri: ${descriptionOf(error)}`]
    }
  }
}

function engineFaults(
  Client: EngineClient,
  metadata: ClientMetadata,
  refused: readonly string[],
): { faults: string[]; unknown: string[] } {
  const faults: string[] = []
  let left = without(metadata, refused)
  const gone = new Set(refused)
  while (faults.length < MOST_FAULTS) {
    try {
      const known = new Client(engineMetadata(left)).metadata()
      const unknown = Object.keys(metadata).filter((name) => !(name in known) && !gone.has(name))
      return { faults, unknown: unknown.filter((name) => !(extensions as readonly string[]).includes(name)) }
    } catch (error) {
      const said = descriptionOf(error)
      const named = Object.keys(left).filter((name) => mentions(said, name))
      const lacking = Object.keys(STAND_INS).filter((name) => mentions(said, name) && !(name in left))
      if (![...gone].some((name) => mentions(said, name))) faults.push(said)
      if (named.length + lacking.length === 0) break
      for (const name of [...named, ...lacking]) gone.add(name)
      left = { ...without(left, named), ...standIns(lacking) }
    }
  }
  return { faults, unknown: [] }
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
