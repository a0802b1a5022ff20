import { describe, expect, test } from '@jest/globals'
import { clientValidator } from '../../src/ports.ts'
import { createClient, registrationFaults, type ClientMetadata } from '../../src/domain/clients/index.ts'
import { sentenceOf } from '../../src/platform/schema/index.ts'
import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import { useWorld } from '../harness/setup.ts'
import { tester } from '../harness/acting.ts'

const the = useWorld()

const register = (metadata: ClientMetadata) => {
  const { house } = the()
  return house.db
    .transaction()
    .execute((tx) => createClient(tx, tester, clientValidator(house), metadata, {}, house.clock()))
}

/** What is told of a registration that is refused. */
async function faultsOf(metadata: ClientMetadata): Promise<readonly string[]> {
  const made = await register(metadata)
  return made.ok ? [] : made.faults.map(sentenceOf)
}

const portal = { redirect_uris: ['https://portal.example/cb'] }

describe('a registration', () => {
  test('lets people start on the portal’s own origins alone', async () => {
    const faults = await faultsOf({ ...portal, sluis_start_uri: 'https://elsewhere.example/mijn' })
    expect(faults).toEqual([
      'sluis_start_uri must be of an origin of its redirect_uris, its client_uri or its initiate_login_uri',
    ])
    expect(await faultsOf({ ...portal, sluis_start_uri: 'javascript:alert(1)' })).toEqual([
      expect.stringMatching(/^sluis_start_uri: javascript:alert\(1\) is refused/),
    ])
    for (const own of [
      { client_uri: 'https://www.portal.example/' },
      { initiate_login_uri: 'https://www.portal.example/in' },
    ])
      expect(
        await faultsOf({ ...portal, ...own, sluis_start_uri: 'https://www.portal.example/mijn' }),
      ).toEqual([])
  })

  test('is told every fault at once, ours and the standard’s, each once', async () => {
    const faults = await faultsOf({
      client_id: '?',
      client_secret: 'of my own',
      client_name: 'Bank\u202eelatrop',
      redirect_uris: ['http://portal.example/cb', 'https://*.portal.example/cb'],
      post_logout_redirect_uris: ['javascript:alert(1)'],
      grant_types: ['authorization_code', 'password'],
      token_endpoint_auth_method: 'client_secret_jwt',
      id_token_signed_response_alg: 'HS256',
      scope: 'openid shoe_size',
      contacts: ['nobody'],
      default_max_age: -1,
      require_auth_time: 'yes',
      default_acr_values: ['urn:nobody:knows'],
      logo_uri: 'http://portal.example/logo.png',
      sluis_minimum_level: 'sky',
      sluis_cors_origins: ['https://*.example'],
      redirct_uris: [],
    })
    const told = [
      /^client_id must be/,
      /^client_secret is made by Sluis/,
      /^client_name must be text without control characters/,
      /^redirect_uris\[0\]: http:\/\/portal\.example\/cb must be https/,
      /^redirect_uris\[1\]: https:\/\/\*\.portal\.example\/cb must be one address/,
      /^post_logout_redirect_uris\[0\]: javascript:alert\(1\) is refused: javascript: is not allowed/,
      /^grant_types can only contain/,
      /^token_endpoint_auth_method must be/,
      /^id_token_signed_response_alg must be/,
      /^scope must only contain/,
      /^contacts can only contain/,
      /^default_max_age must be/,
      /^require_auth_time must be a boolean/,
      /^default_acr_values\[0\]: urn:nobody:knows must be one of the levels urn:sluis:loa:basic,/,
      /^logo_uri: http:\/\/portal\.example\/logo\.png must be https/,
      /^sluis_minimum_level must be one of/,
      /^sluis_cors_origins\[0\]: https:\/\/\*\.example must be one address/,
      /^redirct_uris is not known; did you mean redirect_uris\?$/,
    ]
    for (const fault of told)
      expect([fault, faults.filter((each) => fault.test(each)).length]).toEqual([fault, 1])
    expect(faults.filter((fault) => !told.some((each) => each.test(fault)))).toEqual([])
  })

  test('whose members are of a wrong kind is refused, and breaks nothing', async () => {
    const names = [
      ...['redirect_uris', 'post_logout_redirect_uris', 'grant_types', 'response_types', 'scope', 'contacts'],
      ...['client_name', 'client_uri', 'logo_uri', 'jwks', 'jwks_uri', 'default_max_age', 'subject_type'],
      ...['token_endpoint_auth_method', 'sector_identifier_uri', 'application_type', 'sluis_claims'],
      ...[
        'sluis_cors_origins',
        'sluis_factors_allowed',
        'sluis_level_max_ages',
        'sluis_profile',
        'sluis_popup',
      ],
      ...[
        'backchannel_logout_uri',
        'initiate_login_uri',
        'default_acr_values',
        'id_token_signed_response_alg',
      ],
    ]
    const taken: unknown[] = []
    for (const name of names)
      for (const value of [7, true, {}, [7], [null], [[]], '\0', ['\u2028'], 'x'.repeat(3000)])
        if ((await faultsOf({ ...portal, [name]: value })).length === 0) taken.push([name, value])
    expect(taken).toEqual([
      ['default_max_age', 7],
      ['sluis_level_max_ages', {}],
      ['sluis_popup', true],
    ])
  })

  test('lacking what it needs is told all that it lacks', async () => {
    expect(await faultsOf({ token_endpoint_auth_method: 'private_key_jwt', contacts: ['nobody'] })).toEqual([
      'redirect_uris is mandatory property',
      'jwks or jwks_uri is mandatory for this client',
      'contacts can only contain email addresses',
    ])
  })

  test('of a machine or a device says nothing of redirects, and needs not', async () => {
    for (const grant of ['client_credentials', 'urn:ietf:params:oauth:grant-type:device_code']) {
      const made = await register({ grant_types: [grant] })
      expect(made).toMatchObject({ ok: true, metadata: { redirect_uris: [], response_types: [] } })
    }
    expect(await faultsOf({ grant_types: ['authorization_code'] })).toEqual([
      'redirect_uris is mandatory property',
    ])
  })
})

/** Addresses, and what they are refused for; null: they are taken. */
const addresses: [string, string, RegExp | null][] = [
  ['redirect_uris', 'https://portal.example/cb?a=b', null],
  ['redirect_uris', 'http://localhost:8080/cb', null],
  ['redirect_uris', 'http://127.0.0.1/cb', null],
  ['redirect_uris', 'com.example.app:/cb', null],
  ['redirect_uris', 'ftp://portal.example/cb', /a domain of the app’s turned around/],
  ['redirect_uris', 'view-source:https://portal.example/cb', /a domain of the app’s turned around/],
  ['post_logout_redirect_uris', 'mailto:anna@example.test', /a domain of the app’s turned around/],
  ['redirect_uris', 'http://portal.example/cb', /must be https/],
  ['redirect_uris', 'http://localhost.evil.example/cb', /must be https/],
  ['redirect_uris', 'https://*.portal.example/cb', /no wildcards/],
  ['redirect_uris', 'https://portal.example/*', /no wildcards/],
  ['redirect_uris', 'http://localhost:*/cb', /no wildcards/],
  ['redirect_uris', 'https://portal.example/c\u202eb', /must be written in ASCII/],
  ['redirect_uris', 'https://portal.example/c b', /must be written in ASCII/],
  ['redirect_uris', 'https://portal.example/c\r\nb', /must be written in ASCII/],
  ['redirect_uris', 'https://bücher.example/cb', /must be written in ASCII/],
  ['redirect_uris', 'https://portal.example@evil.example/cb', /without a user name/],
  ['redirect_uris', `https://portal.example/${'x'.repeat(2000)}`, /at most 2000 characters/],
  ['redirect_uris', 'data:text/html,x', /data: is not allowed/],
  // no browser sends a form on to what its policy has no word for
  ['redirect_uris', 'http://[::1]:8080/cb', /or 127\.0\.0\.1: browsers send no form on to an IPv6 address/],
  ['redirect_uris', 'https://[2001:db8::1]/cb', /no form on to an IPv6 address/],
  ['post_logout_redirect_uris', 'http://[::1]:8080/cb', /no form on to an IPv6 address/],
  ['sluis_form_action_origins', 'https://[2001:db8::1]', /no form on to an IPv6 address/],
  ['sluis_form_action_origins', 'https://*.example', /no wildcards/],
  ['sluis_cors_origins', 'http://app.example', /must be https/],
  ['backchannel_logout_uri', 'http://portal.example/out', /must be https/],
  ['backchannel_logout_uri', 'http://[::1]:8080/out', null],
  ['initiate_login_uri', 'http://portal.example/login', /must be https/],
  ['jwks_uri', 'http://portal.example/keys', /must be https/],
  ['sector_identifier_uri', 'http://portal.example/sector', /must be https/],
  ['client_uri', 'http://localhost/', /must be https/],
  ['logo_uri', 'http://portal.example/logo.png', /must be https/],
  ['policy_uri', 'com.example.app:/policy', /must be https/],
  ['tos_uri', 'http://portal.example/terms', /must be https/],
  ['tos_uri', 'https://portal.example/terms', null],
]

test.each(addresses)('of addresses, %s may%s', (name, uri, refusal) => {
  const isList = /uris$|origins$/.test(name)
  const there = { ladder: defaultLadder, kinds: [], offered: [], claims: [] }
  const faults = registrationFaults({ [name]: isList ? [uri] : uri }, there)
  expect(faults.map(sentenceOf)).toEqual(refusal ? [expect.stringMatching(refusal)] : [])
})

describe('names', () => {
  test.each([
    'Bank\u202eelatrop',
    'Two\nlines',
    'NUL\0',
    '\u2066turned',
    '\u200b',
    '\u2800',
    'x'.repeat(101),
  ])('such as %j are refused', async (name) => {
    const [fault, ...others] = await faultsOf({ ...portal, client_name: name })
    expect([fault, others]).toEqual([expect.stringMatching(/^client_name /), []])
  })

  test.each(['Портал', 'Anna’s winkel', 'مرحبا', '👩‍🚒 Brandweer', 'x'.repeat(100)])(
    'such as %j are taken',
    async (name) => {
      expect(await faultsOf({ ...portal, client_name: name })).toEqual([])
    },
  )
})
