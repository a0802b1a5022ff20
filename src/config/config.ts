import type { HashingOptions } from '../platform/crypto/hashing.ts'
import type { Sender } from '../platform/text/mail-address.ts'
import { isName } from '../platform/text/typed.ts'
import { defaultLadder, type Ladder } from '../policy/assurance.ts'
import { isTimeZone, type TimeZone } from '../policy/password-life.ts'
import { defaultLifetimes, type Lifetimes } from '../policy/lifetime.ts'
import type { Environment, VariableName } from './env.ts'
import { defaultPolicyFile, parsePolicyFile, type PolicyFile } from './policy.ts'
import { parseLevels } from './levels.ts'
import { alertOf, mailTlsOf, senderOf, type MailTls } from './mail.ts'
import { exemptOf, rangesOf } from './networks.ts'
import { smsOf, type SmsConfig } from './sms.ts'
import { webauthnOf } from './webauthn.ts'

export interface Config {
  readonly production: boolean
  readonly issuer: URL
  readonly port: number
  readonly host: string | undefined
  readonly dataDir: string
  /** Undefined: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** Whether `databaseUrl` is a pooler's, which gives a connection to each transaction. */
  readonly databasePooler: 'none' | 'transaction'
  readonly databaseDirectUrl: string | undefined
  readonly databasePool: number
  readonly encryptionKeys: string | undefined
  readonly trustProxy: readonly string[]
  /** Networks of whose strangers any number may begin something. */
  readonly throttleExempt: readonly string[]
  readonly metricsPort: number | undefined
  /** Seconds that our clock may be off before this process is not ready; undefined: it stays ready. */
  readonly clockSkewMost: number | undefined
  /** Seconds between being told to stop and stopping. */
  readonly shutdownDelay: number
  readonly smtpUrl: string | undefined
  readonly mailTls: MailTls
  readonly mailFrom: Sender
  /** Whether the mail server takes local parts beyond ASCII. */
  readonly mailUtf8: boolean
  /** Who is told of what people report. */
  readonly alertTo: string | undefined
  /** What developers of portals may read. */
  readonly documentation: URL | undefined
  readonly brand: string
  readonly demo: boolean
  readonly worker: boolean
  readonly logLevel: string
  readonly hashing: HashingOptions
  readonly lifetimes: Lifetimes
  readonly policy: PolicyFile
  readonly ladder: Ladder
  readonly timeZone: TimeZone
  readonly breachRangeUrl: URL | undefined
  readonly webauthn: {
    readonly rpId: string
    readonly relatedOrigins: readonly string[]
    /** FIDO metadata statements, as the file has them. */
    readonly metadata: readonly object[]
  }
  readonly sms: SmsConfig
}

/** What is wrong with a variable, and what to do about it. */
export interface Fault {
  readonly variable: VariableName
  readonly message: string
}

export type ConfigResult =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly Fault[] }

const MOST = Number.MAX_SAFE_INTEGER

/** What the machine is and holds, and what Sluis knows, beside the environment. */
export interface Machine {
  /** What a level may name. */
  readonly factorKinds: readonly string[]
  readonly processors: number
  /** What stands in POLICY_FILE; undefined where there is none, or it cannot be read. */
  readonly policyFile?: string | undefined
  /** What stands in LEVELS_FILE. */
  readonly levelsFile?: string | undefined
  /** What stands in WEBAUTHN_METADATA. */
  readonly webauthnMetadata?: string | undefined
  /** What stands in SMS_PROVIDERS. */
  readonly smsProviders?: string | undefined
}

/** Decides, from the environment and the files it names alone, how Sluis runs. Finds every fault at once. Pure. */
export function decideConfig(env: Environment, machine: Machine): ConfigResult {
  const faults: Fault[] = []
  const fault = (variable: VariableName, message: string): void => {
    faults.push({ variable, message })
  }
  const whole = (name: VariableName, otherwise: number, from: number, to: number): number => {
    const text = env[name]
    if (text === undefined) return otherwise
    const value = Number(text)
    if (Number.isInteger(value) && value >= from && value <= to) return value
    fault(name, `must be a whole number from ${from}${to === MOST ? '' : ` to ${to}`}, not "${text}"`)
    return otherwise
  }
  const choice = <const T extends string>(name: VariableName, otherwise: T, allowed: readonly T[]): T => {
    const text = env[name]
    const found = allowed.find((value) => value === text)
    if (text !== undefined && found === undefined)
      fault(name, `must be one of ${allowed.join(', ')}, not "${text}"`)
    return found ?? otherwise
  }

  const production = choice('NODE_ENV', 'development', ['development', 'production', 'test']) === 'production'
  const port = whole('PORT', 3000, 0, 65_535)
  const issuer = issuerOf(env, port, production, fault)
  const config: Config = {
    production,
    port,
    issuer,
    host: env.HOST,
    dataDir: env.DATA_DIR ?? '.data',
    databaseUrl: databaseOf(env, production, fault),
    databasePooler: choice('DATABASE_POOLER', 'none', ['none', 'transaction']),
    databaseDirectUrl: env.DATABASE_DIRECT_URL,
    databasePool: whole('DATABASE_POOL', 10, 2, 200),
    encryptionKeys: env.ENCRYPTION_KEYS,
    trustProxy: rangesOf(env, 'TRUST_PROXY', fault),
    throttleExempt: exemptOf(env, fault),
    metricsPort: env.METRICS_PORT === undefined ? undefined : whole('METRICS_PORT', 0, 0, 65_535),
    clockSkewMost: env.CLOCK_SKEW_MOST === undefined ? undefined : whole('CLOCK_SKEW_MOST', 0, 1, 3600),
    shutdownDelay: whole('SHUTDOWN_DELAY', production ? 5 : 0, 0, 300),
    smtpUrl: env.SMTP_URL,
    mailTls: mailTlsOf(env, production, fault),
    mailFrom: senderOf(env, fault),
    mailUtf8: choice('MAIL_SMTPUTF8', 'off', ['on', 'off']) === 'on',
    alertTo: alertOf(env, fault),
    documentation: documentationOf(env, fault),
    brand: brandOf(env, fault),
    demo: choice('DEMO', production ? 'off' : 'on', ['on', 'off']) === 'on',
    worker: choice('WORKER', 'on', ['on', 'off']) === 'on',
    logLevel: choice('LOG_LEVEL', 'info', ['trace', 'debug', 'info', 'warn', 'error', 'silent']),
    hashing: {
      memoryKiB: whole('ARGON2_MEMORY_KIB', 19_456, 7168, 4_194_304),
      iterations: whole('ARGON2_ITERATIONS', 2, 1, 100),
      parallelism: whole('ARGON2_PARALLELISM', 1, 1, 16),
      atOnce: whole('HASHES_AT_ONCE', Math.min(machine.processors, 3), 1, 128),
      queue: whole('HASH_QUEUE', 200, 0, 100_000),
    },
    lifetimes: {
      sessionIdle: whole('SESSION_IDLE', defaultLifetimes.sessionIdle, 60, MOST),
      sessionMost: whole('SESSION_MOST', defaultLifetimes.sessionMost, 60, MOST),
      attempt: whole('ATTEMPT_LIFETIME', defaultLifetimes.attempt, 60, 86_400),
      code: whole('CODE_LIFETIME', defaultLifetimes.code, 10, 60),
      accessToken: whole('ACCESS_TOKEN_LIFETIME', defaultLifetimes.accessToken, 30, 300),
      refreshIdle: whole('REFRESH_IDLE', defaultLifetimes.refreshIdle, 60, MOST),
      refreshMost: whole('REFRESH_MOST', defaultLifetimes.refreshMost, 60, MOST),
    },
    policy: policyOf(env, machine, fault),
    ladder: ladderOf(env, machine, fault),
    timeZone: timeZoneOf(env, fault),
    breachRangeUrl: rangeUrlOf(env, fault),
    webauthn: webauthnOf(env, issuer, machine, fault),
    sms: {
      ...smsOf(env, machine, production, fault),
      hourly: whole('SMS_HOURLY', 1000, 1, MOST),
      hourlyPerPrefix: whole('SMS_HOURLY_PER_PREFIX', 60, 1, MOST),
    },
  }
  if (config.hashing.memoryKiB * config.hashing.iterations < 19_456 * 2) {
    fault(
      'ARGON2_MEMORY_KIB',
      `times ARGON2_ITERATIONS is below OWASP's minimum; use 19456 with 2, or 47104 with 1`,
    )
  }
  if (config.metricsPort !== undefined && config.metricsPort !== 0 && config.metricsPort === port) {
    fault('METRICS_PORT', 'must not be the public PORT')
  }
  forMakes(config, fault)
  if (production) forProduction(env, config, fault)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config }
}

export type Report = (variable: VariableName, message: string) => void

/** A level that asks for makes that nobody could prove would be out of everybody's reach. */
function forMakes({ ladder, webauthn }: Config, fault: Report): void {
  const known = webauthn.metadata.map((statement) => Reflect.get(statement, 'aaguid') as unknown)
  for (const { key, asks } of ladder)
    for (const model of asks.models ?? [])
      if (!known.includes(model))
        fault(
          'LEVELS_FILE',
          `level "${key}" asks for the make ${model}, which WEBAUTHN_METADATA does not have`,
        )
}

function forProduction(env: Environment, config: Config, fault: Report): void {
  if (config.demo) fault('DEMO', 'must be off: demo people have passwords that everybody knows')
  if (!env.ENCRYPTION_KEYS)
    fault(
      'ENCRYPTION_KEYS',
      'is missing; make a key with: openssl rand -base64 32 | tr "+/" "-_" | tr -d "="  and set k1:<key>',
    )
  if (!env.SMTP_URL) fault('SMTP_URL', 'is missing; set the mail server, as smtps://user:password@host')
  if (!env.MAIL_FROM) fault('MAIL_FROM', 'is missing; set the sender, as "Portal <no-reply@example.org>"')
}

function documentationOf(env: Environment, fault: Report): URL | undefined {
  if (env.SERVICE_DOCUMENTATION === undefined) return undefined
  const url = URL.parse(env.SERVICE_DOCUMENTATION)
  if (url?.protocol !== 'https:') fault('SERVICE_DOCUMENTATION', 'must be an https address')
  return url ?? undefined
}

function brandOf(env: Environment, fault: Report): string {
  const brand = env.BRAND ?? 'Sluis'
  if (!isName(brand)) fault('BRAND', 'must be a name that can be shown')
  return brand
}

function policyOf(env: Environment, { policyFile }: Machine, fault: Report): PolicyFile {
  if (env.POLICY_FILE === undefined) return defaultPolicyFile
  if (policyFile === undefined) {
    fault('POLICY_FILE', `${env.POLICY_FILE} cannot be read`)
    return defaultPolicyFile
  }
  const parsed = parsePolicyFile(policyFile)
  if (parsed.ok) return parsed.policy
  for (const each of parsed.faults) fault('POLICY_FILE', each)
  return defaultPolicyFile
}

function ladderOf(env: Environment, { levelsFile, factorKinds }: Machine, fault: Report): Ladder {
  if (env.LEVELS_FILE === undefined) return defaultLadder
  const parsed =
    levelsFile === undefined
      ? { ok: false as const, faults: [`${env.LEVELS_FILE} cannot be read`] }
      : parseLevels(levelsFile, factorKinds)
  if (parsed.ok) return parsed.ladder
  for (const each of parsed.faults) fault('LEVELS_FILE', each)
  return defaultLadder
}

function timeZoneOf(env: Environment, fault: Report): TimeZone {
  const zone = env.TIME_ZONE ?? 'Europe/Amsterdam'
  if (!isTimeZone(zone)) fault('TIME_ZONE', `must be a time zone as Europe/Amsterdam, not "${zone}"`)
  return zone
}

function rangeUrlOf(env: Environment, fault: Report): URL | undefined {
  if (env.BREACH_RANGE_URL === undefined) return undefined
  const url = URL.parse(env.BREACH_RANGE_URL)
  if (url && /^https?:$/.test(url.protocol) && url.pathname.endsWith('/')) return url
  fault('BREACH_RANGE_URL', 'must be a URL that ends in a slash, as https://ranges.example/range/')
  return undefined
}

function issuerOf(env: Environment, port: number, production: boolean, fault: Report): URL {
  const otherwise = new URL(`http://localhost:${port}`)
  if (env.ISSUER === undefined) {
    if (production) fault('ISSUER', 'is missing; set the https origin that people reach Sluis at')
    return otherwise
  }
  const url = URL.parse(env.ISSUER)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    fault('ISSUER', `must be an origin like https://id.example.org, not "${env.ISSUER}"`)
    return otherwise
  }
  if (env.ISSUER.replace(/\/$/, '') !== url.origin)
    fault('ISSUER', `must be an origin without a path: ${url.origin}`)
  if (production && url.protocol !== 'https:') fault('ISSUER', 'must be https in production')
  return url
}

function databaseOf(env: Environment, production: boolean, fault: Report): string | undefined {
  const url = env.DATABASE_URL
  if (url === undefined) {
    if (production)
      fault('DATABASE_URL', 'is missing; set a PostgreSQL server, as postgres://user:password@host/database')
    return undefined
  }
  if (!/^postgres(ql)?:\/\//.test(url)) fault('DATABASE_URL', 'must start with postgres://')
  return url
}
