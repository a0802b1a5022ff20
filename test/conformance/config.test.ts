import { expect, test } from '@jest/globals'
import request from 'supertest'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { SERVICE_DOCUMENTATION: 'https://docs.portal.example/sluis' } })

/** What a discovery document may say (OpenID Connect Discovery §3, the OAuth registry of server metadata). */
const registered = [
  ...['issuer', 'jwks_uri', 'authorization_endpoint', 'token_endpoint', 'userinfo_endpoint'],
  ...[
    'end_session_endpoint',
    'introspection_endpoint',
    'revocation_endpoint',
    'device_authorization_endpoint',
  ],
  ...[
    'pushed_authorization_request_endpoint',
    'scopes_supported',
    'claims_supported',
    'acr_values_supported',
  ],
  ...[
    'response_types_supported',
    'response_modes_supported',
    'grant_types_supported',
    'subject_types_supported',
  ],
  ...['id_token_signing_alg_values_supported', 'dpop_signing_alg_values_supported', 'ui_locales_supported'],
  ...['token_endpoint_auth_methods_supported', 'token_endpoint_auth_signing_alg_values_supported'],
  ...['introspection_endpoint_auth_methods_supported', 'revocation_endpoint_auth_methods_supported'],
  'introspection_endpoint_auth_signing_alg_values_supported',
  'revocation_endpoint_auth_signing_alg_values_supported',
  ...['claims_parameter_supported', 'request_parameter_supported', 'request_uri_parameter_supported'],
  ...['code_challenge_methods_supported', 'authorization_response_iss_parameter_supported'],
  ...['backchannel_logout_supported', 'backchannel_logout_session_supported', 'prompt_values_supported'],
  ...['service_documentation', 'claim_types_supported'],
]

test('oidcc-discovery-endpoint-verification', async () => {
  const { status, headers, body } = await request(the().origin).get('/.well-known/openid-configuration')
  expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  const metadata = body as Record<string, unknown>
  expect(metadata).toMatchObject({
    issuer: the().origin,
    authorization_response_iss_parameter_supported: true,
    claims_parameter_supported: true,
    code_challenge_methods_supported: ['S256'],
    response_types_supported: ['code'],
    subject_types_supported: ['public', 'pairwise'],
    request_uri_parameter_supported: false,
    id_token_signing_alg_values_supported: expect.arrayContaining(['RS256', 'ES256', 'EdDSA']),
    token_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
      'none',
    ],
    scopes_supported: [
      'openid',
      'offline_access',
      'profile',
      'email',
      'phone',
      'organization',
      'organizations',
      'sluis_account',
    ],
    acr_values_supported: [
      ...['urn:sluis:loa:basic', 'urn:sluis:loa:two-factor'],
      ...['http://eidas.europa.eu/LoA/low', 'urn:etoegang:core:assurance-class:loa2plus'],
    ],
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    service_documentation: 'https://docs.portal.example/sluis',
  })
  const endpoints = Object.entries(metadata).filter(
    ([name]) => name.endsWith('_endpoint') || name === 'jwks_uri',
  )
  for (const [name, value] of endpoints)
    expect([name, String(value).startsWith(`${the().origin}/`)]).toEqual([name, true])
  expect(endpoints.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'authorization_endpoint',
      'token_endpoint',
      'userinfo_endpoint',
      'jwks_uri',
      'end_session_endpoint',
      'introspection_endpoint',
      'revocation_endpoint',
      'pushed_authorization_request_endpoint',
      'device_authorization_endpoint',
    ]),
  )
  expect(Object.keys(metadata).filter((name) => !registered.includes(name))).toEqual([])
  const { claims_supported: claims, ui_locales_supported: tags } = metadata as Record<string, string[]>
  expect(claims).toEqual(expect.arrayContaining(['sub', 'iss', 'acr', 'auth_time', 'email', 'name']))
  expect(tags).toEqual(Intl.getCanonicalLocales(tags))
  const { keys } = (await request(String(metadata['jwks_uri'])).get('')).body as {
    keys: { kid: string; use: string }[]
  }
  expect(keys.every((key) => key.use === 'sig' && key.kid !== '')).toBe(true)
})
