import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as openid from 'openid-client'
import { Browser } from '../test/harness/browser.ts'
import { totpNow } from '../test/harness/people.ts'
import { optionsOn, SoftKey } from '../test/harness/soft-key.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { root } from './machine.ts'

export const REDIRECT = 'http://localhost:9/callback'
export const PASSWORD = 'Correct horse battery 9'
export const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

export interface Installed {
  readonly dataDir: string
  /** The folder whose Sluis it is. */
  readonly tree: string
  readonly env: Record<string, string>
  command(words: readonly string[], input?: string): Record<string, string>
  remove(): Promise<void>
}

/**
 * A Sluis of its own in an empty folder, driven by its command line as anybody would. Its PostgreSQL is started
 * here, so that it is not held to the processor that the server under test is held to.
 *
 * @param tree a folder with another release of Sluis, its packages installed
 */
export async function install(port: number, tree = root): Promise<Installed> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'sluis-bench-'))
  const database = await startEmbedded(dataDir)
  const env = {
    DATABASE_URL: database.url(),
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64url')}`,
    DATA_DIR: dataDir,
    PORT: String(port),
    ISSUER: `http://localhost:${port}`,
    LOG_LEVEL: 'warn',
    DEMO: 'off',
    // what it costs to count beginnings is measured as well
    THROTTLE_EXEMPT: 'none',
  }
  return {
    dataDir,
    tree,
    env,
    async remove() {
      await database.stop()
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
    command(words, input = '') {
      const ended = spawnSync(process.execPath, [path.join(tree, 'src/main.ts'), ...words, '--json'], {
        cwd: tree,
        env: { ...process.env, ...env },
        input,
        encoding: 'utf8',
      })
      if (ended.status !== 0) throw new Error(`${words.join(' ')}: ${ended.stderr}`)
      return JSON.parse(ended.stdout) as Record<string, string>
    },
  }
}

export interface Portal {
  readonly config: openid.Configuration
  readonly authorization: string
}

export async function portal(
  installed: Installed,
  origin: string,
  metadata: object,
  alg: 'ES256' | 'RS256' = 'ES256',
): Promise<Portal> {
  const file = path.join(installed.dataDir, 'client.json')
  fs.writeFileSync(file, JSON.stringify({ id_token_signed_response_alg: alg, ...metadata }))
  const { client_id: id = '', client_secret: secret = '' } = installed.command([
    'clients',
    'create',
    '--file',
    file,
  ])
  const config = await openid.discovery(
    new URL(origin),
    id,
    { id_token_signed_response_alg: alg },
    openid.ClientSecretBasic(secret),
    { execute: [openid.allowInsecureRequests] },
  )
  return { config, authorization: `Basic ${btoa(`${id}:${secret}`)}` }
}

/** People `person0@example.test`, … with the same password and app. */
export function people(installed: Installed, count: number): void {
  const ended = spawnSync(process.execPath, [path.join(installed.tree, 'bench/people.ts'), String(count)], {
    cwd: installed.tree,
    env: { ...process.env, ...installed.env },
    encoding: 'utf8',
  })
  if (ended.status !== 0) throw new Error(ended.stderr)
}

/** An authorization request. Whoever means to redeem what comes back keeps the verifier. */
export const startUrl = async (
  { config }: Portal,
  verifier = openid.randomPKCECodeVerifier(),
): Promise<URL> =>
  openid.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: 'openid',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })

/**
 * Everything from authorize to token, as a browser and a portal do it.
 *
 * @param step which of the three codes that are right at any time: each person can sign in three times a minute
 */
export async function signIn(
  client: Portal,
  person: number,
  step: -1 | 0 | 1,
): Promise<openid.TokenEndpointResponse> {
  const browser = new Browser()
  const verifier = openid.randomPKCECodeVerifier()
  const url = await startUrl(client, verifier)
  const stopAt = (next: URL): boolean => next.port === '9'
  const page = await browser.go(url, {}, stopAt)
  const second = await browser.submit(
    page,
    { username: `person${person}@example.test`, password: PASSWORD },
    { stopAt },
  )
  const back = await browser.submit(second, { code: totpNow(SECRET, step) }, { stopAt })
  if (!stopAt(back.url))
    throw new Error(
      `not signed in: ${back.status} ${/data-reason="[^"]*"/.exec(back.text)?.[0] ?? back.text.slice(0, 200)}`,
    )
  return openid.authorizationCodeGrant(client.config, back.url, { pkceCodeVerifier: verifier })
}

const stopAtPortal = (next: URL): boolean => next.port === '9'

/** Has somebody who has not signed in within this minute add a passkey in "my account". */
export async function addPasskey(origin: string, person: number): Promise<SoftKey> {
  const browser = new Browser()
  const page = await browser.go(`${origin}/account/factors`)
  const email = `person${person}@example.test`
  const second = await browser.submit(page, { username: email, password: PASSWORD })
  await browser.submit(second, { code: totpNow(SECRET) })
  const adding = await browser.go(`${origin}/account/factors/add/webauthn`)
  const key = new SoftKey(origin)
  const added = await browser.submit(adding, { response: key.create(optionsOn(adding)) })
  if (!added.url.search.includes('factor-added')) throw new Error(`no passkey: ${added.status}`)
  return key
}

/** Everything from authorize to token, with a passkey alone. */
export async function signInByPasskey(client: Portal, key: SoftKey): Promise<openid.TokenEndpointResponse> {
  const browser = new Browser()
  const verifier = openid.randomPKCECodeVerifier()
  const page = await browser.go(await startUrl(client, verifier), {}, stopAtPortal)
  const response = key.get(optionsOn(page))
  const back = await browser.submit(page, { response }, { action: '/webauthn', stopAt: stopAtPortal })
  if (!stopAtPortal(back.url)) throw new Error(`not signed in: ${back.status}`)
  return openid.authorizationCodeGrant(client.config, back.url, { pkceCodeVerifier: verifier })
}
