import { decodeJwt } from 'jose'
import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import { settingsOf } from './settings.ts'

/** Seconds that a client's assertion may live, at most: as long as its id is kept, so that it works once. */
const LONGEST = 15 * 60

type Context = Pick<KoaContextWithOIDC['oidc'], 'client' | 'params' | 'route' | 'urlFor' | 'issuer'>

/**
 * Whom a client's assertion (RFC 7523 §3) must be made for: Sluis by its issuer, whichever of its addresses it is sent to.
 * One that its author made for another of our addresses, or for somebody else's, is none (security C13). A client may be
 * registered to aim at the token endpoint, and is taken there only.
 *
 * @throws errors.InvalidClientAuth which says the audience that is wanted, where the assertion is made for none of them
 */
export function audiencesFor(oidc: Context): ReadonlySet<string> {
  const aimsAtEndpoint =
    oidc.route === 'token' &&
    oidc.client !== undefined &&
    settingsOf(oidc.client).sluis_assertion_audience === 'token-endpoint'
  const wanted = [oidc.issuer, ...(aimsAtEndpoint ? [oidc.urlFor('token')] : [])]
  const said = [audienceIn(oidc.params?.['client_assertion'])].flat()
  if (said.some((each) => each !== undefined) && !said.some((each) => wanted.includes(String(each))))
    throw refusal(`the assertion's aud must be ${wanted.join(' or ')}`)
  return new Set(wanted)
}

/** As far as it can be read: what cannot, the engine refuses. */
function audienceIn(assertion: unknown): string | readonly string[] | undefined {
  try {
    return typeof assertion === 'string' ? decodeJwt(assertion).aud : undefined
  } catch {
    return undefined
  }
}

/**
 * What else an assertion must be, once its signature is right.
 *
 * @throws errors.InvalidClientAuth where it lives too long, is of the future, or is made for others as well under FAPI 2.0 (§5.3.2.1)
 */
export function checkAssertion(
  oidc: KoaContextWithOIDC['oidc'],
  claims: Readonly<Record<string, unknown>>,
): void {
  const { exp, iat, aud } = claims
  const now = Math.floor(Date.now() / 1000)
  if (typeof exp !== 'number' || exp > now + LONGEST)
    throw refusal("the assertion's exp must be at most 15 minutes ahead")
  if (isAhead(iat, now)) throw refusal("the assertion's iat must be at most a minute ahead")
  if (oidc.isFapi('2.0') && aud !== oidc.issuer)
    throw refusal(`the assertion's aud must be ${oidc.issuer}, as a text`)
}

/** Seconds that another's clock may be ahead of ours (FAPI 2.0 §5.3.2.1). */
const AHEAD = 60

const isAhead = (at: unknown, now: number): boolean => typeof at === 'number' && at > now + AHEAD

/**
 * That a proof of possession (RFC 9449) was not made in the future: the engine bears five minutes.
 *
 * @param proof as it was sent; what cannot be read, the engine refuses
 * @throws errors.InvalidDpopProof
 */
export function checkProofTime(proof: string): void {
  let at: unknown
  try {
    at = decodeJwt(proof).iat
  } catch {
    return
  }
  if (isAhead(at, Math.floor(Date.now() / 1000)))
    throw new errors.InvalidDpopProof('DPoP proof iat is more than a minute ahead')
}

/** A refusal that tells the client what it did wrong, as it has no page on which to read it. */
function refusal(what: string): Error {
  const error = new errors.InvalidClientAuth(what)
  error.error_description = `client authentication failed: ${what}`
  return error
}
