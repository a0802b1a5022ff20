import type { Demands } from '../../policy/operating/index.ts'
import { listOf } from './profiles.ts'
import { settingsOf } from './settings.ts'
import type { ClientMetadata } from './store.ts'

/** Scopes that say nothing of people. */
const tellingNothing: readonly string[] = ['openid', 'offline_access']

/** Grants by which a client gets no token of a person's. */
const ofPrograms = ['client_credentials']

/**
 * What a registration asks of people and of its own program: what one person alone does not lower.
 *
 * @param metadata of a registration that is valid
 * @param ownResource what tokens of the operators' API are for
 */
export function demandsOf(metadata: ClientMetadata, ownResource: string): Demands {
  const said = settingsOf(metadata)
  const { default_max_age: age, token_endpoint_auth_method: method } = metadata
  return {
    minimumLevel: said.sluis_minimum_level,
    levelMaxAges: said.sluis_level_max_ages,
    allowed: said.sluis_factors_allowed ?? undefined,
    forbidden: said.sluis_factors_forbidden,
    required: said.sluis_factors_required,
    remembersBrowsers: said.sluis_remember_browsers,
    organisations: said.sluis_organisations,
    ...{ acting: said.sluis_organization, register: said.sluis_number_register ?? undefined },
    branches: said.sluis_branches,
    mandateLevel: said.sluis_mandate_level ?? undefined,
    toldOfOrganisations: said.sluis_organization_claims,
    pkce: said.sluis_pkce,
    profile: said.sluis_profile ?? undefined,
    asksConsent: said.sluis_consent === 'ask',
    maxAge: typeof age === 'number' ? age : undefined,
    authentication: typeof method === 'string' ? method : 'client_secret_basic',
    told: toldOf(metadata),
    isBound: metadata['dpop_bound_access_tokens'] === true,
    isPushed: metadata['require_pushed_authorization_requests'] === true,
    operatorsAt: operatorsAt(metadata, ownResource),
  }
}

/** What a registered scope carries, with the claims that are named beside it; no scope is registered: all scopes. */
function toldOf(metadata: ClientMetadata): readonly string[] | undefined {
  const { scope, subject_type: subjects } = metadata
  const named = settingsOf(metadata).sluis_claims
  if (typeof scope === 'string')
    return [...scope.split(' ').filter((each) => !tellingNothing.includes(each)), ...named]
  return subjects === 'pairwise' ? named : undefined
}

/** Where people's tokens for the operators' API go, and by what the client shows who it is; undefined: it asks for none. */
function operatorsAt(metadata: ClientMetadata, ownResource: string): string | undefined {
  const grants = listOf(metadata['grant_types'] ?? ['authorization_code'])
  const isForPeople = grants.some((grant) => !ofPrograms.includes(String(grant)))
  if (!isForPeople || !settingsOf(metadata).sluis_resources.includes(ownResource)) return undefined
  const { redirect_uris, token_endpoint_auth_method, jwks, jwks_uri } = metadata
  return JSON.stringify([redirect_uris, token_endpoint_auth_method, jwks, jwks_uri])
}

/** What of a registration is an operator's alone: what it may reach, and what files know it by. */
export const ofOperators: readonly string[] = ['sluis_resources', 'sluis_introspects', 'sluis_key']
