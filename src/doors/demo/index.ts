/**
 * The demo portal: a relying party of its own that talks plain OIDC to Sluis and knows nothing of its inside.
 * It signs in at a chosen level, shows what it was told, refreshes, signs out, and receives back-channel logouts.
 * Its sessions live in this process: it is for trying, and absent in production.
 */
import { randomBytes } from 'node:crypto'
import { bodyParser } from '@koa/bodyparser'
import { Router } from '@koa/router'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import Koa, { type Context } from 'koa'
import * as openid from 'openid-client'
import type { Brand } from '../../../views/brand.ts'
import { portalPage, type PortalModel } from '../../../views/demo/portal.ts'
import type { RequestHandler } from '../../platform/http/outermost.ts'
import type { Log } from '../../platform/log.ts'
import { createResourceServer, FILE_SCOPE, resourceOf, stepUpIn } from './resource.ts'
import { coloursOf } from '../../platform/render/colour-sheet.ts'
import { chooseLocale, type Locale } from '../../platform/render/locale.ts'

const CLIENT_ID = 'demo-portal'
const COOKIE = 'sluis_demo'
/** Of its own, so that one sees where the portal ends and Sluis begins. */
const demoBrand: Brand = {
  name: 'Demo portal',
  look: { colours: coloursOf({ light: '#5b3d8a', dark: '#c3a8f5' }) },
  help: { hours: [] },
}
const TWO_FACTORS = 'urn:sluis:loa:two-factor'
const MOST_SESSIONS = 1000
const PREFIX = '/demo'

interface PortalSession {
  started?: { state: string; nonce: string; verifier: string; isForFile: boolean }
  /** A token for the resource server, and whether more was asked of the person for it already. */
  file?: { token: string; steppedUp: boolean }
  signedIn?: {
    person: openid.UserInfoResponse
    tokens: openid.TokenEndpointResponse
    claims: openid.IDToken
    sid: string | undefined
    at: Date
  }
  notice?: PortalModel['notice']
}

export function createDemoPortal(options: {
  issuer: URL
  log: Log
  /** Its own, as any portal has one. */
  timeZone: string
}): RequestHandler {
  const { issuer, log, timeZone } = options
  const home = `${issuer.origin}${PREFIX}`
  const sessions = new Map<string, PortalSession>()
  let discovered: Promise<openid.Configuration> | undefined
  const provider = (): Promise<openid.Configuration> => {
    discovered ??= openid.discovery(
      issuer,
      CLIENT_ID,
      {},
      openid.None(),
      issuer.protocol === 'http:' ? { execute: [openid.allowInsecureRequests] } : {},
    )
    discovered.catch(() => (discovered = undefined))
    return discovered
  }

  const sessionOf = (ctx: Context): PortalSession => {
    const id = ctx.cookies.get(COOKIE)
    const known = id === undefined ? undefined : sessions.get(id)
    if (known) return known
    const fresh: PortalSession = {}
    const newId = randomBytes(32).toString('base64url')
    const [oldest] = sessions.keys()
    if (sessions.size >= MOST_SESSIONS && oldest !== undefined) sessions.delete(oldest)
    sessions.set(newId, fresh)
    ctx.cookies.set(COOKIE, newId, { path: PREFIX, httpOnly: true, sameSite: 'lax', overwrite: true })
    return fresh
  }

  const router = new Router({ prefix: PREFIX })
  router.get('/', (ctx) => {
    const session = sessionOf(ctx)
    const locale = localeOf(ctx)
    const { signedIn, notice } = session
    delete session.notice
    ctx.type = 'html'
    ctx.body = portalPage({
      frame: { locale, brand: demoBrand, here: PREFIX },
      zone: timeZone,
      notice,
      signedIn: signedIn && {
        claims: signedIn.claims,
        person: signedIn.person,
        accessToken: shown(signedIn.tokens.access_token),
        at: signedIn.at,
        canRefresh: signedIn.tokens.refresh_token !== undefined,
      },
    }).toString()
  })

  const startSignIn = async (
    ctx: Context,
    session: PortalSession,
    parameters: Record<string, string>,
    isForFile = false,
  ): Promise<void> => {
    const started = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
      isForFile,
    }
    session.started = started
    const url = openid.buildAuthorizationUrl(await provider(), {
      redirect_uri: `${home}/callback`,
      scope: 'openid profile email organization organizations',
      // people go on in the language that they read here
      ui_locales: localeOf(ctx),
      state: started.state,
      nonce: started.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(started.verifier),
      code_challenge_method: 'S256',
      ...parameters,
    })
    ctx.status = 303
    ctx.redirect(url.href)
  }

  router.get('/sign-in', async (ctx) => {
    const { level, again, as, organization } = ctx.query
    await startSignIn(ctx, sessionOf(ctx), {
      ...(typeof level === 'string' && level !== '' ? { acr_values: level } : {}),
      ...(again === 'yes' ? { prompt: 'login' } : {}),
      // for another organisation, which nobody is asked their password for
      ...(typeof organization === 'string' ? { organization } : {}),
      // whoever is signed in, somebody else is to be
      ...(typeof as === 'string' ? { login_hint: as, prompt: 'login', acr_values: TWO_FACTORS } : {}),
    })
  })

  // the file needs a token for its own server; where that wants more of the person, so be it, once (RFC 9470 §4)
  const forFile = { resource: resourceOf(home), scope: `openid ${FILE_SCOPE}` }
  router.get('/file', async (ctx) => {
    const session = sessionOf(ctx)
    if (!session.file) return startSignIn(ctx, session, forFile, true)
    const { token, steppedUp } = session.file
    const answer = await fetch(`${home}/api/file`, { headers: { authorization: `Bearer ${token}` } })
    const asked = stepUpIn(answer.headers.get('www-authenticate'))
    if (asked && !steppedUp) {
      session.file = { token, steppedUp: true }
      return startSignIn(ctx, session, { ...forFile, ...asked }, true)
    }
    delete session.file
    session.notice = answer.ok
      ? { kind: 'file', ...((await answer.json()) as { file: string; auth_time: number }) }
      : { kind: 'failed', text: await answer.text() }
    ctx.status = 303
    ctx.redirect(PREFIX)
  })
  const resource = createResourceServer({
    issuer: issuer.origin,
    home,
    jwksUri: async () => String((await provider()).serverMetadata().jwks_uri),
  })
  router.get('/api/file', resource)

  router.get('/callback', async (ctx) => {
    const session = sessionOf(ctx)
    const { started } = session
    delete session.started
    try {
      if (!started) throw new Error('no sign-in was started here')
      const checks = {
        expectedState: started.state,
        expectedNonce: started.nonce,
        pkceCodeVerifier: started.verifier,
        idTokenExpected: true,
      }
      const tokens = await openid.authorizationCodeGrant(
        await provider(),
        new URL(ctx.originalUrl, issuer.origin),
        checks,
        started.isForFile ? { resource: resourceOf(home) } : undefined,
      )
      const claims = tokens.claims()
      if (!claims) throw new Error('no ID token came')
      if (started.isForFile) {
        if (session.signedIn && session.signedIn.claims.sub !== claims.sub)
          throw new Error('somebody else signed in')
        session.file = { token: tokens.access_token, steppedUp: session.file?.steppedUp ?? false }
        ctx.status = 303
        return ctx.redirect(`${PREFIX}/file`)
      }
      const person = await openid.fetchUserInfo(await provider(), tokens.access_token, claims.sub)
      session.signedIn = {
        person,
        tokens,
        claims,
        sid: typeof claims['sid'] === 'string' ? claims['sid'] : undefined,
        at: new Date(),
      }
    } catch (error) {
      session.notice = noticeOf(error)
    }
    ctx.status = 303
    ctx.redirect(PREFIX)
  })

  router.post('/refresh', async (ctx) => {
    const session = sessionOf(ctx)
    const refreshToken = session.signedIn?.tokens.refresh_token
    if (session.signedIn && refreshToken !== undefined) {
      try {
        session.signedIn = {
          ...session.signedIn,
          tokens: await openid.refreshTokenGrant(await provider(), refreshToken),
          at: new Date(),
        }
        session.notice = { kind: 'refreshed' }
      } catch (error) {
        session.notice = { kind: 'failed', text: reasonOf(error) }
      }
    }
    ctx.status = 303
    ctx.redirect(PREFIX)
  })

  router.post('/sign-out', async (ctx) => {
    const session = sessionOf(ctx)
    const hint = session.signedIn?.tokens.id_token
    delete session.signedIn
    const url = openid.buildEndSessionUrl(await provider(), {
      post_logout_redirect_uri: home,
      client_id: CLIENT_ID,
      ...(hint === undefined ? {} : { id_token_hint: hint }),
    })
    ctx.status = 303
    ctx.redirect(url.href)
  })

  // OIDC Back-Channel Logout §2.6
  router.post('/backchannel', bodyParser({ enableTypes: ['form'] }), async (ctx) => {
    try {
      const { logout_token: token } = ctx.request.body as { logout_token?: unknown }
      const { jwks_uri: jwks } = (await provider()).serverMetadata()
      const { payload } = await jwtVerify(String(token), createRemoteJWKSet(new URL(String(jwks))), {
        issuer: issuer.origin,
        audience: CLIENT_ID,
        typ: 'logout+jwt',
      })
      if ('nonce' in payload || !('events' in payload)) throw new Error('not a logout token')
      for (const session of sessions.values()) {
        if (session.signedIn && session.signedIn.sid === payload['sid']) {
          delete session.signedIn
          session.notice = { kind: 'signed-out' }
        }
      }
      ctx.status = 204
    } catch (error) {
      log.info({ error: String(error) }, 'the demo portal refused a logout token')
      ctx.status = 400
      ctx.body = { error: 'invalid_request' }
    }
  })

  const app = new Koa({ proxy: true })
  app.silent = true
  app.on('error', (error: unknown) => log.warn({ error: String(error) }, 'the demo portal failed'))
  app.use(router.routes())
  return app.callback()
}

/** A JWT access token, opened; an opaque one as it is, cut short. */
function shown(token: string): unknown {
  try {
    return decodeJwt(token)
  } catch {
    return `${token.slice(0, 8)}…`
  }
}

const localeOf = (ctx: Context): Locale =>
  chooseLocale({ chosen: ctx.cookies.get('sluis_locale'), accepted: ctx.acceptsLanguages() })

/** What people are told of an error that Sluis sent them back with; of some, in words of their own. */
function noticeOf(error: unknown): PortalModel['notice'] {
  const code = error instanceof openid.AuthorizationResponseError ? error.error : undefined
  if (code === 'access_denied') return { kind: 'stopped' }
  if (code === 'unmet_authentication_requirements') return { kind: 'unmet' }
  return { kind: 'failed', text: reasonOf(error) }
}

const reasonOf = (error: unknown): string => {
  if (error instanceof openid.AuthorizationResponseError || error instanceof openid.ResponseBodyError)
    return [error.error, error.error_description].filter(Boolean).join(': ')
  return error instanceof Error ? error.message : String(error)
}
