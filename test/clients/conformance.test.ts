import { describe, expect, test } from '@jest/globals'
import { conformanceOf } from '../../src/domain/clients/index.ts'
import { locales } from '../../src/platform/render/locale.ts'
import { words } from '../../views/operator/conformance/words/index.ts'
import { atConsole } from '../harness/console.ts'
import { attribute, elementsOf } from '../harness/html.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const lacking = (metadata: object): string[] =>
  conformanceOf(metadata as never)
    .filter(({ verdict }) => verdict === 'not-met' || verdict === 'should')
    .map(({ standard, demand, verdict }) => `${standard} ${demand} ${verdict}`)

const web = { redirect_uris: ['https://portal.example/cb'], id_token_signed_response_alg: 'RS256' }

describe('how a client stands to the standards', () => {
  test.each<[string, object, string[]]>([
    [
      'a web server with a secret',
      web,
      [
        ...['rfc9700 bound-tokens should', 'rfc9700 asymmetric should', 'fapi2 confidential not-met'],
        ...['fapi2 pushed not-met', 'fapi2 bound-tokens not-met', 'fapi2 algorithms not-met'],
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
    expect(lacking({ ...web, redirect_uris: ['http://127.0.0.1/cb'] })).not.toContain(
      'oauth21 tls-redirects not-met',
    )
  })

  test('has words for everything, in every language', () => {
    for (const { demand } of conformanceOf({}))
      for (const locale of locales)
        expect([demand, words[locale].demand[demand]?.[0]]).not.toContain(undefined)
  })

  test('stands on its page, line by line', async () => {
    const { clientId } = await createPortal(the(), { sluis_pkce: 'exempt' })
    const { go } = await atConsole(the(), 'auditor')
    const page = await go(`/portals/${clientId}/conformance`)
    const lines = elementsOf(page, 'span').flatMap((each) => attribute(each, 'data-demand') ?? [])
    expect(lines).toHaveLength(conformanceOf({}).length)
    expect(lines).toContain('rfc9700 pkce not-met')
  })
})
