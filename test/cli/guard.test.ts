import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import http, { type RequestListener } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import * as jose from 'jose'
import { pino } from 'pino'
import request from 'supertest'
import { decideConfig } from '../../src/config/config.ts'
import { hasAddressGuard, sessionEndedJob } from '../../src/doors/oidc/index.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { createQueue } from '../../src/platform/jobs/queue.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { localhost } from '../harness/localhost.ts'
import { mailServer } from '../harness/mail-server.ts'
import { beside, freePort, ready, run, start, type Running } from '../harness/process.ts'
import { until } from '../harness/until.ts'
import { machine } from '../harness/machine.ts'

const log = pino({ level: 'silent' })
let database: TestDatabase
let env: Record<string, string>
let production: Record<string, string>
/** What stands on this machine, by a name and by its address, over http and https. */
let inside: { plain: number; tls: number; hits: string[]; close(): Promise<void> }
let servers: { guarded: Running; unguarded: Running }
let origins: { guarded: string; unguarded: string }

beforeAll(async () => {
  database = await createDatabase()
  inside = await somethingInside()
  const ports = [await freePort(), await freePort()] as const
  origins = { guarded: `http://127.0.0.1:${ports[0]}`, unguarded: `http://localhost:${ports[1]}` }
  env = {
    ...beside({ database, origin: origins.unguarded }),
    DEMO: 'off',
    LOG_LEVEL: 'info',
    DYNAMIC_REGISTRATION: 'on',
  }
  env['NODE_EXTRA_CA_CERTS'] = path.join(env['DATA_DIR'] ?? '', 'localhost.pem')
  fs.writeFileSync(env['NODE_EXTRA_CA_CERTS'], localhost.certificate)
  production = {
    ...{ ...env, NODE_ENV: 'production', ISSUER: 'https://id.example.test', TRUST_PROXY: '127.0.0.1,::1' },
    ...{ SMTP_URL: 'smtp://127.0.0.1:1', SMTP_TLS: 'off', MAIL_FROM: 'Sluis <no-reply@example.test>' },
    SHUTDOWN_DELAY: '0',
  }
  await run(['migrate'], env)
  servers = {
    guarded: start(['serve'], { ...production, PORT: String(ports[0]), WORKER: 'off' }),
    unguarded: start(['serve'], { ...env, PORT: String(ports[1]), WORKER: 'off' }),
  }
  await ready(servers.guarded, origins.guarded)
  await ready(servers.unguarded, origins.unguarded)
}, 60_000)
afterAll(async () => {
  for (const each of Object.values(servers)) {
    each.kill('SIGTERM')
    await each.ended
  }
  await inside.close()
  await database.drop()
})

async function somethingInside() {
  const hits: string[] = []
  const answer: RequestListener = (request, response) => {
    hits.push(`${request.headers.host?.split(':')[0]} ${request.url}`)
    request.resume()
    response.setHeader('content-type', 'application/json').end('{"keys":[]}')
  }
  const plain = http.createServer(answer)
  const tls = https.createServer({ cert: localhost.certificate, key: localhost.key }, answer)
  for (const server of [plain, tls]) await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  return {
    plain: (plain.address() as AddressInfo).port,
    tls: (tls.address() as AddressInfo).port,
    hits,
    async close() {
      for (const server of [plain, tls]) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    },
  }
}

async function register(metadata: object, as: Record<string, string> = env) {
  const file = path.join(env['DATA_DIR'] ?? '', `${Math.random()}.json`)
  fs.writeFileSync(file, JSON.stringify({ redirect_uris: ['https://portal.example/cb'], ...metadata }))
  const ended = await run(['clients', 'create', '--file', file, '--json'], as)
  return {
    ...ended,
    clientId: ended.code === 0 ? (JSON.parse(ended.out) as { client_id: string }).client_id : '',
  }
}

/** What a portal says where it is asked for its keys. */
async function askedForKeys(origin: string, issuer: string, clientId: string): Promise<number> {
  const { privateKey } = await jose.generateKeyPair('ES256')
  const assertion = await new jose.SignJWT({ jti: String(Math.random()) })
    .setProtectedHeader({ alg: 'ES256', kid: 'unknown' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(issuer)
    .setIssuedAt()
    .setExpirationTime('1 minute')
    .sign(privateKey)
  const { status } = await request(origin)
    .post('/token')
    .set({ 'x-forwarded-proto': 'https', 'x-forwarded-host': new URL(issuer).host })
    .type('form')
    .send({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    })
  return status
}

describe.each(['localhost', '127.0.0.1'])('in production, nothing is asked of %s', (host) => {
  test('for the keys of a portal', async () => {
    const metadata = (at: string) => ({
      jwks_uri: `http://${host}:${inside.plain}${at}`,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })
    const guarded = await register(metadata('/guarded'))
    expect(guarded.error).toBe('')
    expect(await askedForKeys(origins.guarded, 'https://id.example.test', guarded.clientId)).toBe(401)
    expect(inside.hits).toEqual([])
    // the same where one tries Sluis is asked: it is the guard that made the difference
    const open = await register(metadata('/open'))
    expect(await askedForKeys(origins.unguarded, origins.unguarded, open.clientId)).toBe(401)
    expect(inside.hits.splice(0)).toEqual([`${host} /open`])
  })

  test('for the redirect URIs of a sector', async () => {
    const metadata = {
      subject_type: 'pairwise',
      redirect_uris: ['https://one.example/cb', 'https://two.example/cb'],
      sector_identifier_uri: `https://${host}:${inside.tls}/sector`,
    }
    expect((await register(metadata, production)).error).toContain('could not load sector_identifier_uri')
    expect(inside.hits).toEqual([])
    expect((await register(metadata)).error).toContain('must return single JSON array')
    expect(inside.hits.splice(0)).toEqual([`${host} /sector`])
  })

  test('by a program that registers a client', async () => {
    const made = await run(['registrations', 'create', '--name', 'Test', '--uses', '20', '--json'], env)
    const { token } = JSON.parse(made.out) as { token: string }
    const registered = async (origin: string, metadata: object) => {
      const asked = request(origin).post('/register').auth(token, { type: 'bearer' })
      if (origin === origins.guarded)
        void asked.set({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'id.example.test' })
      const { status, body } = await asked.send({ redirect_uris: ['https://one.example/cb'], ...metadata })
      return [status, (body as { error?: string }).error]
    }
    const inHere = `https://${host}:${inside.tls}`
    const sector = { subject_type: 'pairwise', sector_identifier_uri: `${inHere}/sector` }
    const picture = { logo_uri: `${inHere}/logo.svg` }
    for (const metadata of [sector, picture])
      expect(await registered(origins.guarded, metadata)).toEqual([400, 'invalid_client_metadata'])
    expect(inside.hits).toEqual([])
    for (const metadata of [sector, picture])
      expect(await registered(origins.unguarded, metadata)).toEqual([400, 'invalid_client_metadata'])
    expect(inside.hits.splice(0)).toEqual([`${host} /sector`, `${host} /logo.svg`])
  })

  test('when a session ends', async () => {
    const { clientId } = await register({
      backchannel_logout_uri: `http://${host}:${inside.plain}/logout`,
      backchannel_logout_session_required: true,
    })
    const email = `${Math.random()}@example.test`
    const made = await run(['accounts', 'create', '--email', email, '--name', 'Somebody', '--json'], env)
    const { id: accountId } = JSON.parse(made.out) as { id: AccountId }
    const db = connect(database.url, { max: 1, log })
    const queue = createQueue(database.url, { supervised: false, log })
    const send = (): Promise<void> =>
      db
        .transaction()
        .execute((tx) =>
          queue.send(tx, sessionEndedJob, { accountId, portals: [{ clientId, sid: 'the sid' }] }),
        )
    await send()
    const worker = start(['work'], { ...production, METRICS_PORT: '' })
    await until(() => worker.out().includes('a portal could not be told that a session is over'))
    worker.kill('SIGTERM')
    await worker.ended
    expect(inside.hits).toEqual([])
    await send()
    const open = start(['work'], { ...env, METRICS_PORT: '' })
    // what the other of these could not be told is tried again meanwhile
    await until(() => inside.hits.includes(`${host} /logout`))
    open.kill('SIGTERM')
    await open.ended
    inside.hits.splice(0)
    await queue.stop()
    await db.destroy()
  }, 60_000)
})

test('a runtime that cannot be guarded starts no production', async () => {
  // of jest's own globals, in which the runtime's client for HTTP is not
  expect(hasAddressGuard()).toBe(false)
  const without = [1, 2]
    .map((n) => `Object.defineProperty(globalThis,Symbol.for('undici.globalDispatcher.${n}'),{value:null})`)
    .join(';')
  const ended = await run(['serve'], {
    ...production,
    PORT: '0',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(without)}`,
  })
  expect([ended.code, ended.error]).toEqual([1, expect.stringContaining('off private addresses')])
})

test('a runtime that looks at no certificates starts no production', async () => {
  const ended = await run(['serve'], { ...production, PORT: '0', NODE_TLS_REJECT_UNAUTHORIZED: '0' })
  expect([ended.code, ended.error]).toEqual([1, expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED is 0')])
})

describe('mail in production', () => {
  test.each([
    [{}, 'required'],
    [{ SMTP_TLS: 'off', SMTP_URL: 'smtp://127.0.0.1' }, 'off'],
    [{ SMTP_TLS: 'off', SMTP_URL: 'smtp://[::1]:2525' }, 'off'],
    [
      { SMTP_TLS: 'off', SMTP_URL: 'smtp://mail.example' },
      'may be off only where SMTP_URL names a relay on this machine',
    ],
    [{ SMTP_TLS: 'opportunistic' }, 'must be required in production: mail holds links and codes'],
    [{ SMTP_TLS: 'on' }, 'must be one of required, opportunistic, off, not "on"'],
  ])('by %j is %s', (change, wanted) => {
    const decided = decideConfig(
      {
        ...{ NODE_ENV: 'production', ISSUER: 'https://id.example', DATABASE_URL: 'postgres://db/sluis' },
        ...{ ENCRYPTION_KEYS: 'k:x', SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example', ...change },
      },
      machine,
    )
    expect(decided.ok ? decided.config.mailTls : decided.faults.map(({ message }) => message).join()).toBe(
      wanted,
    )
  })

  test('leaves by TLS, to a server whose certificate holds, or not at all', async () => {
    const [plain, tls, stranger] = [
      await mailServer(),
      await mailServer({ disabledCommands: [], cert: localhost.certificate, key: localhost.key }),
      // with a certificate of the library's own, which nobody trusts
      await mailServer({ disabledCommands: [] }),
    ]
    const { SMTP_TLS: _off, ...required } = production
    /** Has somebody mailed a link, by this server. */
    const mailed = async (
      server: typeof plain,
      isDone: (worker: Running, email: string) => boolean,
    ): Promise<void> => {
      const email = `${Math.random()}@example.test`
      await run(['accounts', 'create', '--email', email, '--name', 'Somebody', '--activated'], env)
      await request(origins.guarded)
        .post('/recover')
        .set({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'id.example.test' })
        .type('form')
        .send({ username: email })
      const settings = { SMTP_URL: `smtp://localhost:${server.port}`, METRICS_PORT: '' }
      const worker = start(['work'], { ...required, ...settings })
      await until(() => isDone(worker, email), 60)
      worker.kill('SIGTERM')
      await worker.ended
    }
    for (const server of [plain, stranger])
      await mailed(server, ({ out }) =>
        out().includes('messages are not taken because of how this is set up'),
      )
    expect([plain.received, stranger.received]).toEqual([[], []])
    // what the others did not take may come first
    await mailed(tls, (_worker, email) => tls.received.some(({ to }) => to === email))
    for (const server of [plain, tls, stranger]) await server.close()
  }, 180_000)
})
