import fs from 'node:fs'
import type { ClientKind } from '../../../../views/operator/portals/kinds.ts'
import type { ClientMetadata } from '../../../domain/clients/index.ts'

/** A library that there is code for: its section in `docs/frameworks.md`, and what it asks of a registration. */
interface Library {
  readonly name: string
  readonly kinds: readonly ClientKind[]
  /** Where it has people come back to, below the portal's address. */
  readonly callback: string
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
]

export const librariesFor = (kind: ClientKind): readonly Library[] =>
  libraries.filter(({ kinds }) => kinds.includes(kind))

export const libraryNamed = (name: string): Library | undefined =>
  libraries.find((each) => each.name === name)

/** The code of each section, as it stands in the documents that developers read; a whole portal is in the README. */
const codeOf = (name: string): string => {
  const file = name === 'openid-client' ? 'README.md' : 'docs/frameworks.md'
  const text = fs.readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8')
  const section =
    name === 'openid-client' ? text : (text.split(/^## /m).find((each) => each.startsWith(`${name}\n`)) ?? '')
  return /^```(?:js|ts|python|apache|go|ruby|php|csharp|yaml|json)\n([^]*?)^```/m.exec(section)?.[1] ?? ''
}

// read once: they come with the release
const codes = new Map(libraries.map(({ name }) => [name, codeOf(name)]))

/** A library's code, with this installation's and this portal's own addresses in it. */
export function snippetFor(
  name: string,
  at: { readonly issuer: string; readonly redirect: string | undefined },
): string {
  // it stands between quotes in code that a person copies
  const redirect = (at.redirect ?? 'https://portal.example/callback')
    .replaceAll("'", '%27')
    .replaceAll('"', '%22')
  const origin = URL.parse(redirect)?.origin ?? redirect
  return (codes.get(name) ?? '')
    .replaceAll('http://localhost:8080/callback', () => redirect)
    .replaceAll(/https:\/\/id\.example|http:\/\/localhost:3000/g, () => at.issuer)
    .replaceAll(/https:\/\/(portal|app)\.example/g, () => origin)
}
