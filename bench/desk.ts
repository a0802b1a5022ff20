/**
 * Measures the desk of an organisation: `npm run bench:desk [rounds]`. Its list, its search and a person's page in an
 * organisation of fifty people and in one of fifty thousand; then a list of ten thousand people to invite, looked at and
 * sent, and a desk that is busy, each while people sign in by passkeys. Compared is processor time, of Sluis and PostgreSQL
 * together, and what people who sign in wait.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { connect } from '../src/platform/db/connect.ts'
import { createLog } from '../src/platform/log.ts'
import { Browser, type Page } from '../test/harness/browser.ts'
import { totpNow } from '../test/harness/people.ts'
import type { SoftKey } from '../test/harness/soft-key.ts'
import { asStarted, databaseTime, memory, percentile, processorTime, serve } from './machine.ts'
import { addPasskey, install, PASSWORD, people, portal, REDIRECT, SECRET, signInByPasskey } from './sluis.ts'

const ROUNDS = Number(process.argv[2] ?? 15)
const PORT = 4126
const [SMALL, LARGE] = [50, 50_000]
const ROWS = 10_000
const PASSKEYS = 6
const ALONE = 150

const installed = await install(PORT)
const sluis = await serve(asStarted.words, PORT, { ...installed.env, ...asStarted.env })
const db = connect(installed.env['DATABASE_URL'] ?? '', { max: 1, log: createLog('silent') })
people(installed, 2 + PASSKEYS)

const organisation = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Two organisations, each with somebody who looks after it. */
async function fill(): Promise<void> {
  const ours = [organisation(1), organisation(2)]
  await sql`insert into organisation (id, registration_kind, registration_number, legal_name, display_name, locale, standing,
      created_at, updated_at)
    select id::uuid, 'other', 'X' || n, 'Legal ' || n, 'Firm ' || n, 'nl', 'active', now(), now()
    from unnest(${ours}::text[]) with ordinality as o (id, n)`.execute(db)
  await sql`insert into account (id, subject, name, family_name, locale, demo, created_at, updated_at)
    select ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, 'other' || n,
      'Voornaam' || n % 997 || ' Achternaam' || n, 'Achternaam' || n, 'nl', false, now(), now()
    from generate_series(1, ${LARGE + SMALL}::int) n`.execute(db)
  const give = (of: string, from: number, count: number) =>
    sql`insert into membership (id, organisation_id, kind, account_id, role, powers, all_numbers, all_branches, valid_from,
        given_by, created_at, updated_at)
      select gen_random_uuid(), ${of}::uuid, 'person', ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, 'member',
        array[]::text[], true, true, now() - interval '1 day', 'job:bench', now(), now()
      from generate_series(${from}::int, ${from + count - 1}::int) n`.execute(db)
  await give(organisation(1), 1, SMALL)
  // what somebody is found by is written with each
  for (let at = 0; at < LARGE; at += 1000) await give(organisation(2), SMALL + 1 + at, 1000)
  for (const [i, of] of ours.entries())
    await sql`insert into membership (id, organisation_id, kind, account_id, role, powers, all_numbers, all_branches, valid_from,
        given_by, created_at, updated_at)
      select gen_random_uuid(), ${of}::uuid, 'person', account_id, 'administrator', array['people', 'rights', 'organisation'],
        true, true, now() - interval '1 day', 'job:bench', now(), now() from identifier where lookup = ${`person${i}@example.test`}`.execute(
      db,
    )
  await sql`analyze`.execute(db)
}

interface Desk {
  readonly go: (path?: string) => Promise<Page>
  readonly press: (page: Page, path: string, fields: Record<string, string>) => Promise<Page>
}

async function desk(person: number): Promise<Desk> {
  const browser = new Browser()
  const at = (path = '') => `${sluis.origin}/organisation/${organisation(person + 1)}${path}`
  const page = await browser.go(at())
  const username = `person${person}@example.test`
  const second = await browser.submit(page, { username, password: PASSWORD })
  const home = await browser.submit(second, { code: totpNow(SECRET) })
  if (home.status !== 200 || !home.text.includes('Firm')) throw new Error(`no desk: ${home.status}`)
  return {
    go: async (path) => ok(await browser.go(at(path))),
    press: async (pressed, path, fields) =>
      ok(await browser.submit(pressed, fields, { action: `${organisation(person + 1)}${path}` })),
  }
}

function ok(page: Page): Page {
  if (page.status !== 200) throw new Error(`${page.url.pathname}: ${page.status}`)
  return page
}

const used = (): number => processorTime(sluis.pid) + databaseTime(installed.dataDir)
async function costOf(does: () => Promise<unknown>, times = 20): Promise<number> {
  const before = used()
  for (let n = 0; n < times; n += 1) await does()
  return (used() - before) / times
}

/** Sign-ins one after another, as long as something goes on; what each takes, in ms. */
async function signInsWhile(
  client: Awaited<ReturnType<typeof portal>>,
  keys: readonly SoftKey[],
  goesOn: () => boolean,
) {
  const took: number[] = []
  while (goesOn()) {
    const start = performance.now()
    await signInByPasskey(client, keys[took.length % keys.length]!)
    took.push(performance.now() - start)
  }
  return took
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const ms = (value: number): string => value.toFixed(1)

try {
  await fill()
  const client = await portal(installed, sluis.origin, {
    ...{ grant_types: ['authorization_code'], redirect_uris: [REDIRECT] },
  })
  const keys: SoftKey[] = []
  for (let i = 0; i < PASSKEYS; i += 1) keys.push(await addPasskey(sluis.origin, 2 + i))
  const [small, large] = [await desk(0), await desk(1)]

  say(
    `| a page | ms of processor, ${SMALL} people | ${LARGE.toLocaleString('en')} people | ratio (quartiles) | wanted |`,
  )
  say('|---|---|---|---|---|')
  const someone = async (one: Desk): Promise<string> =>
    /\/people\/[\da-f-]{36}/.exec((await one.go('/people')).text)?.[0] ?? ''
  const [inSmall, inLarge] = [await someone(small), await someone(large)]
  const searched = async (one: Desk, q: string) => one.press(await one.go('/people'), '/people', { q })
  for (const [what, few, many] of [
    ['the list', () => small.go('/people'), () => large.go('/people')],
    [
      'the list, and a search that finds one',
      () => searched(small, 'Achternaam7'),
      () => searched(large, 'Achternaam40077'),
    ],
    // fifty of each: the first names come back after 997
    [
      'the list, and a search that finds fifty',
      () => searched(small, 'Voornaam'),
      () => searched(large, 'Voornaam500'),
    ],
    ['somebody', () => small.go(inSmall), () => large.go(inLarge)],
    ['the first page', () => small.go(), () => large.go()],
  ] as const) {
    for (let i = 0; i < 3; i += 1) for (const one of [few, many]) await costOf(one)
    const pairs: { few: number; many: number }[] = []
    for (let i = 0; i < ROUNDS; i += 1) {
      const first = i % 2 === 0 ? await costOf(few) : undefined
      const second = await costOf(many)
      pairs.push({ few: first ?? (await costOf(few)), many: second })
    }
    const of = (which: 'few' | 'many') =>
      ms(
        percentile(
          pairs.map((pair) => pair[which]),
          0.5,
        ),
      )
    const ratios = pairs.map((pair) => (100 * pair.many) / pair.few)
    const at = (part: number) => `${Math.round(percentile(ratios, part))} %`
    say(`| ${what} | ${of('few')} | ${of('many')} | ${at(0.5)} (${at(0.25)} to ${at(0.75)}) | ≤ 120 % |`)
  }

  say('')
  say('| people sign in by passkeys, while | p50 | p99 | how many | memory at most |')
  say('|---|---|---|---|---|')
  let peak = 0
  const told = (what: string, took: readonly number[]): boolean =>
    say(
      `| ${what} | ${ms(percentile(took, 0.5))} ms | ${ms(percentile(took, 0.99))} ms | ${took.length} | ${Math.round(peak)} MB |`,
    )
  const watched = async (goesOn: () => boolean): Promise<void> => {
    peak = 0
    while (goesOn()) {
      peak = Math.max(peak, memory(sluis.pid))
      await pause(100)
    }
  }
  let left = ALONE
  const [alone] = await Promise.all([signInsWhile(client, keys, () => left-- > 0), watched(() => left > 0)])
  told('nothing else goes on', alone)

  let busy = true
  const browsing = Promise.all(
    Array.from({ length: 3 }, async () => {
      while (busy) await searched(large, 'Achternaam7')
    }),
  )
  left = ALONE
  const [besideDesk] = await Promise.all([
    signInsWhile(client, keys, () => left-- > 0),
    watched(() => left > 0),
  ])
  busy = false
  await browsing
  told('three administrators look for people without a pause', besideDesk)

  const rows = Array.from(
    { length: ROWS },
    (_each, i) => `Lid ${i};lid${i}@invited.test;+316${String(10_000_000 + i)}`,
  )
  const begun = performance.now()
  let going = true
  const whole = (async () => {
    const page = await upload(`naam;e-mail;mobiel\n${rows.join('\n')}`)
    const path = page.url.pathname.slice(page.url.pathname.indexOf('/lists'))
    const moved = async (): Promise<Page> => {
      for (;;) {
        const now = await small.go(path)
        if (!/data-looking|data-sending/.test(now.text)) return now
        await pause(500)
      }
    }
    const looked = await moved()
    const lookedAfter = (performance.now() - begun) / 1000
    await small.press(looked, `${path}/send`, {})
    const sent = await moved()
    going = false
    return { lookedAfter, count: /data-sent>([\d,.]+)</.exec(sent.text)?.[1] ?? '?' }
  })()
  const [besideList, , done] = await Promise.all([
    signInsWhile(client, keys, () => going),
    watched(() => going),
    whole,
  ])
  told(`${ROWS.toLocaleString('en')} people are invited by a list`, besideList)
  say('')
  say(
    `${done.count} were invited: looked at after ${ms(done.lookedAfter)} s, sent after ${ms((performance.now() - begun) / 1000)} s.`,
  )

  /** As a file: a form of that size is not pasted. */
  async function upload(text: string): Promise<Page> {
    const browser = new Browser()
    const at = `${sluis.origin}/organisation/${organisation(1)}/lists`
    const page = await browser.go(at)
    const second = await browser.submit(page, { username: 'person0@example.test', password: PASSWORD })
    await browser.submit(second, { code: totpNow(SECRET, 1) })
    const body = new FormData()
    body.set('file', new Blob([text], { type: 'text/csv' }), 'list.csv')
    return ok(await browser.go(`${at}/file`, { method: 'POST', body, headers: { origin: sluis.origin } }))
  }
} finally {
  await db.destroy()
  await sluis.stop()
  await installed.remove()
}
