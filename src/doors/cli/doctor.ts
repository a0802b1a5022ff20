import fs from 'node:fs'
import os from 'node:os'
import type { Command } from 'commander'
import { oddAddresses } from '../../domain/accounts/index.ts'
import { floors } from '../../domain/clients/index.ts'
import type { House } from '../../house.ts'
import { mailExtensions } from '../../domain/outbox/index.ts'
import { isPrivate } from '../../platform/http/origin.ts'
import { inspectDatabase } from '../../platform/db/inspect.ts'
import { addressesSeen } from '../../domain/sessions/index.ts'
import { letters } from './doctor-letters.ts'
import { secondLock } from './doctor-lock.ts'
import type { Finding } from './finding.ts'
import { inHouse, table } from './run.ts'

export function doctorCommand(program: Command): void {
  program.command('doctor').description('measure this machine and say what could be better').action(examine)
}

async function examine(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const findings = [
      runtime(),
      await database(house),
      await hashing(house),
      await mail(house),
      await letters(house),
      await levels(house),
      await addresses(house),
      await networks(house),
      await secondLock(house),
      await clocks(house),
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

const native = new URL('../../../node_modules/argon2/build/Release/', import.meta.url)

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

async function mail({ config }: House): Promise<Finding> {
  const what = 'mail'
  if (config.smtpUrl === undefined)
    return {
      what,
      value: 'kept, not sent',
      advice: 'Set SMTP_URL to send mail. Until then /demo/mailbox shows it.',
    }
  const { host } = new URL(config.smtpUrl)
  const extensions = await mailExtensions(config.smtpUrl).catch((error: unknown) => String(error))
  if (typeof extensions === 'string')
    return {
      what,
      value: `to be sent through ${host}`,
      advice: `The mail server cannot be asked: ${extensions}`,
    }
  const isOffered = extensions.includes('SMTPUTF8')
  if (config.mailTls === 'required' && config.smtpUrl.startsWith('smtp:') && !extensions.includes('STARTTLS'))
    return {
      what,
      value: `to be sent through ${host}, which offers no TLS`,
      advice: 'No mail leaves. Have the server offer STARTTLS, or name one by smtps:// in SMTP_URL.',
    }
  const value = `sent through ${host}, which ${isOffered ? 'offers' : 'does not offer'} SMTPUTF8`
  if (isOffered === config.mailUtf8) return { what, value }
  const advice = isOffered
    ? 'MAIL_SMTPUTF8 may be on, where the servers behind this one take such addresses too.'
    : 'MAIL_SMTPUTF8 is on, but mail to addresses with letters beyond ASCII before the @ is not taken. Set it off.'
  return { what, value, advice }
}

const MOST_ADDRESSES = 20

/** Addresses that get no mail, and pairs of accounts that have the same. */
async function addresses({ db }: House): Promise<Finding> {
  const odd = await oddAddresses(db, MOST_ADDRESSES)
  const [first] = odd
  const what = 'addresses'
  if (!first) return { what, value: 'each is one that mail reaches, and of one account' }
  const lines = odd.map(({ account_id: id, value, form }) =>
    form === 'refused'
      ? `${id} has ${JSON.stringify(value)}, which is no address: it gets no mail`
      : `${id} has ${JSON.stringify(value)}, which an older account has too: it signs in by exactly this spelling`,
  )
  const more = first.count > odd.length ? [`and ${first.count - odd.length} more`] : []
  return {
    what,
    value: `${first.count} that need a look`,
    advice: [...lines, ...more].join('\n             '),
  }
}

/** Whether the clocks of this machine and of the database agree. */
async function clocks({ clockWatch }: House): Promise<Finding> {
  await clockWatch.look()
  const off = Math.round(clockWatch.skew() / 1000)
  const what = 'clock'
  if (Math.abs(off) <= 5) return { what, value: 'the database’s, within five seconds' }
  const value = `${Math.abs(off)} s ${off > 0 ? 'ahead of' : 'behind'} the database’s`
  return {
    what,
    value,
    advice:
      'Set both by NTP. Codes of apps are checked by the database’s clock; beyond 30 s this process removes nothing that has expired.',
  }
}

/** So many sessions from one address are no chance. */
const ENOUGH_SESSIONS = 20

/** Whether people are told apart by where they come from. */
async function networks({ db, config }: House): Promise<Finding> {
  const { sessions, addresses: seen, address } = await addressesSeen(db)
  const what = 'networks'
  const value = `${sessions} sessions from ${seen} addresses, ${config.trustProxy.length === 0 ? 'no proxy trusted' : `trusting ${config.trustProxy.join(', ')}`}`
  const isOne = seen === 1 && sessions >= ENOUGH_SESSIONS && address !== null && isPrivate(address)
  if (config.trustProxy.length > 0 || !isOne) return { what, value }
  const advice = `Everybody comes from ${address}, a private address: name the proxy there in TRUST_PROXY, or an office is slowed down for what one guesses.`
  return { what, value, advice }
}

async function levels({ db, config }: House): Promise<Finding> {
  const known = config.ladder.map(({ key }) => key)
  const asked = (await floors(db)).map(({ minimumLevel }) => minimumLevel)
  const gone = [...new Set(asked)].filter((key) => !known.includes(key))
  const value = known.join(', ')
  if (gone.length === 0) return { what: 'levels', value }
  const advice = `Portals are registered that ask ${gone.join(', ')} at the least, which is no level here: nobody can sign in to them.`
  return { what: 'levels', value, advice }
}
