import { describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import { conformanceOf, conformanceOfServer } from '../../src/domain/clients/index.ts'
import type { Demand } from '../../src/domain/clients/conformance.ts'
import { locales } from '../../src/platform/render/locale.ts'
import { words } from '../../views/operator/conformance/words/index.ts'
import { atConsole } from '../harness/console.ts'
import { attribute, elementsOf } from '../harness/html.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const server = { issuer: new URL('https://id.example') }

const lacking = (metadata: object): string[] =>
  conformanceOf(metadata as never, server)
    .filter(({ verdict }) => verdict === 'not-met' || verdict === 'should')
    .map(({ standard, demand, verdict }) => `${standard} ${demand} ${verdict}`)

const web = { redirect_uris: ['https://portal.example/cb'], id_token_signed_response_alg: 'RS256' }

describe('how a client stands to the standards', () => {
  test.each<[string, object, string[]]>([
    [
      'a web server with a secret',
      web,
      [
        ...['oauth21 asymmetric should', 'rfc9700 bound-tokens should', 'rfc9700 asymmetric should'],
        ...['fapi2 confidential not-met', 'fapi2 bound-tokens not-met', 'fapi2 pushed not-met'],
        'fapi2 algorithms not-met',
      ],
    ],
    [
      'one that keeps to FAPI 2.0',
      {
        ...web,
        ...{ sluis_profile: 'fapi2', token_endpoint_auth_method: 'private_key_jwt' },
        ...{ id_token_signed_response_alg: 'ES256', grant_types: ['authorization_code', 'refresh_token'] },
      },
      [],
    ],
  ])('%s', (_name, metadata, expected) => {
    expect(lacking(metadata)).toEqual(expected)
  })

  test('an exemption from PKCE, and an address without TLS, are told', () => {
    expect(lacking({ ...web, sluis_pkce: 'exempt' })).toEqual(
      expect.arrayContaining(['oauth21 pkce not-met', 'rfc9700 pkce not-met', 'fapi2 pkce not-met']),
    )
    expect(lacking({ ...web, redirect_uris: ['http://portal.example/cb'] })).toContain(
      'oauth21 tls-redirects not-met',
    )
    const here = { ...web, redirect_uris: ['http://127.0.0.1/cb'] }
    expect(lacking(here)).toContain('rfc9700 tls-redirects not-met')
    expect(lacking({ ...here, application_type: 'native' }).join(' ')).not.toContain('tls-redirects')
  })

  test('an assertion that may be for the token endpoint, and an issuer without TLS, are told', () => {
    const signs = { ...web, token_endpoint_auth_method: 'private_key_jwt' }
    const toEndpoint = lacking({ ...signs, sluis_assertion_audience: 'token-endpoint' })
    expect(toEndpoint).toContain('fapi2 assertion-audience not-met')
    expect(lacking(signs).join(' ')).not.toContain('assertion-audience')
    const trying = conformanceOfServer({ issuer: new URL('http://localhost:3000') })
    expect(trying.filter(({ verdict }) => verdict !== 'met').map(({ demand }) => demand)).toEqual([
      ...['tls-issuer', 'tls-issuer'],
    ])
  })

  /** What the server sees to, and the sentence of a test that shows it. */
  const shownBy: Partial<Record<Demand, readonly [file: string, sentence: string]>> = {
    'exact-redirects': ['conformance/basic-requests', 'oidcc-ensure-registered-redirect-uri'],
    'no-open-redirector': ['conformance/basic-requests', 'oidcc-ensure-registered-redirect-uri'],
    'pkce-downgrade': ['clients/server-stands', 'what was not asked with PKCE is not redeemed with it'],
    'no-old-grants': ['clients/server-stands', 'no token comes by the browser, and none for a password'],
    'code-only': ['clients/server-stands', 'no token comes by the browser, and none for a password'],
    'no-307': ['clients/server-stands', 'whatever a browser posts is led on by 303'],
    'short-requests': ['conformance/fapi', 'par-attempt-to-use-expired-request_uri'],
    'pushed-redirect': ['conformance/fapi', 'ensure-request-object-without-redirect-uri-fails'],
    'code-bound': ['conformance/fapi-tokens', 'ensure-dpop-auth-code-binding-success'],
    'short-codes': ['conformance/fapi-tokens', 'ensure-token-endpoint-fails-with-expired-auth-code'],
    'codes-once': ['oidc/single-use', '50 redemptions of one code, over two processes'],
    'long-keys': ['oidc/clients', 'the published keys are public, and RSA has 3072 bits'],
    'token-in-header': ['clients/server-stands', 'a token in an address is none'],
    clocks: ['conformance/fapi-tokens', 'a clock that is a minute ahead is not borne'],
    iss: ['conformance/fapi', 'happy-flow'],
    'no-frames': ['platform/origin', 'carries the headers that keep others out'],
    'no-cors': ['platform/origin', 'CORS: the authorization endpoint has none'],
    metadata: ['conformance/config', 'oidcc-discovery-endpoint-verification'],
  }

  test('what the server is said to see to is shown by a test', () => {
    const said = new Set(conformanceOfServer(server).map(({ demand }) => demand))
    // TLS is the proxy's before it: what the page says is where it is reached
    expect([...said].filter((demand) => demand !== 'tls-issuer').toSorted()).toEqual(
      Object.keys(shownBy).toSorted(),
    )
    for (const [file, sentence] of Object.values(shownBy))
      expect([file, fs.readFileSync(`test/${file}.test.ts`, 'utf8').includes(sentence)]).toEqual([file, true])
  })

  test('has words for everything, in every language', () => {
    for (const { demand } of conformanceOf({}, server))
      for (const locale of locales)
        expect([demand, words[locale].demand[demand]?.[0]]).not.toContain(undefined)
  })

  test('stands on its page, line by line', async () => {
    const { clientId } = await createPortal(the(), { sluis_pkce: 'exempt' })
    const { go } = await atConsole(the(), 'auditor')
    const page = await go(`/portals/${clientId}/conformance`)
    const lines = elementsOf(page, 'span').flatMap((each) => attribute(each, 'data-demand') ?? [])
    expect(lines).toHaveLength(conformanceOf({}, server).length)
    expect(lines).toContain('rfc9700 pkce not-met')
  })

  test('the server has a page of its own', async () => {
    const { clientId } = await createPortal(the())
    const { go } = await atConsole(the(), 'client-manager', { clients: [clientId] })
    const lines = elementsOf(await go('/standards'), 'span').flatMap(
      (each) => attribute(each, 'data-demand') ?? [],
    )
    expect(lines).toHaveLength(conformanceOfServer(server).length)
    // this world is reached by http
    expect(lines).toContain('oauth21 tls-issuer not-met')
  })
})
