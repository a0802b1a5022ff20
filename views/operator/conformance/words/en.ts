export const words = {
  lead: 'What the standards ask, and how this portal stands to it. A portal need not be all of it: FAPI 2.0 is for what is worth much.',
  title: 'Standards',
  serverLead: 'What the server sees to for every portal. How each portal stands is said on its own page.',
  columns: { demand: 'What is asked', clause: 'Where', verdict: 'How it stands', why: 'Why' },
  standards: {
    oauth21: 'OAuth 2.1',
    rfc9700: 'RFC 9700, security of OAuth 2.0',
    fapi2: 'FAPI 2.0 Security Profile',
  },
  verdict: { met: 'met', should: 'recommended, not so', 'not-met': 'not met', none: 'not for this portal' },
  servers: 'The server sees to it, for every portal.',
  demand: {
    'pkce-downgrade': ['What was not asked with PKCE is not redeemed with it', ''],
    'tls-issuer': [
      'Every endpoint is reached over TLS',
      'This installation is reached by http://: it is good for trying, and for nothing else.',
    ],
    'code-only': ['Only codes pass through the browser, and no tokens', ''],
    'assertion-audience': [
      'What it signs to show who it is, is made for us alone',
      'Its assertions may be made for the token endpoint: set sluis_assertion_audience to issuer.',
    ],
    'pushed-redirect': ['A pushed request says where people come back to', ''],
    'short-requests': ['A pushed request lives ten minutes at most, and is used once', ''],
    'code-bound': ['A code can be tied to a key (dpop_jkt)', ''],
    'codes-once': ['A code is redeemed once; the second time ends what it gave', ''],
    'long-keys': ['RSA keys have 2048 bits or more, and others 256', ''],
    clocks: ['A clock that is ten seconds ahead is borne, and one that is a minute ahead is not', ''],
    'no-open-redirector': ['Nobody is sent to an address that is not registered', ''],
    'no-frames': ['No other page shows ours in a frame', ''],
    'no-cors': ['Scripts of other sites cannot ask the authorization endpoint', ''],
    'token-in-header': ['A token is taken from a header, and from no address', ''],
    metadata: ['What there is, is published (discovery)', ''],
    pkce: ['A code is tied to the browser that began (PKCE)', 'The portal is exempt from PKCE (sluis_pkce).'],
    'exact-redirects': ['Addresses are compared letter by letter', ''],
    'tls-redirects': [
      'Codes travel over TLS',
      'An address begins with http://; on the machine itself that is for native apps alone.',
    ],
    'no-old-grants': ['No implicit flow, and no password grant', ''],
    'refresh-once': ['A refresh token is used once, or tied to a key', ''],
    'bound-tokens': [
      'Tokens are tied to a key (DPoP)',
      'Whoever steals a token can use it: set dpop_bound_access_tokens.',
    ],
    audience: ['Tokens are for one API', ''],
    asymmetric: [
      'The portal shows who it is by a key of its own',
      'It shares a secret with us: private_key_jwt shares none.',
    ],
    'no-307': ['No redirect repeats what somebody typed (307)', ''],
    iss: ['Each answer says who gave it (iss)', ''],
    confidential: [
      'The portal shows who it is by a key of its own',
      'It uses a secret, or none: set private_key_jwt.',
    ],
    pushed: [
      'Requests are pushed (PAR)',
      'Requests may come through the browser: set require_pushed_authorization_requests.',
    ],
    algorithms: [
      'Signed with PS256, ES256 or EdDSA',
      'Its ID tokens are signed with RS256: set id_token_signed_response_alg.',
    ],
    'short-codes': ['A code lives a minute at most', ''],
    'refresh-kept': [
      'Refresh tokens are not rotated',
      'They are rotated, as OAuth 2.1 asks; under sluis_profile fapi2 they are not.',
    ],
  } as Record<string, readonly [string, string]>,
}
export type Words = typeof words
