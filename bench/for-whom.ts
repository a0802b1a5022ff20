/**
 * Measures what many organisations cost whoever signs in: `npm run bench:for-whom [rounds]`. Somebody who acts for two, and
 * who acts for two thousand, chooses one; somebody of an organisation of fifty people, and of one of fifty thousand, is not
 * asked. Compared is the processor time of a passkey sign-in, authorize to token, of Sluis and PostgreSQL together.
 */
import * as openid from 'openid-client'
import { sql } from 'kysely'
import { Browser } from '../test/harness/browser.ts'
import { attribute, elementsOf } from '../test/harness/html.ts'
import { optionsOn, type SoftKey } from '../test/harness/soft-key.ts'
import { connect } from '../src/platform/db/connect.ts'
import { createLog } from '../src/platform/log.ts'
import { asStarted, databaseTime, percentile, processorTime, serve } from './machine.ts'
import { addPasskey, install, people, portal, REDIRECT } from './sluis.ts'

const ROUNDS = Number(process.argv[2] ?? 11)
const SIGN_INS = 10
const PORT = 4125
const [FEW, MANY] = [2, 2000]
const [SMALL, LARGE] = [50, 50_000]

const installed = await install(PORT)
const sluis = await serve(asStarted.words, PORT, { ...installed.env, ...asStarted.env })
const db = connect(installed.env['DATABASE_URL'] ?? '', { max: 1, log: createLog('silent') })
people(installed, 4)

const organisation = (n: unknown) =>
  sql`('00000000-0000-4000-8000-' || lpad(to_hex(${n}::int), 12, '0'))::uuid`
const [FIRST_OF_SMALL, FIRST_OF_LARGE] = [MANY + 1, MANY + 2]

/** Organisations by their numbers; whoever signs in acts for them, or is one of many who act for one. */
async function fill(): Promise<void> {
  await sql`insert into organisation (id, registration_kind, registration_number, legal_name, display_name, locale,
      standing, created_at, updated_at)
    select ${organisation(sql`n`)}, 'other', 'X' || n, 'Legal ' || n, 'Firm ' || lpad(n::text, 5, '0'), 'nl', 'active', now(), now()
    from generate_series(1, ${FIRST_OF_LARGE}::int) n`.execute(db)
  await sql`insert into account (id, subject, name, locale, demo, created_at, updated_at)
    select ('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'other' || n, 'Other ' || n, 'en', false, now(), now()
    from generate_series(1, ${LARGE}::int) n`.execute(db)
  const give = async (of: unknown, account: unknown, count: number) => {
    // what a member is found by is written with each: so many at once are no one statement
    for (let from = 1; from <= count; from += 1000)
      await giveSome(of, account, [from, Math.min(count, from + 999)])
  }
  const giveSome = (of: unknown, account: unknown, [from, to]: readonly [number, number]) =>
    sql`insert into membership (id, organisation_id, kind, account_id, role, powers, all_numbers, all_branches, valid_from,
        given_by, created_at, updated_at)
      select gen_random_uuid(), ${of}, 'person', ${account}, 'member', array[]::text[], true, true, now() - interval '1 day',
        'job:bench', now(), now() from generate_series(${from}::int, ${to}::int) n`.execute(db)
  const person = (i: number) =>
    sql`(select account_id from identifier where lookup = ${`person${i}@example.test`} limit 1)`
  await give(organisation(sql`n`), person(0), FEW)
  await give(organisation(sql`n`), person(1), MANY)
  for (const [one, count, i] of [
    [FIRST_OF_SMALL, SMALL, 2],
    [FIRST_OF_LARGE, LARGE, 3],
  ] as const) {
    const other = sql`('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid`
    await give(organisation(one), other, count)
    await give(organisation(one), person(i), 1)
  }
  await sql`analyze`.execute(db)
}

const stopAt = (next: URL): boolean => next.port === '9'

try {
  await fill()
  const client = await portal(installed, sluis.origin, {
    ...{ grant_types: ['authorization_code'], redirect_uris: [REDIRECT], sluis_organization: 'required' },
  })
  const keys: SoftKey[] = []
  for (let i = 0; i < 4; i++) keys.push(await addPasskey(sluis.origin, i))

  /** Everything from authorize to token; of several organisations the first that is shown is chosen. */
  async function signIn(i: number): Promise<void> {
    const browser = new Browser()
    const verifier = openid.randomPKCECodeVerifier()
    const url = openid.buildAuthorizationUrl(client.config, {
      ...{ redirect_uri: REDIRECT, scope: 'openid organization', code_challenge_method: 'S256' },
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    })
    const page = await browser.go(url, {}, stopAt)
    const response = keys[i]!.get(optionsOn(page))
    const after = await browser.submit(page, { response }, { action: '/webauthn', stopAt })
    const [one] = stopAt(after.url)
      ? []
      : elementsOf(after, 'button').filter((each) => attribute(each, 'name') === 'organisation')
    const chosen = one && attribute(one, 'value')
    const back =
      chosen === undefined ? after : await browser.submit(after, { organisation: chosen }, { stopAt })
    if (!stopAt(back.url)) throw new Error(`not signed in: ${back.status} ${back.url.pathname}`)
    await openid.authorizationCodeGrant(client.config, back.url, { pkceCodeVerifier: verifier })
  }

  const used = (): number => processorTime(sluis.pid) + databaseTime(installed.dataDir)
  async function costOf(i: number): Promise<number> {
    const before = used()
    for (let n = 0; n < SIGN_INS; n++) await signIn(i)
    return (used() - before) / SIGN_INS
  }

  process.stdout.write(
    '| a sign-in | ms of processor | ms of processor | ratio (quartiles) |\n|---|---|---|---|\n',
  )
  for (const [what, few, many] of [
    [`who acts for ${FEW} / for ${MANY.toLocaleString('en')}`, 0, 1],
    [`in an organisation of ${SMALL} / of ${LARGE.toLocaleString('en')}`, 2, 3],
  ] as const) {
    for (let i = 0; i < 3; i++) for (const one of [few, many]) await costOf(one)
    const pairs: { few: number; many: number }[] = []
    for (let i = 0; i < ROUNDS; i++) {
      const first = i % 2 === 0 ? await costOf(few) : undefined
      const second = await costOf(many)
      pairs.push({ few: first ?? (await costOf(few)), many: second })
    }
    const median = (which: 'few' | 'many') =>
      percentile(
        pairs.map((pair) => pair[which]),
        0.5,
      ).toFixed(1)
    const ratio = (part: number) =>
      `${Math.round(
        100 *
          percentile(
            pairs.map((pair) => pair.many / pair.few),
            part,
          ),
      )} %`
    process.stdout.write(
      `| ${what} | ${median('few')} | ${median('many')} | ${ratio(0.5)} (${ratio(0.25)} to ${ratio(0.75)}) |\n`,
    )
  }
} finally {
  await db.destroy()
  await sluis.stop()
  await installed.remove()
}
