/**
 * The environment, read in this file only. Each variable is documented where it is declared; `.env.example`
 * and the README's table are held equal to this list by a test.
 */
export interface Variable {
  readonly name: string
  /** What holds where it is not set; as text. */
  readonly otherwise: string
  readonly meaning: string
}

export const variables = [
  {
    name: 'NODE_ENV',
    otherwise: 'development',
    meaning: '`production` refuses anything that is only good enough to try',
  },
  {
    name: 'ISSUER',
    otherwise: 'http://localhost:PORT',
    meaning: 'the one origin Sluis is reached at, without a path; https in production',
  },
  { name: 'PORT', otherwise: '3000', meaning: 'the port of everything public' },
  { name: 'HOST', otherwise: 'all addresses', meaning: 'the address to listen on' },
  { name: 'DATA_DIR', otherwise: '.data', meaning: 'the embedded database and the generated secrets' },
  {
    name: 'DATABASE_URL',
    otherwise: 'embedded PostgreSQL',
    meaning: 'a PostgreSQL server, 15 or newer; required in production',
  },
  {
    name: 'DATABASE_POOLER',
    otherwise: 'none',
    meaning: '`transaction`: DATABASE_URL is a pooler’s (PgBouncer in transaction mode)',
  },
  {
    name: 'DATABASE_DIRECT_URL',
    otherwise: 'DATABASE_URL',
    meaning: 'behind a pooler, the server itself: for migrations, and for processes that work jobs',
  },
  { name: 'DATABASE_POOL', otherwise: '10', meaning: 'connections per process, 2 to 200' },
  {
    name: 'ENCRYPTION_KEYS',
    otherwise: 'generated once',
    meaning:
      '`id:key` pairs, comma-separated, each key 32 bytes in base64url; the first seals, all open; required in production',
  },
  {
    name: 'TRUST_PROXY',
    otherwise: 'none',
    meaning:
      'addresses or CIDR ranges, comma-separated, of proxies whose forwarded headers count; the outermost replaces X-Forwarded-Proto, X-Forwarded-Host and Forwarded, and adds to none that a client sent',
  },
  {
    name: 'THROTTLE_EXEMPT',
    otherwise: 'none (this machine in development)',
    meaning:
      'addresses or CIDR ranges, comma-separated, from which any number of sign-ins may be begun; elsewhere 600 an hour that come to nothing. Guessing is slowed from everywhere',
  },
  {
    name: 'METRICS_PORT',
    otherwise: 'off',
    meaning:
      'the port of /metrics (Prometheus), never the public one; it listens on `HOST` too, so keep it from strangers',
  },
  {
    name: 'SMTP_URL',
    otherwise: 'mail is kept, not sent',
    meaning: '`smtp://` or `smtps://` of the mail server; required in production',
  },
  {
    name: 'SMTP_TLS',
    otherwise: 'opportunistic (required in production)',
    meaning:
      '`required`: mail leaves by TLS 1.2 or newer, to a server whose certificate holds, or not at all; `off`: in the clear, in production to a relay on this machine only',
  },
  {
    name: 'MAIL_FROM',
    otherwise: 'Sluis <no-reply@localhost>',
    meaning: 'the sender of mail; required in production',
  },
  {
    name: 'MAIL_SMTPUTF8',
    otherwise: 'off',
    meaning:
      '`on`: the mail server and those behind it take addresses with letters beyond ASCII before the @ (RFC 6531); otherwise such addresses are refused. `sluis doctor` asks the server',
  },
  {
    name: 'ALERT_TO',
    otherwise: 'only the log is told',
    meaning: 'the mail address of those who are told that somebody reports a stranger in their account',
  },
  {
    name: 'SERVICE_DOCUMENTATION',
    otherwise: 'the discovery document names none',
    meaning: 'the https address of what developers of portals may read, as `service_documentation`',
  },
  { name: 'BRAND', otherwise: 'Sluis', meaning: 'the name people see on every page and in every mail' },
  {
    name: 'DEMO',
    otherwise: 'on (off in production)',
    meaning: 'demo people, demo portal and mailbox; refused in production',
  },
  {
    name: 'WORKER',
    otherwise: 'on',
    meaning: '`off`: serve without working background jobs; `sluis work` does them elsewhere',
  },
  {
    name: 'POLICY_FILE',
    otherwise: 'the built-in policy',
    meaning: 'a JSON file with what differs from the built-in password policy, and why',
  },
  {
    name: 'LEVELS_FILE',
    otherwise: 'the built-in levels',
    meaning: 'a JSON file with the assurance levels, as `sluis levels show --json` prints them',
  },
  {
    name: 'TIME_ZONE',
    otherwise: 'Europe/Amsterdam',
    meaning: 'the time zone (IANA) of accounts that have none of their own',
  },
  {
    name: 'BREACH_RANGE_URL',
    otherwise: 'nobody is asked',
    meaning:
      'a k-anonymity range service for breached passwords, as https://ranges.example/range/; it is told five digits of a SHA-1',
  },
  {
    name: 'WEBAUTHN_RP_ID',
    otherwise: 'the host of ISSUER',
    meaning: 'the domain that passkeys belong to; it must not change while there are any',
  },
  {
    name: 'WEBAUTHN_RELATED_ORIGINS',
    otherwise: 'none',
    meaning: 'origins, comma-separated, that may use the passkeys of this one: told at /.well-known/webauthn',
  },
  {
    name: 'WEBAUTHN_METADATA',
    otherwise: 'attestation is not asked',
    meaning: 'a JSON file with the FIDO metadata statements of the authenticators whose make is to be proven',
  },
  {
    name: 'SMS_PROVIDERS',
    otherwise: 'text messages are kept, not sent; in production none are offered',
    meaning: 'a JSON file with the providers of text messages, tried in its order',
  },
  {
    name: 'SMS_COUNTRIES',
    otherwise: 'NL,SE',
    meaning:
      'countries (ISO 3166-1) whose mobile numbers codes are sent to; one without a + is read as of the reader’s country, then of these in order',
  },
  {
    name: 'SMS_HOURLY',
    otherwise: '1000',
    meaning: 'text messages per hour, all together; more are refused, and the log says so',
  },
  {
    name: 'SMS_HOURLY_PER_PREFIX',
    otherwise: '60',
    meaning: 'text messages per hour to numbers that begin with the same six digits',
  },
  {
    name: 'CLOCK_SKEW_MOST',
    otherwise: 'it is told, and nothing more',
    meaning:
      'seconds by which the clock of this machine may differ from the database’s before /health/ready says no',
  },
  {
    name: 'SHUTDOWN_DELAY',
    otherwise: '0 (5 in production)',
    meaning:
      'seconds for which a process that gets SIGTERM still answers, and tells its balancer at /health/ready that it is stopping',
  },
  { name: 'LOG_LEVEL', otherwise: 'info', meaning: 'trace, debug, info, warn, error or silent' },
  {
    name: 'ARGON2_MEMORY_KIB',
    otherwise: '19456',
    meaning: 'memory of one password hash; OWASP minimum 19456 with 2 iterations',
  },
  { name: 'ARGON2_ITERATIONS', otherwise: '2', meaning: 'passes of one password hash' },
  { name: 'ARGON2_PARALLELISM', otherwise: '1', meaning: 'lanes of one password hash' },
  {
    name: 'HASHES_AT_ONCE',
    otherwise: 'processors, 3 at most',
    meaning: 'hashes computed at the same moment; more than 3 wants UV_THREADPOOL_SIZE raised as well',
  },
  {
    name: 'HASH_QUEUE',
    otherwise: '200',
    meaning:
      'sign-ins that may wait for a hash; one more gets 503, as does whoever would wait for more than five seconds',
  },
  { name: 'SESSION_IDLE', otherwise: '1800', meaning: 'seconds after which an unused session ends' },
  { name: 'SESSION_MOST', otherwise: '43200', meaning: 'seconds after which any session ends' },
  { name: 'ATTEMPT_LIFETIME', otherwise: '1800', meaning: 'seconds a sign-in may take' },
  { name: 'CODE_LIFETIME', otherwise: '60', meaning: 'seconds an authorization code lives, 60 at most' },
  { name: 'ACCESS_TOKEN_LIFETIME', otherwise: '300', meaning: 'seconds an access token lives, 300 at most' },
  { name: 'REFRESH_IDLE', otherwise: '1209600', meaning: 'seconds after which an unused refresh token ends' },
  {
    name: 'REFRESH_MOST',
    otherwise: '7776000',
    meaning: 'seconds after which any chain of refresh tokens ends',
  },
] as const satisfies readonly Variable[]

export type VariableName = (typeof variables)[number]['name']
export type Environment = Readonly<Partial<Record<VariableName, string>>>

/** The variables that are set; an empty one counts as not set. */
export function readEnvironment(
  from: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const set: Partial<Record<VariableName, string>> = {}
  for (const { name } of variables) {
    const value = from[name]?.trim()
    if (value) set[name] = value
  }
  return set
}

/** Whether the runtime looks at the certificates of those it talks to: a variable of its own can tell it not to. */
export const checksCertificates = (
  from: Readonly<Record<string, string | undefined>> = process.env,
): boolean => from['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0'
