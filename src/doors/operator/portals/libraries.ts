import fs from 'node:fs'
import type { ClientKind } from '../../../../views/operator/portals/kinds.ts'
import type { Snippet } from '../../../../views/operator/to-copy.ts'
import type { ClientMetadata } from '../../../domain/clients/index.ts'

/** A library that there is code for: its section in `docs/frameworks.md`, and what it asks of a registration. */
interface Library {
  readonly name: string
  readonly kinds: readonly ClientKind[]
  /** Where it has people come back to, below the portal's address; undefined: nobody comes back. */
  readonly callback: string | undefined
  readonly more?: ClientMetadata
}

const web = (name: string, callback: string, more: ClientMetadata = {}): Library => ({
  ...{ name, callback, more },
  kinds: ['web'],
})

/** In the order that they are offered. */
export const libraries: readonly Library[] = [
  web('openid-client', '/callback'),
  web('express-openid-connect', '/callback'),
  web('Auth.js', '/auth/callback/sluis'),
  { name: 'oidc-client-ts', kinds: ['browser'], callback: '/callback' },
  { name: 'angular-oauth2-oidc', kinds: ['browser'], callback: '/' },
  web('passport-openidconnect', '/callback', { sluis_pkce: 'exempt' }),
  web('Authlib', '/callback'),
  web('mozilla-django-oidc', '/oidc/callback/'),
  web('social-auth-core', '/complete/oidc/', { sluis_pkce: 'exempt' }),
  web('mod_auth_openidc', '/cb'),
  web('go-oidc', '/callback'),
  web('omniauth', '/auth/sluis/callback'),
  web('PHP', '/cb'),
  web('ASP.NET Core', '/signin-oidc'),
  web('Spring Security', '/login/oauth2/code/sluis'),
  web('Keycloak as a broker', '/realms/sluis/broker/sluis/endpoint'),
  { name: 'AppAuth', kinds: ['native'], callback: undefined },
  { name: 'openid-client for a machine', kinds: ['machine'], callback: undefined },
  { name: 'curl for a machine', kinds: ['machine'], callback: undefined },
  { name: 'openid-client on a device', kinds: ['device'], callback: undefined },
  { name: 'jose in an API', kinds: ['api'], callback: undefined },
]

export const librariesFor = (kind: ClientKind): readonly Library[] =>
  libraries.filter(({ kinds }) => kinds.includes(kind))

export const libraryNamed = (name: string): Library | undefined =>
  libraries.find((each) => each.name === name)

/** Where each stands in the documents that developers read; a whole portal is in the README. */
const sectionOf = (name: string): string => {
  const file = name === 'openid-client' ? 'README.md' : 'docs/frameworks.md'
  const text = fs.readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8')
  return name === 'openid-client'
    ? text
    : (text.split(/^## /m).find((each) => each.startsWith(`${name}\n`)) ?? '')
}

const blockOf = (section: string, languages: string): string | undefined =>
  new RegExp(`^\`\`\`(?:${languages})\\n([^]*?)^\`\`\``, 'm').exec(section)?.[1]

// read once: they come with the release
const read = new Map(
  libraries.map(({ name }) => {
    const section = sectionOf(name)
    return [
      name,
      {
        code: blockOf(section, 'js|ts|python|apache|go|ruby|php|csharp|yaml|json|kotlin|bash') ?? '',
        installs: name === 'openid-client' ? 'npm install openid-client' : blockOf(section, 'sh')?.trim(),
      },
    ]
  }),
)

/** What a portal's code has in it of its own. */
export interface Own {
  readonly issuer: string
  /** Of an API: none. */
  readonly clientId: string
  /** Where people come back to; the one that the library uses, where that is registered. */
  readonly redirect: string | undefined
  /** The API that it asks tokens for, or is. */
  readonly api?: { readonly identifier: string; readonly scopes: readonly string[] } | undefined
}

/** A library's code, with this installation's and this portal's own addresses in it, and how it is started. */
export function snippetFor(
  name: string,
  { issuer, clientId, redirect: registered, api }: Own,
): Pick<Snippet, 'code' | 'installs' | 'runs'> {
  const { code = '', installs } = read.get(name) ?? {}
  const redirect = quotable(registered ?? 'https://portal.example/callback')
  const origin = URL.parse(redirect)?.origin ?? redirect
  const back = libraryNamed(name)?.callback
  // a native app's own address has no origin
  const own = origin === 'null' ? 'https://portal.example' : origin
  return {
    installs,
    runs:
      name === 'openid-client'
        ? `ISSUER=${issuer} CLIENT_ID=${clientId} CLIENT_SECRET=… node portal.mjs`
        : undefined,
    code: code
      .replaceAll(/http:\/\/localhost:8080\/callback|com\.example\.app:\/callback/g, () => redirect)
      .replaceAll(`https://portal.example${back ?? '/callback'}`, () => redirect)
      .replaceAll(`https://app.example${back ?? '/callback'}`, () => redirect)
      .replaceAll(/https:\/\/id\.example|http:\/\/localhost:3000/g, () => issuer)
      .replaceAll(/https:\/\/(portal|app)\.example/g, () => own)
      .replaceAll('your-client-id', () => clientId)
      .replaceAll('https://api.example', () => quotable(api?.identifier ?? 'https://api.example'))
      .replaceAll(/(?<=scope(?:: '|=))read\b/g, () => api?.scopes.join(' ') ?? 'read'),
  }
}

/** It stands between quotes in code that a person copies. */
const quotable = (address: string): string => address.replaceAll("'", '%27').replaceAll('"', '%22')
