import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { perform, type Performing } from '../../src/acts/index.ts'
import { visitByToken, type ActivationRow } from '../../src/domain/activations/index.ts'
import { accountByEmail } from '../../src/domain/accounts/index.ts'
import { heldBy } from '../../src/domain/organisations/index.ts'
import { activationActs } from '../../src/ports.ts'
import { codeTo, invite, linkTo } from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { useWorld } from '../harness/setup.ts'
import { choosing, hashOf } from './given.ts'
import { recoveryLinks, whoLost } from './lost.ts'

// how many texts go out in an hour is proven elsewhere
const the = useWorld({ env: { SMS_HOURLY_PER_PREFIX: '100000', SMS_HOURLY: '100000' } })
const nobody = { by: 'nobody' } as const

const PEOPLE = 2
const BROWSERS = 3
const person = fc.nat(PEOPLE - 1)
const browser = fc.nat(BROWSERS - 1)
const any = fc.nat(20)

type Step =
  | { readonly does: 'follow'; readonly browser: number; readonly person: number; readonly which: number }
  | { readonly does: 'type'; readonly browser: number; readonly which: number; readonly elsewhere: boolean }
  | { readonly does: 'send' | 'accept'; readonly browser: number }
  | { readonly does: 'renew'; readonly person: number; readonly which: number }
  | { readonly does: 'again' | 'withdraw'; readonly person: number }
  | { readonly does: 'wait'; readonly minutes: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('follow' as const), browser, person, which: any }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('send' as const), browser }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('type' as const),
      browser,
      which: any,
      elsewhere: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('accept' as const), browser }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('renew' as const), person, which: any }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('again' as const), person }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('withdraw' as const), person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 11, 61, 1500, 30_000),
    }),
  },
)

const follows = (browser: number): Step => ({ does: 'follow', browser, person: 0, which: 0 })
const types = (browser: number, elsewhere = false): Step => ({ does: 'type', browser, which: 0, elsewhere })
const accepts = (browser: number): Step => ({ does: 'accept', browser })
const sends: Step = { does: 'send', browser: 0 }

/** The way in, as it is meant; with the code typed in another browser; and two browsers, of which one has the code. */
const ways: Step[][] = [
  [follows(0), accepts(0), sends, accepts(0), types(0), accepts(0), accepts(0)],
  [follows(0), sends, types(0, true), accepts(0), follows(0), accepts(0)],
  [follows(0), follows(1), sends, types(0), types(1), types(0), accepts(1), accepts(0), accepts(1)],
]
const always = [false, true].flatMap((isSwapped) =>
  ways.map((steps): [Step[], boolean] => [steps, isSwapped]),
)

/** How each begins. */
const begun = {
  async invitation(performing: Performing) {
    const { activation, person: who } = await invite(the(), { performing })
    return { activation, mobile: who.mobile }
  },
  async recovery(performing: Performing) {
    const who = await whoLost(the())
    const account = await accountByEmail(the().house.db, who.email)
    const { beginRecovery } = activationActs(the().house)
    const done = await perform(performing, beginRecovery, tester, account!)
    if (!done.ok) throw new Error(done.reason)
    return { activation: done.activation, mobile: who.mobile }
  },
}

/** The link of each that was mailed last. */
const linkOf = {
  invitation: (email: string): Promise<URL> => linkTo(the(), email),
  recovery: async (email: string): Promise<URL> => (await recoveryLinks(the(), email)).link,
}

/** What was sent to one person, and what has become of it. */
interface Sent {
  readonly purpose: 'invitation' | 'recovery'
  readonly row: ActivationRow
  readonly mobile: string
  readonly links: URL[]
  readonly codes: { readonly code: string; readonly until: number; isUsed: boolean; isLast: boolean }[]
  isOver: boolean
  closes: number
}

/** What one browser has shown. */
interface Shown {
  readonly token: Buffer
  readonly of: Sent
  link: number
  hasCode: boolean
  until: number
}

const MINUTE = 60_000

test('nobody is in without both legs of one activation, shown in one browser, and no leg counts twice', async () => {
  const { house } = the()
  const acts = activationActs(house)
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 8, maxLength: 30 }),
      fc.boolean(),
      async (steps, isSwapped) => {
        let at = Date.now()
        const performing = { db: house.db, clock: () => new Date(at) }
        const people: Sent[] = []
        // an invitation and a way back in, by turns: each is the first of them in half of the runs
        const purposes = isSwapped
          ? (['recovery', 'invitation'] as const)
          : (['invitation', 'recovery'] as const)
        for (const purpose of purposes) {
          const { activation, mobile } = await begun[purpose](performing)
          const links = [await linkOf[purpose](activation.email)]
          const closes = activation.closes_at.getTime()
          people.push({ purpose, row: activation, mobile, links, codes: [], isOver: false, closes })
        }
        const browsers: (Shown | undefined)[] = Array.from({ length: BROWSERS })
        const isOpen = (of: Sent): boolean => !of.isOver && at < of.closes
        const codes = () => people.flatMap((of) => of.codes.map((code) => ({ of, code })))
        const newLink = async (of: Sent): Promise<void> =>
          void of.links.push(await linkOf[of.purpose](of.row.email))
        const take: {
          readonly [Does in Step['does']]: (one: Extract<Step, { does: Does }>) => Promise<void>
        } = {
          async follow({ browser: b, person: p, which }) {
            const of = people[p]!
            const link = which % of.links.length
            const before = browsers[b]
            const token = before?.of === of ? before.token : randomBytes(32)
            await perform(performing, acts.beginVisit, nobody, of.row, {
              token,
              link: hashOf(of.links[link]!),
            })
            const hasCode = before?.of === of && before.hasCode
            browsers[b] = { token, of, link, hasCode, until: at + 60 * MINUTE }
          },
          async send({ browser: b }) {
            const shown = browsers[b]
            const visit = shown && (await visitByToken(house.db, shown.token))
            if (!shown || !visit) return
            const asked = { locale: 'en' as const, address: '192.0.2.9' }
            const sent = await perform(performing, acts.sendCode, nobody, visit, asked)
            if (!sent.ok) return
            expect(shown.link).toBe(shown.of.links.length - 1)
            for (const each of shown.of.codes) each.isLast = false
            const code = await codeTo(the(), shown.of.mobile)
            shown.of.codes.push({ code, until: at + 10 * MINUTE, isUsed: false, isLast: true })
          },
          async type({ browser: b, which, elsewhere }) {
            const [shown, all] = [browsers[b], codes()]
            const typed = all[which % Math.max(1, all.length)]
            const visit = shown && (await visitByToken(house.db, shown.token))
            if (!shown || !visit || !typed) return
            const of = elsewhere ? { reference: visit.reference } : { visit: shown.token }
            const done = await perform(performing, acts.showCode, nobody, of, { code: typed.code.code })
            if (!done.ok) return
            const { code } = typed
            // of this very invitation, sent last, in time, and never shown before
            expect([typed.of === shown.of, code.isLast, code.isUsed, at < code.until]).toEqual([
              true,
              true,
              false,
              true,
            ])
            code.isUsed = true
            shown.hasCode = true
          },
          async accept({ browser: b }) {
            const shown = browsers[b]
            if (!shown) return
            const may =
              isOpen(shown.of) &&
              shown.hasCode &&
              shown.link === shown.of.links.length - 1 &&
              at < shown.until
            const done =
              shown.of.purpose === 'recovery'
                ? await perform(performing, acts.recover, nobody, shown.token)
                : await perform(performing, acts.activate, nobody, shown.token, choosing())
            expect([done.ok, done.ok || done.reason]).toEqual([may, may || expect.any(String)])
            if (!done.ok) return
            accepted += 1
            shown.of.isOver = true
          },
          async renew({ person: p, which }) {
            const of = people[p]!
            const link = hashOf(of.links[which % of.links.length]!)
            const done = await perform(performing, acts.renewLink, nobody, link)
            if (done.ok) await newLink(of)
            if (done.ok) expect(isOpen(of)).toBe(true)
          },
          async again({ person: p }) {
            const of = people[p]!
            // a way back in is begun anew, and is another
            if (of.purpose === 'recovery') return
            const done = await perform(performing, acts.sendAgain, tester, of.row, {})
            expect(done.ok).toBe(!of.isOver)
            if (!done.ok) return
            for (const each of of.codes) each.isLast = false
            // what was shown before is void
            for (const shown of browsers) if (shown?.of === of) shown.hasCode = false
            of.closes = done.activation.closes_at.getTime()
            await newLink(of)
          },
          async withdraw({ person: p }) {
            const of = people[p]!
            const account = await accountByEmail(house.db, of.row.email)
            const done =
              of.purpose === 'recovery'
                ? await perform(performing, acts.withdrawRecovery, tester, account!)
                : await perform(performing, acts.withdraw, tester, of.row)
            expect(done.ok).toBe(!of.isOver)
            of.isOver = true
          },
          async wait({ minutes }) {
            at += minutes * MINUTE
          },
        }
        for (const one of steps) await (take[one.does] as (of: Step) => Promise<void>)(one)
        // whoever is in is in once, for what they accepted
        for (const { row } of people) {
          const account = await accountByEmail(house.db, row.email)
          const held = account ? await heldBy(house.db, account.id, new Date(at)) : []
          expect(held.length).toBeLessThanOrEqual(1)
        }
      },
    ),
    { numRuns: 60 + always.length, examples: always },
  )
  expect(accepted).toBeGreaterThanOrEqual(always.length)
}, 180_000)
