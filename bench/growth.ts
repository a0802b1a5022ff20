/**
 * Measures what organisations cost when there are many: `npm run bench:growth`. Each look-up among a thousand organisations
 * and among a million with three million memberships, and how the database reads it; then how fast another system's
 * organisations are brought in, and in how much memory. Prints the tables that bench/README.md keeps.
 *
 * `node bench/growth.ts <organisations> <imported>`: fewer, where it is only tried.
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { connect } from '../src/platform/db/connect.ts'
import type { Db } from '../src/platform/db/database.ts'
import { createLog } from '../src/platform/log.ts'
import { plansOf } from '../test/harness/plans.ts'
import { held, reads, type Sought } from '../test/organisations/reads.ts'
import { percentile, root } from './machine.ts'
import { install } from './sluis.ts'

const MANY = Number(process.argv[2] ?? 1_000_000)
const IMPORTED = Number(process.argv[3] ?? 100_000)
const FEW = 1000
const ASKED = 200
/** So many organisations are made by one statement. */
const AT_ONCE = 20_000

const installed = await install(4123)
installed.command(['migrate'])
installed.command(
  ['registers', 'create', 'customers', '--en', 'Customer', '--nl', 'Klant', '--sv', 'Kund'].concat(
    ...[
      ['--pattern', '[0-9]{9}'],
      ['--example', '123456789'],
    ],
  ),
)
const db = connect(installed.env['DATABASE_URL'] ?? '', { max: 1, log: createLog('silent') })

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Fills the tables, as fast as PostgreSQL writes: organisations from one number to another, each with three members. */
async function grow(from: number, to: number): Promise<void> {
  const ids = sql`generate_series(${from}::int, ${to}::int) n`
  const uuid = (kind: string) => sql`(${kind} || lpad(to_hex(n), 12, '0'))::uuid`
  const organisation = uuid('00000000-0000-4000-8000-')
  const account = uuid('00000000-0000-4000-9000-')
  const number = uuid('00000000-0000-4000-a000-')
  await sql`insert into organisation (id, registration_kind, registration_number, legal_name, display_name, locale,
      standing, external_key, created_at, updated_at)
    select ${organisation}, 'other', 'X' || n, 'Legal ' || (n::bigint * 7919 % 1000003) || ' B.V.',
      'Firm ' || (n::bigint * 104729 % 1000003), 'nl', 'active', 'grown-' || n, now() - n * interval '1 second', now() from ${ids}`.execute(
    db,
  )
  await sql`insert into account (id, subject, name, locale, demo, created_at, updated_at)
    select ${account}, 'grown' || n, 'Person ' || n, 'en', false, now(), now() from ${ids}`.execute(db)
  await sql`insert into identifier (id, account_id, kind, value, lookup, form, verified_at, created_at)
    select gen_random_uuid(), ${account}, 'email', n || '@grown.test', n || '@grown.test', 'parsed', now(), now()
    from ${ids}`.execute(db)
  await sql`insert into organisation_number (id, organisation_id, register_key, is_shared, value, lookup, created_at)
    select ${number}, ${organisation}, 'customers', false, n + 100000000, n + 100000000, now() from ${ids}`.execute(
    db,
  )
  // each person acts for three organisations, and each organisation has three
  for (const [i, role] of ['administrator', 'member', 'member'].entries())
    await sql`insert into membership (id, organisation_id, kind, account_id, role, powers, all_numbers, all_branches,
        valid_from, given_by, external_key, created_at, updated_at)
      select gen_random_uuid(), ${uuid('00000000-0000-4000-8000-')}, 'person',
        ('00000000-0000-4000-9000-' || lpad(to_hex(${from}::int + (n - ${from}::int + ${i}::int * 37) % (${to}::int - ${from}::int + 1)), 12, '0'))::uuid,
        ${role}, case when ${role} = 'administrator' then array['people','rights','organisation'] else array[]::text[] end,
        true, true, now() - interval '1 day', 'job:bench', 'm' || n || '-' || ${i}::int, now(), now() from ${ids}`.execute(
      db,
    )
  await sql`insert into audit_event (id, at, type, actor, organisation_id, details)
    select gen_random_uuid(), now() - n * interval '1 second', 'organisations.organisation.created', 'job:bench',
      ${organisation}, '{}' from ${ids}`.execute(db)
}

/** Has the database know what it holds: that takes longer than it lets a statement of ours take. */
async function settle(): Promise<void> {
  const client = new pg.Client(installed.env['DATABASE_URL'])
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

interface Measured {
  readonly median: number
  /** The lines of the plan that read a whole table of those that grow. */
  readonly whole: readonly string[]
}

/** Each look-up, of organisations and people at random. */
async function measure(many: number): Promise<Map<string, Measured>> {
  const found = new Map<string, Measured>()
  for (const [name, ask] of Object.entries({ ...reads, ...held })) {
    const times: number[] = []
    for (let i = 0; i < ASKED; i++) {
      const of = target(1 + Math.floor(Math.random() * many))
      const started = performance.now()
      await ask(db, of)
      times.push(performance.now() - started)
    }
    const plans = await plansOf(db, (asked: Db) => ask(asked, target(1)), { isFree: true })
    found.set(name, { median: percentile(times, 50), whole: plans.filter((line) => GROWS.test(line)) })
  }
  return found
}

const GROWS = /Seq Scan on (organisation|membership|account|identifier|organisation_number|audit_event)\b/

const target = (n: number): Sought => {
  const hex = n.toString(16).padStart(12, '0')
  return {
    organisation: `00000000-0000-4000-8000-${hex}` as Sought['organisation'],
    account: `00000000-0000-4000-9000-${hex}` as Sought['account'],
    membership: `00000000-0000-4000-b000-${hex}`,
    number: `00000000-0000-4000-a000-${hex}`,
    name: `firm ${n}`,
    registration: `X${n}`,
    lookup: String(n + 100_000_000),
    key: `grown-${n}`,
  }
}

/** Brings a file in. @returns seconds, and the most that its process held in memory, in MB */
async function bringIn(file: string, rows: string): Promise<{ seconds: number; memory: number }> {
  const started = performance.now()
  const words = ['src/main.ts', 'import', 'organisations', file, '--rows', rows, '--json']
  const child = spawn(process.execPath, words, {
    ...{ cwd: root, env: { ...process.env, ...installed.env }, stdio: ['ignore', 'pipe', 'inherit'] },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  let memory = 0
  const look = setInterval(() => {
    const status = fs.readFileSync(`/proc/${child.pid}/status`, 'utf8')
    memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  }, 500)
  await new Promise((resolve) => child.on('exit', resolve))
  clearInterval(look)
  const { faulty } = JSON.parse(said) as { faulty: number }
  if (faulty > 0) throw new Error(`${file}: ${faulty} rows were faulty`)
  return { seconds: (performance.now() - started) / 1000, memory }
}

/** A file of so many organisations, and one of three times as many members. */
function files(count: number): { organisations: string; members: string } {
  const [organisations, members] = ['organisations', 'members'].map((name) =>
    path.join(installed.dataDir, `${name}-${count}.csv`),
  ) as [string, string]
  const write = (file: string, title: string, lines: (n: number) => string): void => {
    const out = fs.openSync(file, 'w')
    fs.writeSync(out, `${title}\n`)
    for (let n = 1; n <= count; n++) fs.writeSync(out, lines(n))
    fs.closeSync(out)
  }
  write(
    organisations,
    'key;registration_kind;registration_number;legal_name;street;house_number;postal_code;city;country',
    (n) => `i${count}-${n};other;I${count}-${n};Imported ${n} B.V.;Weg;${n};8011AA;Zwolle;NL\n`,
  )
  write(members, 'organisation;key;email;name;role', (n) =>
    ['administrator', 'member', 'member']
      .map((role, i) => `i${count}-${n};m${i};p${i}-${n}@i${count}.example;Person ${n};${role}\n`)
      .join(''),
  )
  return { organisations, members }
}

try {
  say(`${FEW} organisations`)
  await grow(1, FEW)
  await settle()
  const few = await measure(FEW)
  say(`${MANY} organisations`)
  for (let from = FEW + 1; from <= MANY; from += AT_ONCE) await grow(from, Math.min(from + AT_ONCE - 1, MANY))
  await settle()
  const many = await measure(MANY)
  const lines = [
    '| look-up | among a thousand | among a million | ratio | reads a whole table |',
    '|---|---|---|---|---|',
  ]
  for (const [name, { median, whole }] of many) {
    const before = few.get(name)?.median ?? Number.NaN
    const ratio = (median / before).toFixed(1)
    lines.push(
      `| ${name} | ${before.toFixed(2)} ms | ${median.toFixed(2)} ms | ${ratio} | ${whole.length === 0 ? 'no' : whole.join(' ')} |`,
    )
  }
  lines.push('', '| brought in | rows a second | memory |', '|---|---|---|')
  for (const count of [Math.ceil(IMPORTED / 10), IMPORTED]) {
    const { organisations, members } = files(count)
    for (const [file, rows, n] of [
      [organisations, 'organisations', count],
      [members, 'members', 3 * count],
      [members, 'members', 3 * count],
    ] as const) {
      const { seconds, memory } = await bringIn(file, rows)
      lines.push(`| ${n} ${rows} | ${Math.round(n / seconds)} | ${Math.round(memory)} MB |`)
      say(lines.at(-1) ?? '')
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`)
} finally {
  await db.destroy()
  await installed.remove()
}
