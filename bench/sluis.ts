import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as openid from 'openid-client'
import { Browser } from '../test/harness/browser.ts'
import { totpNow } from '../test/harness/people.ts'
import { root } from './machine.ts'

export const REDIRECT = 'http://localhost:9/callback'
const PASSWORD = 'Correct horse battery 9'

export interface Installed {
  readonly dataDir: string
  readonly env: Record<string, string>
  command(words: readonly string[], input?: string): Record<string, string>
}

/** A Sluis of its own in an empty folder, driven by its command line as anybody would. */
export function install(port: number): Installed {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'sluis-bench-'))
  const env = {
    DATA_DIR: dataDir,
    PORT: String(port),
    ISSUER: `http://localhost:${port}`,
    LOG_LEVEL: 'warn',
    DEMO: 'off',
  }
  return {
    dataDir,
    env,
    command(words, input = '') {
      const ended = spawnSync(process.execPath, [path.join(root, 'src/main.ts'), ...words, '--json'], {
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

export async function portal(installed: Installed, origin: string, metadata: object): Promise<Portal> {
  const file = path.join(installed.dataDir, 'client.json')
  fs.writeFileSync(file, JSON.stringify(metadata))
  const { client_id: id = '', client_secret: secret = '' } = installed.command([
    'clients',
    'create',
    '--file',
    file,
  ])
  const config = await openid.discovery(
    new URL(origin),
    id,
    { id_token_signed_response_alg: 'ES256' },
    openid.ClientSecretBasic(secret),
    { execute: [openid.allowInsecureRequests] },
  )
  return { config, authorization: `Basic ${btoa(`${id}:${secret}`)}` }
}

export function person(installed: Installed, email: string): void {
  installed.command(
    ['accounts', 'create', '--email', email, '--name', 'Bench', '--password-stdin', '--activated'],
    PASSWORD,
  )
}

/** What somebody's sign-ins need to know of the one before. */
export interface App {
  secret?: string
  /** Steps into the future: the same code cannot be used twice, and a benchmark is quicker than a step. */
  step: number
}

/** Everything from authorize to token, as a browser and a portal do it. Sets an app up the first time. */
export async function signIn(
  { config }: Portal,
  email: string,
  app: App,
): Promise<openid.TokenEndpointResponse> {
  const browser = new Browser()
  const verifier = openid.randomPKCECodeVerifier()
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: 'openid',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const stopAt = (next: URL): boolean => next.port === '9'
  const page = await browser.go(url, {}, stopAt)
  const second = await browser.submit(page, { username: email, password: PASSWORD }, { stopAt })
  const shown = /data-totp-secret[^>]*>([^<]+)</.exec(second.text)?.[1]?.replaceAll(' ', '')
  if (shown !== undefined) app.secret = shown
  const back = await browser.submit(second, { code: totpNow(app.secret, app.step) }, { stopAt })
  if (!stopAt(back.url))
    throw new Error(
      `not signed in: ${back.status} ${/data-reason="[^"]*"/.exec(back.text)?.[0] ?? back.text.slice(0, 200)}`,
    )
  return openid.authorizationCodeGrant(config, back.url, { pkceCodeVerifier: verifier })
}
