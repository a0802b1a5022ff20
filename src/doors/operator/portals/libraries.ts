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
  /** It comes back there and nowhere else; others come back to whatever is set in them. */
  readonly isFixed?: boolean
  readonly more?: ClientMetadata
}

const web = (name: string, callback: string, more: ClientMetadata = {}): Library => ({
  ...{ name, callback, more },
  kinds: ['web'],
})
const fixed = (...of: Parameters<typeof web>): Library => ({ ...web(...of), isFixed: true })

/** In the order that they are offered. */
export const libraries: readonly Library[] = [
  web('openid-client', '/callback'),
  web('express-openid-connect', '/callback'),
  fixed('Auth.js', '/auth/callback/sluis'),
  { name: 'oidc-client-ts', kinds: ['browser'], callback: '/callback' },
  { name: 'angular-oauth2-oidc', kinds: ['browser'], callback: '/' },
  web('passport-openidconnect', '/callback', { sluis_pkce: 'exempt' }),
  web('Authlib', '/callback'),
  fixed('mozilla-django-oidc', '/oidc/callback/'),
  fixed('social-auth-core', '/complete/oidc/', { sluis_pkce: 'exempt' }),
  web('mod_auth_openidc', '/cb'),
  web('go-oidc', '/callback'),
  fixed('omniauth', '/auth/sluis/callback'),
  web('PHP', '/cb'),
  fixed('ASP.NET Core', '/signin-oidc'),
  fixed('Spring Security', '/login/oauth2/code/sluis'),
  fixed('Keycloak as a broker', '/realms/sluis/broker/sluis/endpoint'),
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
  const back = libraryNamed(name)?.callback ?? '/callback'
  const redirect = plain(registered)
  // a native app's own address has no origin
  const origin = URL.parse(redirect ?? '')?.host ? URL.parse(redirect ?? '')?.origin : undefined
  const own: Readonly<Record<string, string | undefined>> = {
    'http://localhost:8080/callback': redirect,
    'com.example.app:/callback': redirect,
    [`https://portal.example${back}`]: redirect,
    [`https://app.example${back}`]: redirect,
    'https://portal.example': origin,
    'https://app.example': origin,
    'https://id.example': issuer,
    'http://localhost:3000': issuer,
    'https://api.example': plain(api?.identifier),
    'your-client-id': clientId,
    read: api && api.scopes.every((each) => plain(each)) ? api.scopes.join(' ') : undefined,
  }
  return {
    installs,
    runs:
      name === 'openid-client'
        ? `ISSUER=${issuer} CLIENT_ID=${clientId} CLIENT_SECRET=… node portal.mjs`
        : undefined,
    // in one pass: what was put in is not looked at again
    code: code.replaceAll(placeholders(Object.keys(own)), (found) => own[found] ?? found),
  }
}

/** Each name by itself, the longest first; of a scope, where it is one. */
const placeholders = (names: readonly string[]): RegExp =>
  new RegExp(
    names
      .toSorted((a, b) => b.length - a.length)
      .map((each) => (each === 'read' ? "(?<=scope(?:: '|=))read\\b" : `${RegExp.escape(each)}(?![\\w.-])`))
      .join('|'),
    'g',
  )

/** What stands between quotes in code that a person copies, in any language: what could end them there is not put in. */
const plain = (value: string | undefined): string | undefined =>
  value !== undefined && /^[A-Za-z0-9:/._~%?=&+@[\]-]+$/.test(value) ? value : undefined
