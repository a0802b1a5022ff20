import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { append } from '../../src/domain/audit/index.ts'
import { countedOf, figure, hourOf, timesIn, writeStatistics } from '../../src/domain/statistics/index.ts'
import { rollUp } from '../../src/domain/statistics/rollup.ts'
import { removeOldStatistics, together, type Statistic } from '../../src/domain/statistics/store.ts'
import { placeOf } from '../../src/observed.ts'
import { arrive } from '../harness/arrive.ts'
import type { Page } from '../harness/browser.ts'
import { atConsole } from '../harness/console.ts'
import { elementsOf, textOf, textsWith } from '../harness/html.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { eventually } from '../harness/until.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })
const span = { days: 1, zone: 'UTC' }
const at = (): Date => the().house.clock()

const one = (more: Partial<Statistic> = {}): Statistic => ({
  ...{ kind: 'x', hour: hourOf(at()), client_id: '', a: '', b: '', n: 1, ms: 10, ms_most: 10 },
  ...more,
})

describe('what is counted', () => {
  test('is added up, and what takes time with its longest', async () => {
    const { db } = the().house
    await Promise.all([
      writeStatistics(db, [one(), one({ ms: 30, ms_most: 30 })]),
      writeStatistics(db, [one()]),
    ])
    const wanted = { kinds: ['x'], from: new Date(0), until: new Date(8e15), client: undefined, zone: 'UTC' }
    expect(await countedOf(db, { ...wanted, by: ['kind'] })).toEqual([
      expect.objectContaining({ kind: 'x', n: 3, ms: 50, ms_most: 30 }),
    ])
  })

  test('is written in one order, so that two who write wait for nobody who waits for them', () => {
    const rows = [one({ a: 'b' }), one({ a: 'a' }), one({ a: 'b' })]
    expect(together(rows).map(({ a, n }) => [a, n])).toEqual([
      ['a', 1],
      ['b', 2],
    ])
    expect(together(rows.toReversed()).map(({ a }) => a)).toEqual(['a', 'b'])
  })

  test('of the audit once, however many processes count', async () => {
    const { db } = the().house
    await the().worker.chores.runAll()
    const before = await figure(db, 'reasons', span, at())
    for (let i = 0; i < 3; i++)
      await db.transaction().execute((tx) =>
        append(
          tx,
          'signin.attempt.refused',
          {
            by: 'nobody',
            clientId: 'portal',
            details: { attempt: `a${i}`, reason: 'no-factor-left' },
          },
          at(),
        ),
      )
    // a portal's own word is told by none of ours
    await db
      .transaction()
      .execute((tx) =>
        append(tx, 'oidc.logout.refused', { by: 'nobody', details: { reason: 'made_up_by_a_portal' } }, at()),
      )
    await the().worker.chores.runAll()
    await Promise.all([1, 2, 3].map(() => db.transaction().execute((tx) => rollUp(tx))))
    const after = await figure(db, 'reasons', span, at())
    expect(before).toEqual([])
    const { rows } = await sql`select 1 from statistic where a = 'made_up_by_a_portal'`.execute(db)
    expect(rows).toEqual([])
    expect(after).toEqual([expect.objectContaining({ a: 'no-factor-left', n: 3 })])
  })

  test('tells no address of anybody apart, and nothing that a stranger writes in one', async () => {
    const declared = '/signin/:uid/challenge/:kind'
    expect(placeOf('/signin/AbC123xyz/challenge/totp?x=1', declared)).toBe('/signin/:uid/challenge/totp')
    expect(placeOf('/signin/abc/challenge/anything', declared)).toBe(declared)
    expect(placeOf('/token/introspection', undefined)).toBe('/token')
    expect(placeOf('/nora@example.test', undefined)).toBe('/:x')

    const { db } = the().house
    for (const word of ['one', 'two', 'three'])
      await fetch(`${the().origin}/operator/portals/${word}`, { redirect: 'manual' })
    const told = await eventually(async () => {
      const { rows } = await sql<{ a: string; n: number }>`select a, n::int as n from statistic
        where kind = 'answer' and a like '%/operator/portals%'`.execute(db)
      return rows.some(({ n }) => n >= 3) ? rows : undefined
    })
    expect(told).toEqual([{ a: 'GET /operator/portals/:client', n: 3 }])
  })

  test('is kept for 400 days', async () => {
    const { db } = the().house
    await writeStatistics(db, [one({ kind: 'old' })])
    await db
      .transaction()
      .execute((tx) => removeOldStatistics(tx, new Date(at().getTime() + 401 * 86_400_000)))
    const { rows } = await sql`select 1 from statistic where kind = 'old'`.execute(db)
    expect(rows).toEqual([])
  })
})

describe('figures', () => {
  test('say who signed in and by what, where people gave up, and how long pages took', async () => {
    await arrive(the())
    await arrive(the(), { upTo: 'second step' })
    await arrive(the(), { upTo: 'sign-in' })
    const { go } = await atConsole(the(), 'helpdesk')
    await the().worker.chores.runAll()
    const gaveUpOn = (page: Page, step: string): number => {
      const row = elementsOf(page, 'tr').find((each) => textOf(each).startsWith(step))
      return row ? Number(textOf(elementsOf(row, 'td')[1]!)) : 0
    }
    // what is tallied is written every second or so, by each process
    const page = await eventually(async () => {
      await the().worker.chores.runAll()
      const now = await go('/figures?days=1')
      const gaveUp = ['Address and password', 'Code or passkey'].map((step) => gaveUpOn(now, step))
      return gaveUp.join() === '1,1' && /POST \/signin/.test(now.text) ? now : undefined
    })
    const figureOn = (name: string): string =>
      textOf(elementsOf(page, 'section').find(({ attrs }) => attrs.some(({ value }) => value === name))!)
    expect(figureOn('outcomes')).toMatch(/signed in/)
    expect(figureOn('levels')).toContain('two-factor')
    expect(figureOn('factors')).toMatch(/code \+ password|password \+ code/)
    expect(figureOn('answers')).toContain('POST /signin/:uid/challenge/password')
    // of what nothing is counted yet it is said so, once
    const [nothing] = elementsOf(page, 'section').filter(({ attrs }) =>
      attrs.some(({ name }) => name === 'data-nothing'),
    )
    expect(textsWith(page, 'data-figure').length + (nothing ? elementsOf(nothing, 'li').length : 0)).toBe(12)
    // each hour is there, those in which nothing happened as well
    expect(elementsOf(elementsOf(page, 'section')[0]!, 'tr')).toHaveLength(1 + 25)
    // every chart has what it shows as a table, and in words
    for (const svg of elementsOf(page, 'svg').filter(({ attrs }) =>
      attrs.some(({ value }) => value === 'img'),
    ))
      expect(
        elementsOf(svg, 'title', 'desc')
          .map(textOf)
          .every((said) => said.length > 3),
      ).toBe(true)
    const file = await go('/figures/levels/csv?days=1')
    expect([file.headers.get('content-type'), file.text.includes('two-factor')]).toEqual([
      'text/csv; charset=utf-8; header=present',
      true,
    ])
  })

  test.each([
    // the clocks go forward at two on the 29th of March, and back on the 25th of October
    ['2026-03-31T12:00:00Z', 3, 'day', ['28', '29', '30', '31'].map((day) => `2026-03-${day}`)],
    ['2026-10-26T12:00:00Z', 2, 'day', ['24', '25', '26'].map((day) => `2026-10-${day}`)],
  ] as const)('have every day up to %s, of %d days, as long as it was', async (now, count, each, days) => {
    const zone = 'Europe/Amsterdam'
    const times = await timesIn(the().house.db, { days: count, each, zone }, new Date(now))
    const shown = times.map((at) => at.toLocaleString('sv-SE', { timeZone: zone }))
    expect(shown).toEqual(days.map((day) => `${day} 00:00:00`))
  })

  test('offer portals to choose from to those who may list them, and to nobody else', async () => {
    await createPortal(the(), { client_name: 'Not yet open' })
    // whoever may not list them types an id
    const offered = async (role: 'operator' | 'helpdesk'): Promise<boolean[]> => {
      const { text } = await (await atConsole(the(), role)).go('/figures')
      return [text.includes('Not yet open'), text.includes('id="client-hint"')]
    }
    expect([await offered('operator'), await offered('helpdesk')]).toEqual([
      [true, false],
      [false, true],
    ])
  })

  test('say how people stand, as it was last looked at', async () => {
    const { go } = await atConsole(the(), 'auditor')
    await the().worker.chores.runAll()
    const page = await go('/figures')
    expect(page.text).toContain('with a second step')
  })
})
