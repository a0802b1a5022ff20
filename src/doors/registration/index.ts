/**
 * Registration by the protocol: a program registers a client by a token that an operator has made (RFC 7591), and looks
 * after its registration by one that it gets with it (RFC 7592). Off unless an installation turns it on.
 *
 * A program says the standard's own members; every setting of ours comes from the operator's token, and is an operator's to
 * change. What it says that is not known is left aside, as the standard has it. What is refused has used nothing up.
 */
import { perform, type Performing } from '../../acts/index.ts'
import type { RegistrationActs } from '../../acts/clients/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import {
  clientById,
  registrationOf,
  settingNames,
  tokenOfHash,
  type ClientMetadata,
  type Registered,
} from '../../domain/clients/index.ts'
import { json, nothing, type Answer } from '../../platform/http/answers.ts'
import { jsonBody } from '../../platform/http/bodies.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { sha256 } from '../../platform/crypto/random.ts'
import { anyMembers, anything, sentenceOf, type Fault } from '../../platform/schema/index.ts'

export interface RegistrationDoor extends Performing {
  readonly issuer: URL
  readonly operators: { readonly registers: boolean }
  readonly registrations: RegistrationActs
}

const PATH = '/register'

const body = jsonBody(anyMembers(anything(), 'a JSON object'), { most: 64 * 1024 })

const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' }

/** RFC 7591 §3.2.2, RFC 6750 §3.1. */
const error = (
  status: number,
  code: string,
  description: string,
  more: Record<string, string> = {},
): Answer =>
  json(
    { error: code, error_description: description, error_uri: `/errors/${code}` },
    { status, headers: { ...noStore, ...more } },
  )

/** @param isShown whether there was one, which is not enough: else nothing is said of it (RFC 6750 §3.1) */
const noToken = (isShown = false): Answer =>
  error(401, 'invalid_token', 'the token is missing, used up, too old, or of another client', {
    'WWW-Authenticate': `Bearer realm="sluis"${isShown ? ', error="invalid_token"' : ''}`,
  })

const whoAsks = ({ address, userAgent }: Exchange, by: Acting['by']): Acting => ({
  by,
  seenFrom: { address, userAgent },
})

const tokenIn = (exchange: Exchange): string | undefined => {
  const shown = exchange.credential()
  return shown?.scheme === 'Bearer' ? shown.token : undefined
}

/** What was read: never to be taken for an answer of ours, whatever it looks like. */
type Read =
  | { readonly said: ClientMetadata; readonly refused?: undefined }
  | { readonly refused: Answer; readonly said?: undefined }

/** What a program says; its own words for what cannot be read. */
async function saidIn(exchange: Exchange): Promise<Read> {
  try {
    return { said: await exchange.read(body) }
  } catch (thrown) {
    if (!(thrown instanceof HttpProblem) || thrown.status >= 500) throw thrown
    const [fault] = thrown.options.faults ?? []
    const says = fault ? sentenceOf(fault) : `the body is refused: ${thrown.code}`
    return { refused: error(thrown.status === 422 ? 400 : thrown.status, 'invalid_client_metadata', says) }
  }
}

/** An error of the specification: what of the redirect URIs is wrong has one of its own. */
function refusal({
  reason,
  faults,
  ...more
}: {
  reason: string
  faults: readonly Fault[]
  retryAfter?: number
}): Answer {
  if (reason === 'token-unknown') return noToken(true)
  if (reason === 'too-many')
    return error(429, 'slow_down', 'registrations by this token come too fast', {
      'Retry-After': String(more.retryAfter ?? 60),
    })
  if (reason === 'privileged')
    return error(403, 'access_denied', 'it holds a role by now: an operator looks after it')
  if (reason === 'managed-by-files')
    return error(403, 'access_denied', 'an operator keeps this registration in files')
  const isRedirect = faults.some(({ path: [first] }) => first === 'redirect_uris')
  return error(
    400,
    isRedirect ? 'invalid_redirect_uri' : 'invalid_client_metadata',
    faults.map(sentenceOf).join('; '),
  )
}

/** What a client is told of its registration (RFC 7591 §3.2.1, RFC 7592 §3): ours are an operator's, and left out. */
function told(
  { issuer }: RegistrationDoor,
  {
    clientId,
    clientSecret,
    metadata,
    issuedAt,
  }: Pick<Extract<Registered, { ok: true }>, 'clientId' | 'clientSecret' | 'metadata' | 'issuedAt'>,
  accessToken: string,
): object {
  const own = Object.fromEntries(Object.entries(metadata).filter(([name]) => !settingNames.includes(name)))
  return {
    // what holds where nothing was said (RFC 7591 §2)
    ...{ grant_types: ['authorization_code'], response_types: ['code'] },
    token_endpoint_auth_method: 'client_secret_basic',
    ...own,
    client_id: clientId,
    client_id_issued_at: Math.floor(issuedAt.getTime() / 1000),
    ...(clientSecret === undefined ? {} : { client_secret: clientSecret, client_secret_expires_at: 0 }),
    registration_access_token: accessToken,
    registration_client_uri: new URL(`${PATH}/${clientId}`, issuer).href,
  }
}

async function register(door: RegistrationDoor, exchange: Exchange): Promise<Answer> {
  const token = tokenIn(exchange)
  if (token === undefined) return noToken()
  // what strangers send is not read
  if (!(await tokenOfHash(door.db, sha256(token), door.clock()))) return noToken(true)
  const { said, refused } = await saidIn(exchange)
  if (refused) return refused
  const who = whoAsks(exchange, 'nobody')
  const done = await perform(door, door.registrations.register, who, undefined, { token, said })
  if (!done.ok) return refusal(done)
  return json(told(door, done, done.accessToken ?? ''), { status: 201, headers: noStore })
}

async function read({ db, clock, ...door }: RegistrationDoor, exchange: Exchange): Promise<Answer> {
  const [token, clientId] = [tokenIn(exchange), exchange.params['client_id'] ?? '']
  const registration =
    token === undefined ? undefined : await registrationOf(db, { clientId, hash: sha256(token) })
  const client = registration && (await clientById(db, clientId, clock()))
  if (token === undefined || !client) return noToken()
  const { metadata } = client
  const about = { clientId, clientSecret: undefined, metadata, issuedAt: registration.registered_at }
  return json(told({ db, clock, ...door }, about, token), { headers: noStore })
}

async function change(door: RegistrationDoor, exchange: Exchange): Promise<Answer> {
  const [token, clientId] = [tokenIn(exchange), exchange.params['client_id'] ?? '']
  if (token === undefined) return noToken()
  if (!(await registrationOf(door.db, { clientId, hash: sha256(token) }))) return noToken(true)
  const { said, refused } = await saidIn(exchange)
  if (refused) return refused
  // RFC 7592 §2.2: the id is said, and is this one; and its secret, where it is said
  if (said['client_id'] !== clientId)
    return error(400, 'invalid_client_metadata', `client_id must be ${clientId}`)
  const { client_secret: secret } = said
  if (secret !== undefined && !(await isSecretOf(door, clientId, secret)))
    return error(400, 'invalid_client_metadata', 'client_secret must be the client’s own, or left out')
  const who = whoAsks(exchange, { client: clientId })
  const done = await perform(door, door.registrations.change, who, clientId, { token, said })
  if (!done.ok) return refusal(done)
  return json(told(door, done, token), { headers: noStore })
}

async function isSecretOf(
  { db, clock }: RegistrationDoor,
  clientId: string,
  secret: unknown,
): Promise<boolean> {
  const client = await clientById(db, clientId, clock())
  return typeof secret === 'string' && client?.secretHashes.includes(sha256(secret).toString('hex')) === true
}

async function unregister(door: RegistrationDoor, exchange: Exchange): Promise<Answer> {
  const [token, clientId] = [tokenIn(exchange), exchange.params['client_id'] ?? '']
  if (token === undefined) return noToken()
  const who = whoAsks(exchange, { client: clientId })
  const gone = await perform(door, door.registrations.unregister, who, clientId, { token })
  return gone.ok ? nothing : refusal({ reason: gone.reason, faults: [] })
}

export const slice = {
  name: 'registration',
  endpoints(door: RegistrationDoor): Endpoint[] {
    if (!door.operators.registers) return []
    const one = `${PATH}/:client_id`
    const endpoint = (
      method: Endpoint['method'],
      path: string,
      handle: (door: RegistrationDoor, exchange: Exchange) => Promise<Answer>,
    ): Endpoint => ({ method, path, anySite: true, handle: (exchange) => handle(door, exchange) })
    return [
      endpoint('POST', PATH, register),
      endpoint('GET', one, read),
      endpoint('PUT', one, change),
      endpoint('DELETE', one, unregister),
    ]
  },
}
