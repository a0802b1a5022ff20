import { expect, test } from '@jest/globals'
import { createTurns, type Waiting } from '../../src/platform/turns.ts'

/** Turns whose tasks end when the test says so; `order` is that in which they began. */
function turns(atOnce = 1, queue = 1000) {
  const run = createTurns({ atOnce, queue })
  const order: string[] = []
  const ends: (() => void)[] = []
  const take = (name: string, waiting?: Waiting): Promise<string> =>
    run(async () => {
      order.push(name)
      await new Promise<void>((resolve) => ends.push(resolve))
      return name
    }, waiting)
  /** Ends the task that has been under way the longest, and lets the next begin. */
  const end = async (): Promise<void> => {
    ends.shift()?.()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return { take, end, order }
}

test('those that have begun something go before those that begin, each in the order in which they came', async () => {
  const { take, end, order } = turns()
  const all = [
    take('first'),
    take('new 1', { isNew: true }),
    take('begun 1'),
    take('new 2', { isNew: true }),
    take('begun 2'),
  ]
  for (let i = 0; i < 5; i++) await end()
  expect(await Promise.all(all)).toHaveLength(5)
  expect(order).toEqual(['first', 'begun 1', 'begun 2', 'new 1', 'new 2'])
})

test('who would wait for more than five seconds is told at once, and when to come back; who has begun is not', async () => {
  const { take, end, order } = turns(2)
  const under = [take('a'), take('b')]
  // by the first guess a turn takes 50 ms, and two run at once: 200 turns take five seconds
  const waiting = Array.from({ length: 200 }, (_, i) => take(`new ${i}`, { isNew: true }))
  const refusal = await take('one too many', { isNew: true }).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ status: 503, code: 'busy', options: { retryAfter: 6 } })
  const begun = take('begun')
  for (let i = 0; i < 203; i++) await end()
  await Promise.all([...under, ...waiting, begun])
  expect(order.slice(0, 3)).toEqual(['a', 'b', 'begun'])
})

test('no more wait than may, whatever they would wait', async () => {
  const { take, end } = turns(1, 1)
  const all = [take('a'), take('b'), take('c', { isNew: true })]
  await expect(take('d')).rejects.toMatchObject({ status: 503 })
  await expect(take('e', { isNew: true })).rejects.toMatchObject({ status: 503 })
  for (let i = 0; i < 3; i++) await end()
  await Promise.all(all)
})

test('whose owner leaves while they wait give their place up, and a turn that is taken is finished', async () => {
  const { take, end, order } = turns()
  const [leaves, left] = [new AbortController(), new AbortController()]
  left.abort()
  const first = take('first', { gone: leaves.signal })
  const second = take('second', { gone: leaves.signal }).catch((error: unknown) => error)
  const third = take('third')
  leaves.abort()
  expect(await second).toMatchObject({ status: 408, code: 'busy' })
  await expect(take('never', { gone: left.signal })).rejects.toMatchObject({ status: 408 })
  await end()
  await end()
  expect(await Promise.all([first, third])).toEqual(['first', 'third'])
  expect(order).toEqual(['first', 'third'])
})

test('who has left takes no turn, where one is free as well', async () => {
  const { take, order } = turns()
  await expect(take('never', { gone: AbortSignal.abort() })).rejects.toMatchObject({ status: 408 })
  expect(order).toEqual([])
})

test('what turns take is measured: after slow ones fewer may wait', async () => {
  const run = createTurns({ atOnce: 1, queue: 1000 })
  for (let i = 0; i < 20; i++) await run(() => new Promise((resolve) => setTimeout(resolve, 100)))
  const { promise, resolve } = Promise.withResolvers<void>()
  const all = [run(() => promise)]
  let refused = 0
  for (let i = 0; i < 100; i++) {
    const waiting = run(async () => undefined, { isNew: true })
    all.push(waiting.catch(() => void (refused += 1)))
  }
  resolve()
  await Promise.all(all)
  // about 90 ms each by then: some fifty fit into five seconds
  expect(refused).toBeGreaterThan(30)
  expect(refused).toBeLessThan(60)
})
