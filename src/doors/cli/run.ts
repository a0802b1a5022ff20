import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import { beOperator } from '../../acts/operating/index.ts'
import { perform } from '../../acts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import { decideConfig, variables, type Config } from '../../config/config.ts'
import { readEnvironment, sluisCommand } from '../../config/env.ts'
import type { Fault, SecretNamed } from '../../config/report.ts'
import { loadSecrets } from '../../config/secrets.ts'
import { openHouse, type House } from '../../house.ts'
import type { EncryptionKey } from '../../platform/crypto/vault.ts'
import { migrationState } from '../../platform/db/migrate.ts'
import { asLocale, locales } from '../../platform/render/locale.ts'
import { createLog } from '../../platform/log.ts'
import { lackingOf } from '../../policy/levels/allowance.ts'
import { factorKinds, offeredKinds, openOutbox } from '../../joined.ts'

/** Refused, or not possible: one clear sentence, and an exit code. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

export interface Settings {
  readonly config: Config
  readonly keys: readonly EncryptionKey[]
}

/** Configuration and secrets. @throws Refusal that lists every fault at once */
export function settings(): Settings {
  const env = readEnvironment(variables.map(({ name }) => name))
  const decided = decideConfig(env, {
    processors: os.availableParallelism(),
    user: userName(),
    terminal: process.stdout.isTTY,
    factorKinds,
    secretOf,
    files: Object.fromEntries(
      variables.filter(({ file }) => file).map(({ name }) => [name, contentOf(env[name])]),
    ),
  })
  const source = decided.ok
    ? decided.config
    : { encryptionKeys: env['ENCRYPTION_KEYS'], dataDir: env['DATA_DIR'] ?? '.data' }
  const secrets = decided.ok || source.encryptionKeys !== undefined ? loadFrom(source) : undefined
  const faults = [
    ...(decided.ok ? unoffered(decided.config) : decided.faults),
    ...(secrets && !secrets.ok ? secrets.faults : []),
  ]
  if (!decided.ok || !secrets?.ok || faults.length > 0) throw new Refusal(describe(faults))
  return { config: decided.config, keys: secrets.keys }
}

/** A secret that a file names; one that is empty is not there. @param folder where its paths begin */
export function secretOf({ env, file }: SecretNamed, folder = '.'): string | undefined {
  if (env !== undefined) return readEnvironment([env])[env]
  if (file === undefined) return undefined
  return contentOf(path.resolve(folder, file))?.toString('utf8').trim() || undefined
}

/** A level that wants set up what nobody can set up here would be out of everybody's reach. */
const unoffered = (config: Config): Fault[] =>
  config.ladder.flatMap(({ key, allowance }) =>
    lackingOf([allowance], offeredKinds(config)).map((kind) => ({
      variable: 'LEVELS_FILE',
      message: `level "${key}" wants ${kind} set up, which is not offered here`,
    })),
  )

/** A container's user may have a number and no name. */
function userName(): string {
  try {
    return os.userInfo().username
  } catch {
    return `user ${process.getuid?.() ?? 'without a name'}`
  }
}

function contentOf(file: string | undefined): Buffer | undefined {
  try {
    return file === undefined ? undefined : fs.readFileSync(file)
  } catch {
    return undefined
  }
}

function loadFrom(source: { encryptionKeys: string | undefined; dataDir: string }) {
  try {
    return loadSecrets(source)
  } catch (error) {
    throw new Refusal(cannotWrite(source.dataDir, error))
  }
}

export const describe = (faults: readonly Fault[]): string =>
  [
    'Sluis cannot start with these settings:',
    ...faults.map(({ variable, message }) => `  ${variable} ${message}`),
  ].join('\n')

export const cannotWrite = (dataDir: string, error: unknown): string => {
  const { code } = error as { code?: string }
  return `DATA_DIR ${dataDir} cannot be written${code === undefined ? '' : ` (${code})`}: ${error instanceof Error ? error.message : String(error)}`
}

export interface Printed {
  /** What a person reads. */
  readonly text: string
  /** What a program reads, with --json. */
  readonly json: unknown
}

/** Runs one command in a house of its own and prints what it says. */
export async function inHouse(
  options: { json?: boolean },
  command: (house: House) => Promise<Printed>,
): Promise<void> {
  const { config, keys } = settings()
  const log = createLog('silent')
  const house = await openHouse({ config, keys, openOutbox: openOutbox(config), log, supervised: false })
  try {
    const { pending } = await migrationState(house.db)
    if (pending.length > 0)
      throw new Refusal(`The database is not up to date. Run: ${sluisCommand()} migrate`)
    print(options, await command(house))
  } finally {
    await house.close()
  }
}

/** Who runs this command, as the audit names them. */
export const operatorHere = async (house: House): Promise<Acting> => ({
  by: await perform(house, beOperator, { by: 'nobody' }, house.config.operator),
})

export function print(options: { json?: boolean }, said: Printed): void {
  process.stdout.write(options.json ? `${JSON.stringify(said.json)}\n` : `${said.text}\n`)
}

/** All of standard input, without the line end that a shell adds. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}

/** A language, as `nl`, `nl-BE` or `nl_NL`. */
export const localeOption = (meaning: string): Option =>
  new Option('--locale <language>', `${meaning}: ${locales.join(', ')}`).default('en').argParser((tag) => {
    const locale = asLocale(tag)
    if (!locale) throw new InvalidArgumentError(`There are ${locales.join(', ')}.`)
    return locale
  })

/** A table for people: columns as wide as they must be. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
