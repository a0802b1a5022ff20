/**
 * How the engine is set up, by topic: what clients may be registered with, how long things live, what is on and what it
 * asks us; here what is left, and all of it together.
 */
import { errors } from 'oidc-provider'
import type {
  AdapterFactory,
  Configuration,
  ExternalSigningKey,
  FindAccount,
  KoaContextWithOIDC,
} from 'oidc-provider'
import { sectorOf } from '../subjects.ts'
import { pairwiseSubject } from '../../../domain/clients/index.ts'
import { heldByProgram } from '../../../domain/organisations/index.ts'
import type { Gate } from '../../../journeys/signin/index.ts'
import { randomToken } from '../../../platform/crypto/random.ts'
import { referenceOf } from '../../../platform/http/reference.ts'
import { locales } from '../../../platform/render/locale.ts'
import type { AttemptId } from '../../../policy/vocabulary.ts'
import { ownClientsMetadata } from '../own-clients.ts'
import { checkAssertion } from '../assertions.ts'
import type { Ground, Ways } from '../deps.ts'
import type { EnginePages } from '../pages.ts'
import { offlineRefusal, requirePkce, requireReachable } from '../refusals.ts'
import { countedFor } from '../strangers.ts'
import { actsForIn } from '../for-whom.ts'
import { BRANCH, ORGANIZATION, PROVES_ADDRESS } from '../wish.ts'
import { clientSigning, ofClients, secretMethods } from './clients.ts'
import type { StillActs } from '../for-whom.ts'
import { settingsOf } from '../settings.ts'
import { ofFeatures } from './features.ts'
import { ofLifetimes } from './lifetimes.ts'

export interface EngineDeps extends Ground {
  readonly ports: { readonly gate: Gate }
  /** Our own of what the engine keeps, finds and shows. */
  readonly own: {
    readonly adapter: AdapterFactory
    readonly findAccount: FindAccount
    readonly loadExistingGrant: NonNullable<Configuration['loadExistingGrant']>
    readonly policy: NonNullable<NonNullable<Configuration['interactions']>['policy']>
    readonly pages: EnginePages
    /** Whether whoever a grant is of still acts for whom it was given for. */
    readonly stillActs: StillActs
  }
}

/** How the engine is set up: what is on, what it asks us, and how long things live. */
export function engineConfiguration(deps: EngineDeps, keys: ExternalSigningKey[]): Configuration {
  const { here, ways, own } = deps
  return {
    jwks: { keys },
    adapter: own.adapter,
    findAccount: own.findAccount,
    loadExistingGrant: own.loadExistingGrant,
    clients: ownClientsMetadata(here.issuer, here.brand.name, ways.ladder),
    acrValues: acrValues(ways),
    discovery: {
      ...discoveryExtras(here.documentation ?? new URL('/docs/integrating', here.issuer)),
      ...(here.operators.registers ? { registration_endpoint: new URL('/register', here.issuer).href } : {}),
    },
    ...ofClients(here.issuer),
    ...ofLifetimes(here.lifetimes, deps.clock, here.operators.resource),
    pairwiseIdentifier: async (_ctx, subject, client) => {
      const known = { sector: sectorOf(client), subject, offer: randomToken(144) }
      return (await pairwiseSubject(deps.db, known)).pairwise
    },
    assertJwtClientAuthClaimsAndHeader: async (ctx, claims) => checkAssertion(ctx.oidc, claims),
    pkce: { required: (_ctx, client) => requirePkce(client) },
    cookies: cookies(deps),
    interactions: interactions(deps),
    extraTokenClaims: (ctx, token) =>
      token.kind === 'AccessToken' ? personClaims(ctx) : programClaims(deps, token.clientId),
    extraParams: extraParameters(deps),
    renderError: own.pages.error,
    features: ofFeatures({ ...deps, ...own }),
  }
}

/** Those that somebody can reach here, under each of their names (RFC 9470 §7). */
const acrValues = ({ ladder, proofings }: Pick<Ways, 'ladder' | 'proofings'>): string[] =>
  ladder.filter((rung) => proofings.includes(rung.proofing)).flatMap((rung) => [rung.acr, ...rung.aliases])

/** What the engine does not say of itself (OpenID Connect Discovery §3, RFC 8414 §2, Initiating User Registration §4). */
const discoveryExtras = (documentation: URL): Record<string, unknown> => ({
  prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
  ui_locales_supported: [...locales],
  // a public client may revoke what is its own, and look into nothing (see mayIntrospect)
  introspection_endpoint_auth_methods_supported: secretMethods,
  introspection_endpoint_auth_signing_alg_values_supported: clientSigning,
  revocation_endpoint_auth_methods_supported: [...secretMethods, 'none'],
  revocation_endpoint_auth_signing_alg_values_supported: clientSigning,
  service_documentation: documentation.href,
})

function cookies({ here, vault }: EngineDeps): NonNullable<Configuration['cookies']> {
  const secure = here.issuer.protocol === 'https:'
  const ours = { httpOnly: true, sameSite: 'lax', signed: true, secure, overwrite: true } as const
  return {
    keys: vault.derivedKeys('cookies').map(({ key }) => key.toString('base64url')),
    names: secure
      ? {
          session: '__Host-sluis_session',
          interaction: '__Secure-sluis_attempt',
          resume: '__Secure-sluis_resume',
        }
      : { session: 'sluis_session', interaction: 'sluis_attempt', resume: 'sluis_resume' },
    long: { ...ours, path: '/' },
    short: ours,
  }
}

const interactions = ({ own, ports, clock }: EngineDeps): NonNullable<Configuration['interactions']> => ({
  policy: own.policy,
  async url(ctx, interaction) {
    await ports.gate.begin(
      {
        id: interaction['cid'] as AttemptId,
        clientId: String(interaction.params['client_id']),
        counted: countedFor(ctx.req),
      },
      clock(),
    )
    return `/signin/${interaction.uid}`
  },
})

const extraParameters = ({ ways, log }: EngineDeps): NonNullable<Configuration['extraParams']> => ({
  // looked at once the request is known to be whole, before anybody is asked anything
  // which organisation it means is looked at once it is known who somebody is
  [ORGANIZATION]: null,
  [BRANCH](_ctx, value, client) {
    if (value !== undefined && settingsOf(client).sluis_branches === 'unnamed')
      throw new errors.InvalidRequest('branch must not be there: the client names none (sluis_branches)')
  },
  async [PROVES_ADDRESS](ctx, _value, client) {
    requireReachable(ways.reachable, ctx.oidc, client)
    const refusal = offlineRefusal(ctx, client)
    if (refusal === undefined) return
    const about = { reference: referenceOf(ctx.res), client: client.clientId, cause: refusal }
    log.info(about, 'offline_access cannot be had')
  },
})

/** For which organisation a program acts at this moment: what takes its tokens need not know which programs are whose. */
async function programClaims(
  { db, clock }: Pick<EngineDeps, 'db' | 'clock'>,
  client: string | undefined,
): Promise<Record<string, unknown> | undefined> {
  const held = client === undefined ? undefined : await heldByProgram(db, client, clock())
  return held && { organization_id: held.organisation_id }
}

/** What a person's token says: of the sign-in, and for whom they act. */
function personClaims(ctx: KoaContextWithOIDC): Record<string, unknown> | undefined {
  const acts = actsForIn(ctx.oidc.entities.Grant)
  return acts ? { ...signInClaims(ctx), organization_id: acts.organisation } : signInClaims(ctx)
}

/** RFC 9470 §6: what a token says of the sign-in; of the sign-in, so unchanged by a refresh. */
function signInClaims({ oidc }: KoaContextWithOIDC): Record<string, unknown> | undefined {
  const source = oidc.entities.AuthorizationCode ?? oidc.entities.RefreshToken ?? oidc.entities.DeviceCode
  if (source?.authTime === undefined) return undefined
  return { acr: source.acr, auth_time: source.authTime }
}
