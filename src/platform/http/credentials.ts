import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './problem.ts'

/** What a program shows that it may: an access token, and under DPoP the proof that it holds the token's key. */
export interface Credential {
  readonly scheme: 'Bearer' | 'DPoP'
  readonly token: string
  /** A JWT, unread (RFC 9449 §4.2). */
  readonly proof: string | undefined
}

/** The form of an access token in a header: `b64token` (RFC 6750 §2.1). */
const TOKEN = /^[\w\-.~+/]+=*$/

/**
 * The credential of a request (RFC 6750 §2.1, RFC 9449 §7.1). Only the header is read: a token in an address or a form
 * would stand in logs.
 *
 * @returns undefined where there is none, or one of another scheme
 * @throws HttpProblem 400 `invalid_request` where it is malformed, or has not exactly one proof under DPoP
 */
export function credentialIn({ headers }: IncomingMessage): Credential | undefined {
  const [, named = '', token = ''] = /^([A-Za-z]+) +(.*)$/.exec(headers.authorization ?? '') ?? []
  const scheme = schemes.find((each) => each.toLowerCase() === named.toLowerCase())
  if (scheme === undefined) return undefined
  if (!TOKEN.test(token)) throw refusedCredential('invalid_request')
  // the header sent twice comes joined by a comma
  const proof = headers['dpop']
  if (scheme === 'Bearer') return { scheme, token, proof: undefined }
  if (typeof proof !== 'string' || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(proof))
    throw refusedCredential('invalid_dpop_proof')
  return { scheme, token, proof }
}

const schemes = ['Bearer', 'DPoP'] as const

/** Algorithms that a proof may be signed by (RFC 9449 §7.1). */
const PROOF_ALGORITHMS = 'ES256 PS256 EdDSA'

/** Why a credential is not enough (RFC 6750 §3.1, RFC 9449 §7.1). */
export type CredentialFault =
  'invalid_request' | 'invalid_token' | 'invalid_dpop_proof' | 'insufficient_scope'

const sentences: Readonly<Record<CredentialFault, string>> = {
  invalid_request: 'the Authorization header is malformed',
  invalid_token:
    'the token is not known, has ended, is for something else, or lacks the proof that it is bound to',
  invalid_dpop_proof: 'the DPoP proof is missing, used, too old, or for another request, token or key',
  insufficient_scope: 'the token lacks a scope',
}

const statusOf: Readonly<Record<CredentialFault, number>> = {
  invalid_request: 400,
  invalid_token: 401,
  invalid_dpop_proof: 401,
  insufficient_scope: 403,
}

/**
 * A refusal of a program: what it must show, in each scheme, and what is wrong with what it showed.
 *
 * @param fault undefined where it showed nothing
 * @param scope the scopes that are wanted, space-separated
 */
export function refusedCredential(fault?: CredentialFault, scope?: string): HttpProblem {
  const said = { ...(fault === undefined ? {} : { error: fault }), ...(scope === undefined ? {} : { scope }) }
  const challenge = (scheme: string, more: Readonly<Record<string, string>>): string =>
    `${scheme} ${Object.entries({ ...more, ...said })
      .map(([name, value]) => `${name}="${value}"`)
      .join(', ')}`
  return new HttpProblem(fault === undefined ? 401 : statusOf[fault], fault ?? 'credential-missing', {
    says:
      fault === undefined
        ? 'an access token is needed, as Authorization: Bearer …'
        : fault === 'insufficient_scope' && scope !== undefined
          ? `the token lacks the scope ${scope}`
          : sentences[fault],
    challenges: [challenge('Bearer', { realm: 'sluis' }), challenge('DPoP', { algs: PROOF_ALGORITHMS })],
  })
}
