import type { ClientKind } from '../../../../views/operator/portals/kinds.ts'
import type { LevelOffered } from '../../../../views/operator/levels.ts'
import { openTo } from '../../../policy/levels/ladder.ts'
import type { Visit } from '../enter.ts'
import type { ClientMetadata } from '../../../domain/clients/index.ts'

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'

/** What is asked of whoever connects a portal. */
export interface Answers {
  readonly name: string
  readonly kind: Exclude<ClientKind, 'api'>
  /** Where it lives; undefined of what has no address. */
  readonly home: URL | undefined
  /** Where people come back to. */
  readonly redirect: string | undefined
  /** A level's key; undefined: what holds where nothing is said. */
  readonly level: string | undefined
  /** The API that a machine asks tokens for. */
  readonly api: string | undefined
  /** What its library needs beside that. */
  readonly more: ClientMetadata
}

/** How each kind is registered: the five registrations of `docs/integrating.md`, a machine's with a secret. */
export function registrationOf({ name, kind, home, redirect, level, api, more }: Answers): ClientMetadata {
  const back = redirect === undefined ? {} : { redirect_uris: [redirect] }
  const refreshes = { grant_types: ['authorization_code', 'refresh_token'] }
  const left =
    home && /^https?:$/.test(home.protocol) ? { post_logout_redirect_uris: [`${home.origin}/`] } : {}
  const kinds: Readonly<Record<Answers['kind'], ClientMetadata>> = {
    web: { ...back, ...left, ...refreshes },
    browser: { ...back, ...left, ...refreshes, token_endpoint_auth_method: 'none' },
    native: { ...back, ...refreshes, application_type: 'native', token_endpoint_auth_method: 'none' },
    machine: { grant_types: ['client_credentials'], ...(api !== undefined && { sluis_resources: [api] }) },
    device: {
      application_type: 'native',
      grant_types: [DEVICE, 'refresh_token'],
      token_endpoint_auth_method: 'none',
    },
  }
  return {
    client_name: name,
    ...kinds[kind],
    ...(level !== undefined && { sluis_minimum_level: level }),
    ...more,
  }
}

/** What a client is, by what it is registered with. */
export function kindOf(metadata: ClientMetadata): Answers['kind'] {
  const { grant_types: grants, application_type: type, token_endpoint_auth_method: method } = metadata
  const has = (grant: string): boolean => Array.isArray(grants) && grants.includes(grant)
  if (has('client_credentials') && !has('authorization_code')) return 'machine'
  if (has(DEVICE)) return 'device'
  if (type === 'native') return 'native'
  return method === 'none' ? 'browser' : 'web'
}

/** The levels, lowest first, and whether anybody can reach them here: nobody's identity is checked, and factors may be missing. */
export function levelsOf({ door }: Visit): LevelOffered[] {
  const { ladder } = door.here
  const open = openTo(
    ladder,
    door.ways.factors.map(({ kind }) => kind),
  )
  return ladder.map((rung) => ({ key: rung.key, isOpen: rung.proofing === 'none' && open.includes(rung) }))
}
