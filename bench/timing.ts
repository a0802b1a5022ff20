/**
 * Shows that the time of an answer does not tell who has an account: `npm run bench:timing`. Each pair is asked in
 * random order, every try for somebody else and from somewhere else, so that no wait and no cache is in the way.
 */
import { Browser, type Page } from '../test/harness/browser.ts'
import { percentile, serve } from './machine.ts'
import { install, people, portal, REDIRECT, startUrl } from './sluis.ts'

const TRIES = Number(process.argv[2] ?? 200)
const WARM_UP = 20

const installed = await install(4104)
const sluis = await serve(['src/main.ts', 'serve'], 4104, {
  ...installed.env,
  // each try comes from an address of its own
  TRUST_PROXY: '127.0.0.1,::1',
})
const { origin } = sluis
const client = await portal(installed, origin, { redirect_uris: [REDIRECT] })
people(installed, 2 * (TRIES + WARM_UP))

let asked = 0
/** Nobody's address twice, and none of a network that was there before. */
const fromElsewhere = (): Browser => {
  asked += 1
  return new Browser({
    headers: { 'x-forwarded-for': `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}` },
  })
}

type Ask = (username: string) => Promise<number>

async function timed(submit: () => Promise<Page>, isRight: (page: Page) => boolean): Promise<number> {
  const started = performance.now()
  const page = await submit()
  const took = performance.now() - started
  if (!isRight(page)) throw new Error(`not the answer that is timed: ${page.status} at ${page.url.href}`)
  return took
}

const signInWrongly: Ask = async (username) => {
  const browser = fromElsewhere()
  const page = await browser.go(await startUrl(client))
  return timed(
    () => browser.submit(page, { username, password: 'this is not the password 1' }),
    ({ status, text }) => status === 422 && text.includes('data-reason="wrong-password"'),
  )
}

const forget: Ask = async (username) => {
  const browser = fromElsewhere()
  const page = await browser.go(`${origin}/recover`)
  return timed(
    () => browser.submit(page, { username }),
    ({ status, url }) => status === 200 && url.pathname === '/recover/sent',
  )
}

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)

const median = (values: readonly number[]): number => percentile([...values], 0.5)

/**
 * How far the medians of two such lists differ by chance alone: the difference that one in twenty random divisions of
 * all the measurements exceeds.
 */
function noiseOf(a: readonly number[], b: readonly number[]): number {
  const all = [...a, ...b]
  const differences = Array.from({ length: 2000 }, () => {
    const mixed = shuffled(all)
    return Math.abs(median(mixed.slice(0, a.length)) - median(mixed.slice(a.length)))
  })
  return percentile(differences, 0.95)
}

async function compare(name: string, ask: Ask, first: number): Promise<string[]> {
  const took = { somebody: [] as number[], nobody: [] as number[] }
  const order = shuffled(
    Array.from({ length: TRIES + WARM_UP }, (_, i) => [
      { who: 'somebody' as const, username: `person${first + i}@example.test` },
      { who: 'nobody' as const, username: `nobody${first + i}@example.test` },
    ]).flat(),
  )
  for (const [i, { who, username }] of order.entries()) {
    const time = await ask(username)
    if (i >= 2 * WARM_UP) took[who].push(time)
  }
  const [somebody, nobody] = [median(took.somebody), median(took.nobody)]
  const [difference, noise] = [Math.abs(somebody - nobody), noiseOf(took.somebody, took.nobody)]
  const spread = (values: number[]): string =>
    `${percentile(values, 0.25).toFixed(1)} to ${percentile(values, 0.75).toFixed(1)}`
  return [
    name,
    `${somebody.toFixed(2)} (${spread(took.somebody)})`,
    `${nobody.toFixed(2)} (${spread(took.nobody)})`,
    difference.toFixed(2),
    noise.toFixed(2),
    difference <= noise ? 'within the noise' : 'ABOVE THE NOISE',
  ]
}

const rows = [
  await compare('wrong password / unknown e-mail', signInWrongly, 0),
  await compare('forgot password, known / unknown', forget, TRIES + WARM_UP),
]
await sluis.stop()
await installed.remove()

process.stdout.write(
  [
    `| ${TRIES} tries each, ms: median (quartiles) | somebody | nobody | difference | noise (95 %) | so |`,
    '|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n'),
)
