import { decodeJwt, decodeProtectedHeader } from 'jose'
import { settingsOf, wishOfClient } from '../../../domain/clients/index.ts'
import { isRetired } from '../../../policy/signin/index.ts'
import { assertion, begin, proof, type Answered, type Begun } from './party.ts'
import { aside, good, none, wrong, type Check, type Rehearsed } from './check.ts'

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'

const grants = ({ metadata }: Rehearsed): readonly unknown[] =>
  Array.isArray(metadata['grant_types']) ? metadata['grant_types'] : ['authorization_code']

const redirects = ({ metadata }: Rehearsed): string[] =>
  Array.isArray(metadata['redirect_uris']) ? metadata['redirect_uris'].map(String) : []

const needsPar = ({ metadata }: Rehearsed): boolean =>
  metadata['require_pushed_authorization_requests'] === true || settingsOf(metadata).sluis_profile === 'fapi2'

/** What is checked of signing in and of tokens, in this order. */
export async function signInChecks(client: Rehearsed): Promise<Check[]> {
  const checks: Check[] = []
  if (grants(client).includes('client_credentials')) checks.push(await machine(client))
  if (grants(client).includes(DEVICE)) checks.push(await device(client))
  if (redirects(client).length === 0) return checks
  return [
    ...checks,
    await redirect(client),
    await pkce(client),
    await par(client),
    ...(await signIn(client)),
    await acrHonoured(client),
    await acrUnmet(client),
  ]
}

type Params = Readonly<Record<string, string>>

/** How the client shows who it is, with a request of its server's. */
async function shown({
  id,
  metadata,
  secret,
  key,
  ground,
}: Rehearsed): Promise<{ form: Params; headers: Params }> {
  const method = metadata['token_endpoint_auth_method'] ?? 'client_secret_basic'
  if (method === 'private_key_jwt') {
    const client_assertion = await assertion(key, id, ground.here.issuer.origin, ground.clock())
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
    return { form: { client_id: id, client_assertion, client_assertion_type: type }, headers: {} }
  }
  if (secret === undefined) return { form: { client_id: id }, headers: {} }
  if (method === 'client_secret_post') return { form: { client_id: id, client_secret: secret }, headers: {} }
  const credentials = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString(
    'base64',
  )
  return { form: {}, headers: { authorization: `Basic ${credentials}` } }
}

async function token(client: Rehearsed, params: Params): Promise<Answered> {
  const { form, headers } = await shown(client)
  const { issuer } = client.ground.here
  const dpop = await proof(client.key, 'POST', `${issuer.origin}/token`, client.ground.clock())
  const bound = client.metadata['dpop_bound_access_tokens'] === true ? { dpop } : {}
  return client.party.post('/token', { ...params, ...form }, { ...headers, ...bound })
}

/** Asks for a sign-in, pushed where it must be; and follows to where the browser is sent. */
async function authorize(
  client: Rehearsed,
  begun: Begun,
  more: Params = {},
  { pushes = needsPar(client) }: { pushes?: boolean } = {},
): Promise<URL | undefined> {
  const asked = {
    ...{
      client_id: client.id,
      response_type: 'code',
      scope: scopeOf(client),
      redirect_uri: redirects(client)[0] ?? '',
    },
    ...{
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: begun.challenge,
      code_challenge_method: 'S256',
    },
    ...more,
  }
  const params = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
  if (!pushes)
    return follow(client, await client.party.get(`/auth?${new URLSearchParams(params).toString()}`))
  const { form, headers } = await shown(client)
  const pushed = await client.party.post('/request', { ...params, ...form }, headers)
  if (typeof pushed.body['request_uri'] !== 'string') return undefined
  const query = new URLSearchParams({ client_id: client.id, request_uri: pushed.body['request_uri'] })
  return follow(client, await client.party.get(`/auth?${query.toString()}`))
}

const scopeOf = (client: Rehearsed): string =>
  grants(client).includes('refresh_token') ? 'openid offline_access' : 'openid'

/** Goes where the browser is sent, until that is the portal. */
async function follow({ party, ground }: Rehearsed, first: Answered): Promise<URL | undefined> {
  let answer = first
  for (let hops = 0; hops < 8; hops++) {
    if (answer.location === undefined) return undefined
    const to = new URL(answer.location, ground.here.issuer)
    if (to.origin !== ground.here.issuer.origin) return to
    answer = await party.get(`${to.pathname}${to.search}`)
  }
  return undefined
}

/** So many addresses are tried: they are all taken by the same comparison. */
const TRIED = 10

/** Each address that is registered is taken, and one that differs in a letter is not. */
async function redirect(client: Rehearsed): Promise<Check> {
  for (const uri of redirects(client).slice(0, TRIED)) {
    client.party.forget()
    const back = await authorize(client, begin(), { redirect_uri: uri })
    if (!back?.href.startsWith(uri))
      return wrong('redirect', 'redirect-refused', `${uri}: ${client.said() ?? ''}`)
  }
  const [first = ''] = redirects(client)
  const other = await authorize(client, begin(), { redirect_uri: `${first}x` })
  if (other) return wrong('redirect', 'redirect-open', `${first}x`)
  const plain = redirects(client).find((uri) => /^http:\/\/(?!localhost|127\.|\[::1\])/.test(uri))
  return plain === undefined ? good('redirect') : aside('redirect', 'redirect-plain', plain)
}

/** Without PKCE nobody gets in, unless the client is exempt. */
async function pkce(client: Rehearsed): Promise<Check> {
  client.party.forget()
  const back = await authorize(client, begin(), { code_challenge: '', code_challenge_method: '' })
  const isLet = back?.searchParams.has('code') === true
  if (settingsOf(client.metadata).sluis_pkce === 'exempt') return aside('pkce', 'pkce-exempt')
  return isLet ? wrong('pkce', 'pkce-open') : good('pkce')
}

/** A request that was pushed is taken; where it must be, no other is. */
async function par(client: Rehearsed): Promise<Check> {
  client.party.forget()
  const back = await authorize(client, begin(), {}, { pushes: true })
  if (!back?.searchParams.has('code')) return wrong('par', 'par-refused', client.said())
  if (!needsPar(client)) return good('par')
  client.party.forget()
  const plain = await authorize(client, begin(), {}, { pushes: false })
  return plain?.searchParams.has('code') ? wrong('par', 'par-open') : good('par')
}

/** Signs in, redeems the code once and twice, and refreshes. */
async function signIn(client: Rehearsed): Promise<Check[]> {
  client.party.forget()
  const begun = begin()
  const offline = grants(client).includes('refresh_token') ? { prompt: 'consent' } : {}
  const back = await authorize(client, begun, offline)
  const code = back?.searchParams.get('code')
  if (!code)
    return [wrong('sign-in', 'sign-in-refused', back?.searchParams.get('error_description') ?? client.said())]
  const redeem = {
    grant_type: 'authorization_code',
    code,
    code_verifier: begun.verifier,
    redirect_uri: redirects(client)[0] ?? '',
  }
  const first = await token(client, redeem)
  const idToken = first.body['id_token']
  if (typeof idToken !== 'string') return [wrong('sign-in', 'token-refused', client.said())]
  const claims = decodeJwt(idToken)
  const alg = decodeProtectedHeader(idToken).alg
  const isRight =
    claims.iss === client.ground.here.issuer.origin &&
    [claims.aud].flat().includes(client.id) &&
    claims['nonce'] === begun.nonce &&
    alg === client.metadata['id_token_signed_response_alg']
  const signedIn = isRight
    ? good('sign-in', typeof claims['acr'] === 'string' ? claims['acr'] : undefined)
    : wrong('sign-in', 'id-token-wrong', alg)
  return [isGone(client) ?? signedIn, await refresh(client, first), await twice(client, redeem)]
}

/** The rehearsal's engine lets everybody in: of a portal that is retired, the sign-in itself does not. */
function isGone({ metadata, ground }: Rehearsed): Check | undefined {
  const { retiresAt } = wishOfClient(metadata)
  return isRetired(retiresAt, ground.clock())
    ? wrong('sign-in', 'retired', retiresAt?.toISOString())
    : undefined
}

/** A code that is redeemed twice is refused. */
async function twice(client: Rehearsed, redeem: Params): Promise<Check> {
  const again = await token(client, redeem)
  return again.body['error'] === 'invalid_grant' ? good('code-twice') : wrong('code-twice', 'code-open')
}

/** A refresh token is used once, and what it was for ends where it comes again. */
async function refresh(client: Rehearsed, first: Answered): Promise<Check> {
  if (!grants(client).includes('refresh_token')) return none('refresh')
  const given = first.body['refresh_token']
  if (typeof given !== 'string') return wrong('refresh', 'refresh-missing')
  const use = (value: string): Promise<Answered> =>
    token(client, { grant_type: 'refresh_token', refresh_token: value })
  const next = (await use(given)).body['refresh_token']
  if (settingsOf(client.metadata).sluis_profile === 'fapi2')
    return next === undefined ? wrong('refresh', 'refresh-refused', client.said()) : good('refresh')
  if (typeof next !== 'string') return wrong('refresh', 'refresh-refused', client.said())
  const again = await use(given)
  const after = await use(next)
  const isOver = [again, after].every(({ body }) => body['error'] === 'invalid_grant')
  return isOver ? good('refresh') : wrong('refresh', 'refresh-open')
}

/** Asked for a level that somebody has, the token says it. */
async function acrHonoured(client: Rehearsed): Promise<Check> {
  const { ways } = client.ground
  const own = ways.reachable.filter(({ proofing }) => proofing === 'none').toSorted((a, b) => b.rank - a.rank)
  const [rung] = own
  if (!rung) return none('acr-honoured')
  client.party.forget()
  const begun = begin()
  const back = await authorize(client, begun, { acr_values: rung.acr })
  const code = back?.searchParams.get('code')
  if (!code)
    return wrong('acr-honoured', 'level-beyond', back?.searchParams.get('error_description') ?? rung.key)
  const redeem = {
    grant_type: 'authorization_code',
    code,
    code_verifier: begun.verifier,
    redirect_uri: redirects(client)[0] ?? '',
  }
  const { body } = await token(client, redeem)
  const acr = typeof body['id_token'] === 'string' ? decodeJwt(body['id_token'])['acr'] : undefined
  if (settingsOf(client.metadata).sluis_profile === 'nlgov') return good('acr-honoured', String(acr))
  return acr === rung.acr ? good('acr-honoured', rung.acr) : wrong('acr-honoured', 'acr-other', String(acr))
}

/** Asked for a level that somebody has not, the portal gets an error, and no token of a lower one (RFC 9470 §5). */
async function acrUnmet(client: Rehearsed): Promise<Check> {
  const { ladder, reachable } = client.ground.ways
  const beyond = ladder.find((rung) => rung.proofing !== 'none' || !reachable.includes(rung))
  if (!beyond) return none('acr-unmet')
  client.party.forget()
  const back = await authorize(client, begin(), { acr_values: beyond.acr })
  const error = back?.searchParams.get('error')
  return error === 'unmet_authentication_requirements'
    ? good('acr-unmet', beyond.acr)
    : wrong('acr-unmet', 'acr-lowered', `${beyond.acr}: ${error ?? ''}`)
}

/** A machine gets a token for itself, for the first resource that it may ask for. */
async function machine(client: Rehearsed): Promise<Check> {
  const [resource] = settingsOf(client.metadata).sluis_resources
  const asked = { grant_type: 'client_credentials', ...(resource === undefined ? {} : { resource }) }
  const { body } = await token(client, asked)
  if (typeof body['access_token'] !== 'string') return wrong('machine', 'token-refused', client.said())
  return resource === undefined ? aside('machine', 'resource-missing') : good('machine', resource)
}

async function device(client: Rehearsed): Promise<Check> {
  const { form, headers } = await shown(client)
  const { body } = await client.party.post('/device/auth', { scope: 'openid', ...form }, headers)
  return typeof body['user_code'] === 'string'
    ? good('device')
    : wrong('device', 'token-refused', client.said())
}
