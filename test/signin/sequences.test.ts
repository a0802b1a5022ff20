import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import { openAccount } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { reasonsOn } from '../harness/html.ts'
import { textsTo } from '../harness/mails.ts'
import { createPerson, totpNow, PASSWORD, type TestPerson } from '../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  redeem,
  startRequest,
  typePassword,
  type Portal,
} from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { optionsOn, SoftKey } from '../harness/soft-key.ts'
import { travel } from '../harness/travel.ts'
import { givenAccount } from '../accounts/given.ts'
import { forgetTries } from '../platform/given.ts'

/**
 * Whole sign-ins in random order, judged by an account of what was typed that shares nothing with the rules: no token
 * tells more than was proven, by factors that were used, as freshly as was asked, of anybody else; and nothing that was
 * accepted once is accepted again.
 */
const the = useWorld()
const NUMBER = '+31612345699'
const levels = ['basic', 'two-factor', 'low', 'substantial', 'high'] as const
const ways = ['webauthn', 'totp', 'sms'] as const
type Capability = (typeof ways)[number]

let person: TestPerson
let intruder: TestPerson
let key: SoftKey
let portals: Map<string, Portal>

beforeAll(async () => {
  person = await createPerson(the())
  intruder = await createPerson(the())
  key = new SoftKey(the().origin)
  const sms = await openAccount(the(), person, '/factors/add/sms')
  const sent = await sms.browser.submit(sms.page, { do: 'send', number: NUMBER })
  await sms.browser.submit(sent, { code: (await textsTo(the(), NUMBER))[0]!.slice(0, 6) })
  const adding = await openAccount(the(), person, '/factors/add/webauthn')
  await adding.browser.submit(adding.page, { response: key.create(optionsOn(adding.page)) })
  await givenAccount(the(), person, { proofing: 'high' })
  portals = new Map(
    await Promise.all(
      levels.map(
        async (level) => [level, await createPortal(the(), { sluis_minimum_level: level })] as const,
      ),
    ),
  )
})

interface Step {
  /** Before a right answer, one that was right before is sent once more. */
  readonly replays: boolean
  /** Where the session is asked for more, somebody else types their password. */
  readonly intrudes: boolean
  readonly level: (typeof levels)[number]
  readonly minutes: number
  readonly maxAge: number | undefined
  readonly again: boolean
  readonly prefers: Capability
}

interface Proof {
  readonly what: 'password' | Capability
  readonly at: number
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  replays: fc.boolean(),
  intrudes: fc.constantFrom(false, false, true),
  level: fc.constantFrom(...levels),
  minutes: fc.constantFrom(0, 0, 10, 25, 45),
  maxAge: fc.constantFrom(undefined, undefined, 60, 900),
  again: fc.constantFrom(false, false, false, true),
  prefers: fc.constantFrom(...ways),
})

interface Answers {
  readonly prefers: Capability
  readonly replays: boolean
  readonly proofs: Proof[]
  /** What was accepted, in whichever sign-in: never again. */
  readonly accepted: Map<Capability, Record<string, string>[]>
}

/** Answers one page, by the way that is preferred where there is a choice. */
async function answer(browser: Browser, page: Page, to: Answers): Promise<Page> {
  const { prefers, replays, proofs, accepted } = to
  const [, at = ''] = /\/challenge\/([\w-]+)$/.exec(page.url.pathname) ?? []
  if (at === 'password') {
    proofs.push({ what: 'password', at: Date.now() })
    return browser.submit(page, { username: person.email, password: PASSWORD }, { stopAt: atPortal })
  }
  const way = ways.find((each) => each === at)
  if (!way) throw new Error(`nothing to answer at ${page.url.pathname}`)
  if (way !== prefers && page.text.includes(`/challenge/${prefers}"`))
    return browser.go(page.url.href.replace(`/challenge/${way}`, `/challenge/${prefers}`))
  let asked = page
  if (way === 'sms') {
    await the().house.db.deleteFrom('sms_sent').execute()
    asked = await browser.submit(page, { do: 'send' })
  }
  const used = accepted.get(way) ?? []
  if (replays && used.length > 0) {
    const again = await browser.submit(asked, used.at(-1)!, { stopAt: atPortal })
    expect([way, again.status, again.url.pathname]).toEqual([way, 422, asked.url.pathname])
    asked = again
    await forgetTries(the())
  }
  const fields = await rightAnswer(way, asked)
  accepted.set(way, [...used, fields])
  proofs.push({ what: way, at: Date.now() })
  return browser.submit(asked, fields, { stopAt: atPortal })
}

async function rightAnswer(way: Capability, page: Page): Promise<Record<string, string>> {
  if (way === 'webauthn') return { response: key.get(optionsOn(page)) }
  if (way === 'sms') return { code: (await textsTo(the(), NUMBER))[0]!.slice(0, 6) }
  // an app's code counts once: wait for the next
  travel(30_000)
  return { code: totpNow() }
}

/** The highest rank that this could carry, said once more and in other words than the rules'. */
function most(proofs: readonly Proof[]): number {
  const did = (...whats: Proof['what'][]): boolean => proofs.some(({ what }) => whats.includes(what))
  if (did('webauthn')) return 50
  if (did('password') && did('totp')) return 40
  if (did('password') && did('sms')) return 30
  return did('password', 'totp', 'sms') ? 10 : 0
}

const methods: Readonly<Record<Proof['what'], readonly string[]>> = {
  password: ['pwd'],
  totp: ['otp'],
  sms: ['sms', 'otp'],
  webauthn: ['hwk', 'swk', 'user'],
}

const plain: Step = {
  ...{ level: 'two-factor', minutes: 0, maxAge: undefined, again: false, prefers: 'totp' },
  ...{ replays: false, intrudes: false },
}
/** Whatever chance brings: each answer sent again at once, and somebody else in the place of who is signed in. */
const always: [Step[]][] = [
  ...ways.map((prefers): [Step[]] => [
    [
      { ...plain, prefers },
      { ...plain, prefers, again: true, replays: true },
    ],
  ]),
  [[plain, { ...plain, minutes: 10, maxAge: 60, intrudes: true }, { ...plain, maxAge: 60 }]],
]

test('no sequence of sign-ins ends in a token that tells more than was proven', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 2, maxLength: 6 }), async (steps) => {
      await forgetTries(the())
      const browser = new Browser()
      let proofs: Proof[] = []
      const accepted: Answers['accepted'] = new Map()
      const subjects = new Set<string>()
      for (const { level, minutes, maxAge, again, ...how } of steps) {
        travel(minutes * 60_000)
        // longer than any session lives unused: what was proven in it is gone
        if (minutes > 30) proofs = []
        const before = proofs.length
        const portal = portals.get(level)!
        const started = await startRequest(portal, {
          ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
          ...(again ? { prompt: 'login' } : {}),
        })
        const asked = Date.now()
        let page = await open(browser, started)
        if (how.intrudes && before > 0 && maxAge !== undefined && !again && !atPortal(page.url)) {
          page = await browser.go(page.url.href.replace(/challenge\/[\w-]+$/, 'challenge/password'))
          // not where the password is no answer
          if (page.url.pathname.endsWith('/challenge/password')) {
            const refused = await typePassword(browser, page, intruder.email)
            expect(reasonsOn(refused)).toEqual(['somebody-else'])
            await browser.submit(refused, {}, { action: '/refused', stopAt: atPortal })
            continue
          }
        }
        for (let i = 0; i < 8 && !atPortal(page.url); i++)
          page = await answer(browser, page, { ...how, proofs, accepted })
        expect([page.url.pathname, page.url.searchParams.get('error')]).toEqual(['/callback', null])
        const claims = (await redeem(portal, started, page.url)).claims()!
        subjects.add(claims.sub)
        const counts = again
          ? proofs.slice(before)
          : proofs.filter(({ at }, i) => i >= before || maxAge === undefined || at >= asked - maxAge * 1000)
        const rank = defaultLadder.find(({ acr }) => acr === claims['acr'])!.rank
        expect(rank).toBeLessThanOrEqual(most(counts))
        expect(rank).toBeGreaterThanOrEqual(defaultLadder.find((rung) => rung.key === level)!.rank)
        const used = new Set(counts.flatMap(({ what }) => methods[what]))
        for (const method of claims['amr'] as string[]) if (method !== 'mfa') expect(used).toContain(method)
        expect(Number(claims['auth_time']) * 1000).toBeLessThanOrEqual(Date.now())
        if (maxAge !== undefined)
          expect(Number(claims['auth_time'])).toBeGreaterThanOrEqual(Math.floor(asked / 1000) - maxAge)
      }
      expect(subjects.size).toBe(1)
    }),
    { numRuns: 25 + always.length, examples: always },
  )
}, 120_000)
