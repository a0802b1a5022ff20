import { beforeAll, expect } from '@jest/globals'
import * as jose from 'jose'
import { randomUUID } from 'node:crypto'
import * as openid from 'openid-client'
import request, { type Response } from 'supertest'
import { Browser } from '../harness/browser.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import { createPortal, REDIRECT, signIn, type Portal, type Started } from '../harness/portal.ts'
import type { World } from '../harness/world.ts'

export type Claims = Record<string, unknown>
type Key = jose.GenerateKeyPairResult

/** What a client under test does otherwise than it should. */
export interface Otherwise {
  /** Claims of its assertion; undefined leaves one out. */
  readonly assertion?: Claims
  /** A whole assertion, or none. */
  readonly assertionJwt?: string | null
  /** The key of its DPoP proof; null: no proof. */
  readonly key?: Key | null
  readonly proof?: Claims
  readonly proofHeader?: Claims
  readonly proofJwt?: string | readonly string[]
}

export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** A client of FAPI 2.0, made by hand so that it can do everything wrong that there is. */
export class FapiClient {
  readonly origin: string
  readonly portal: Portal
  readonly signing: Key
  readonly key: Key
  private constructor(it: { origin: string; portal: Portal; signing: Key; key: Key }) {
    this.origin = it.origin
    this.portal = it.portal
    this.signing = it.signing
    this.key = it.key
  }

  static async register(world: World, metadata: Claims = {}): Promise<FapiClient> {
    const signing = await jose.generateKeyPair('ES256', { extractable: true })
    const jwk = { ...(await jose.exportJWK(signing.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }
    const portal = await createPortal(
      world,
      { ...fapi, jwks: { keys: [jwk] }, ...metadata },
      openid.PrivateKeyJwt({ key: signing.privateKey, kid: 'k' }),
    )
    return new FapiClient({ origin: world.origin, portal, signing, key: await newKey() })
  }

  get id(): string {
    return this.portal.clientId
  }

  async assertion(claims: Claims = {}, key = this.signing.privateKey, alg = 'ES256'): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const { id: iss } = this
    return sign(
      { iss, sub: iss, aud: this.origin, jti: randomUUID(), iat: now, exp: now + 60, ...claims },
      { alg, kid: 'k' },
      key,
    )
  }

  async proof(method: string, path: string, otherwise: Otherwise = {}): Promise<string> {
    const key = otherwise.key ?? this.key
    const htu = `${this.origin}${path}`
    return sign(
      { htm: method, htu, jti: randomUUID(), iat: Math.floor(Date.now() / 1000), ...otherwise.proof },
      {
        alg: 'ES256',
        typ: 'dpop+jwt',
        jwk: await jose.exportJWK(key.publicKey),
        ...otherwise.proofHeader,
      },
      key.privateKey,
    )
  }

  async post(path: string, fields: Claims, otherwise: Otherwise = {}): Promise<Answer> {
    const { assertionJwt = await this.assertion(otherwise.assertion) } = otherwise
    const form = new URLSearchParams(
      clean({
        client_id: this.id,
        ...(assertionJwt === null
          ? {}
          : {
              client_assertion: assertionJwt,
              client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            }),
        ...fields,
      }) as Record<string, string>,
    )
    const { key, proofJwt = key === null ? [] : await this.proof('POST', path, otherwise) } = otherwise
    return answerOf(await request(this.origin).post(path).set(proofOf(proofJwt)).send(form.toString()))
  }

  /** Pushes a request. Unless told to, it proves no key: the code is bound to none then. */
  async push(parameters: Claims = {}, otherwise: Otherwise = {}): Promise<Pushed> {
    const verifier = openid.randomPKCECodeVerifier()
    const fields = {
      response_type: 'code',
      redirect_uri: REDIRECT,
      scope: 'openid',
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...parameters,
    }
    const answer = await this.post('/request', fields, { key: null, ...otherwise })
    const url = new URL(`${this.origin}/auth`)
    url.searchParams.set('client_id', this.id)
    url.searchParams.set('request_uri', String(answer.body['request_uri']))
    return { ...answer, url, verifier, state: fields.state, nonce: fields.nonce }
  }

  redeem(pushed: Started, back: URL, fields: Claims = {}, otherwise: Otherwise = {}): Promise<Answer> {
    return this.post(
      '/token',
      {
        grant_type: 'authorization_code',
        code: back.searchParams.get('code'),
        redirect_uri: REDIRECT,
        code_verifier: pushed.verifier,
        ...fields,
      },
      otherwise,
    )
  }

  /** A whole flow. */
  async flow(email: string, parameters: Claims = {}, browser = new Browser()) {
    const pushed = await this.push(parameters)
    const back = await signIn(browser, pushed, email)
    const tokens = await this.redeem(pushed, back)
    return { pushed, back, tokens, browser }
  }

  async userinfo(token: string, otherwise: Otherwise & { scheme?: string } = {}): Promise<Answer> {
    const ath = await hashOf(token)
    const {
      proofJwt = await this.proof('GET', '/me', { ...otherwise, proof: { ath, ...otherwise.proof } }),
    } = otherwise
    const headers = { authorization: `${otherwise.scheme ?? 'DPoP'} ${token}`, ...proofOf(proofJwt) }
    return answerOf(await request(this.origin).get('/me').set(headers))
  }
}

export type Pushed = Started & Answer

export const fapi = {
  sluis_profile: 'fapi2',
  token_endpoint_auth_method: 'private_key_jwt',
  token_endpoint_auth_signing_alg: 'ES256',
  require_pushed_authorization_requests: true,
  dpop_bound_access_tokens: true,
}

export const newKey = (): Promise<Key> => jose.generateKeyPair('ES256', { extractable: true })

export const thumbprint = async ({ publicKey }: Key): Promise<string> =>
  jose.calculateJwkThumbprint(await jose.exportJWK(publicKey))

const hashOf = async (token: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(token))).toString('base64url')

/** Without what is undefined. */
const clean = (claims: Claims): Claims =>
  Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined && value !== null))

const sign = (claims: Claims, header: Claims, key: jose.CryptoKey): Promise<string> =>
  new jose.SignJWT(clean(claims))
    .setProtectedHeader(clean(header) as unknown as jose.JWTHeaderParameters) // wrong headers are what is tried
    .sign(key)

/** One header, with as many proofs in it as there are. */
const proofOf = (jwts: string | readonly string[]): Record<string, string> =>
  Array.isArray(jwts) && jwts.length === 0 ? {} : { dpop: [jwts].flat().join(', ') }

const answerOf = ({ status, type, body }: Response): Answer => ({
  status,
  body: type.includes('json') ? (body as Answer['body']) : {},
})

/** Two clients and somebody who is signed in already: what is tried is not the sign-in. */
export function useFapi(the: () => World) {
  let it: { client: FapiClient; other: FapiClient; person: TestPerson; signedIn: Browser }
  beforeAll(async () => {
    const [client, other] = [await FapiClient.register(the()), await FapiClient.register(the())]
    const person = await createPerson(the(), { phone: '+46701234567' })
    const signedIn = new Browser()
    await client.flow(person.email, {}, signedIn)
    it = { client, other, person, signedIn }
  })
  /** The way back to the portal. */
  const arrive = async (pushed: Pushed): Promise<URL> => {
    expect([pushed.status, pushed.body['error_description']]).toEqual([201, undefined])
    return signIn(it.signedIn.copy(), pushed, it.person.email)
  }
  return {
    the: () => it,
    flow: (parameters: Claims = {}) => it.client.flow(it.person.email, parameters, it.signedIn.copy()),
    pushAndArrive: async (parameters: Claims = {}, otherwise: Otherwise = {}) => {
      const pushed = await it.client.push(parameters, otherwise)
      return { pushed, back: await arrive(pushed) }
    },
  }
}

export const errorOf = ({ status, body }: Answer): unknown[] => [status, body['error']]
export const claimsIn = ({ body }: Answer): jose.JWTPayload => jose.decodeJwt(String(body['id_token']))
export const tokenIn = ({ body }: Answer): string => String(body['access_token'])
export const refusedToken = [400, 'invalid_grant']
export const refusedClient = [401, 'invalid_client']
