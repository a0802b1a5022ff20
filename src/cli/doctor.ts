import fs from 'node:fs'
import os from 'node:os'
import type { Command } from 'commander'
import { leastAsked } from '../clients/index.ts'
import type { House } from '../house.ts'
import { inspectDatabase } from '../platform/db/inspect.ts'
import { inHouse, table } from './run.ts'

export function doctorCommand(program: Command): void {
  program.command('doctor').description('measure this machine and say what could be better').action(examine)
}

interface Finding {
  readonly what: string
  readonly value: string
  readonly advice?: string
}

async function examine(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const findings = [
      runtime(),
      await database(house),
      await hashing(house),
      mail(house),
      await levels(house),
    ]
    const text = findings
      .map(
        ({ what, value, advice }) =>
          table([[what.padEnd(10), value]]) + (advice === undefined ? '' : `\n           → ${advice}`),
      )
      .join('\n')
    return { text, json: findings }
  })
}

function runtime(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  const value = `Node ${process.versions.node} on ${os.availableParallelism()} processors`
  return major >= 24
    ? { what: 'runtime', value }
    : { what: 'runtime', value, advice: 'Sluis needs Node 24 or newer.' }
}

async function database({ db, config }: House): Promise<Finding> {
  const { version, roundTrip } = await inspectDatabase(db)
  const value = `PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000}${config.databaseUrl === undefined ? ' (embedded)' : ''}, ${roundTrip.toFixed(2)} ms a round trip`
  if (version < 150_000) return { what: 'database', value, advice: 'Sluis needs PostgreSQL 15 or newer.' }
  return roundTrip > 2
    ? { what: 'database', value, advice: 'A sign-in makes some fifty round trips; put the database nearer.' }
    : { what: 'database', value }
}

const native = new URL('../../node_modules/argon2/build/Release/', import.meta.url)

/** Hashes per second on one processor: what bounds how many people can sign in. */
async function hashing({ hasher, config }: House): Promise<Finding> {
  const stored = await hasher.hash('measured')
  const started = performance.now()
  let hashes = 0
  while (performance.now() - started < 1500) {
    await hasher.verify(stored, 'measured')
    hashes += 1
  }
  const rate = (hashes * 1000) / (performance.now() - started)
  const { memoryKiB, iterations, parallelism, atOnce } = config.hashing
  const value = `${rate.toFixed(0)} hashes a second one at a time (argon2id m=${memoryKiB} t=${iterations} p=${parallelism}), ${atOnce} at once`
  if (fs.existsSync(native)) return { what: 'hashing', value }
  const build =
    'cd node_modules/argon2 && rm -rf prebuilds && CFLAGS="-O3 -mavx2" CXXFLAGS="-O3 -mavx2" npx node-gyp rebuild'
  return {
    what: 'hashing',
    value,
    advice: `argon2 runs as shipped, for any processor. Built for this one it is 1.6 to 2.3 times as fast: ${build}`,
  }
}

const mail = ({ config }: House): Finding =>
  config.smtpUrl === undefined
    ? {
        what: 'mail',
        value: 'kept, not sent',
        advice: 'Set SMTP_URL to send mail. Until then /demo/mailbox shows it.',
      }
    : { what: 'mail', value: `sent through ${new URL(config.smtpUrl).host}` }

async function levels({ db, config }: House): Promise<Finding> {
  const known = config.ladder.map(({ key }) => key)
  const asked = (await leastAsked(db)).map(({ minimumLevel }) => minimumLevel)
  const gone = [...new Set(asked)].filter((key) => !known.includes(key))
  const value = known.join(', ')
  if (gone.length === 0) return { what: 'levels', value }
  const advice = `Portals are registered that ask ${gone.join(', ')} at the least, which is no level here: nobody can sign in to them.`
  return { what: 'levels', value, advice }
}
