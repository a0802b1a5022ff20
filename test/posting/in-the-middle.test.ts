import { readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runLetters, type Posting } from '../../src/journeys/posting/index.ts'
import { HandingFault, type Handing } from '../../src/platform/handing/contract.ts'
import { later, minutes } from '../../src/platform/clock.ts'
import { useWorld } from '../harness/setup.ts'
import { folderForLetters, letterOf, orderOne, postingTo, timesHandedOver } from './given.ts'

const the = useWorld()
const clock = { by: { job: 'letters-run' } } as const

/** A receiver whose every step may be stood in the way of. */
function between(
  posting: Posting,
  before: (step: keyof Handing, handing: Handing) => Promise<void> | void,
  after: (step: keyof Handing, file: string | undefined) => Promise<void> | void = () => undefined,
): Posting {
  const { receiver } = posting
  return {
    ...posting,
    receiver: {
      name: receiver.name,
      async open() {
        const handing = await receiver.open()
        const step = <Key extends keyof Handing>(key: Key) =>
          (async (...args: never[]) => {
            await before(key, handing)
            const done = await (handing[key] as (...all: never[]) => unknown)(...args)
            await after(key, args[0])
            return done
          }) as Handing[Key]
        return {
          ...{ list: step('list'), make: step('make'), put: step('put') },
          ...{ remove: step('remove'), rename: step('rename'), close: () => handing.close() },
        }
      },
    },
  }
}

describe('a run that ends in the middle', () => {
  test('is gone on with by whoever comes next, wherever it ended', async () => {
    for (const ends of ['list', 'make', 'put', 'rename'] as const)
      for (const after of [0, 1, 3]) {
        const folder = folderForLetters()
        const orders = [await orderOne(the()), await orderOne(the()), await orderOne(the())]
        let seen = 0
        const broken = between(postingTo(the(), folder), (step) => {
          if (step === ends && (seen += 1) > after) throw new HandingFault('full', 'there is no room')
        })
        const first = await runLetters(broken, clock)
        if (!first.ok) expect(first).toMatchObject({ reason: 'full' })
        const next = await runLetters(postingTo(the(), folder), clock)
        expect([ends, after, first.ok !== next.ok]).toEqual([ends, after, true])
        const times = await timesHandedOver(folder)
        expect(orders.map(({ letter }) => times.get(letter.reference))).toEqual([1, 1, 1])
        // nothing is left of what was begun
        expect((await readdir(folder)).filter((name) => name.includes('.part-'))).toEqual([])
        for (const { letter } of orders)
          expect(await letterOf(the(), letter.reference)).toMatchObject({
            state: 'handed-over',
            content: null,
          })
      }
    the().expectErrors('letters could not be handed over')
  })

  test('is not handed over twice where it had its name, and nobody had noted so', async () => {
    const folder = folderForLetters()
    const { letter } = await orderOne(the())
    let renamed = false
    const dies = between(postingTo(the(), folder), async (step, handing) => {
      if (step !== 'rename' || renamed) return
      renamed = true
      const [part] = (await handing.list()).filter((name) => name.includes('.part-'))
      await handing.rename(part!, part!.replace(/\.part-.*/, ''))
      throw new HandingFault('unreachable', 'gone as it was said')
    })
    expect(await runLetters(dies, clock)).toMatchObject({ ok: false, reason: 'unreachable' })
    expect(await letterOf(the(), letter.reference)).toMatchObject({ state: 'batched' })
    expect(await runLetters(postingTo(the(), folder), clock)).toMatchObject({ ok: true, letters: 1 })
    expect((await timesHandedOver(folder)).get(letter.reference)).toBe(1)
    expect(await letterOf(the(), letter.reference)).toMatchObject({ state: 'handed-over', content: null })
  })

  test('nor where it was collected before anybody had noted so', async () => {
    const [folder, collected] = [folderForLetters(), folderForLetters()]
    const { letter } = await orderOne(the())
    const dies = between(postingTo(the(), folder), async (step, handing) => {
      if (step !== 'rename') return
      const [part] = (await handing.list()).filter((name) => name.includes('.part-'))
      await rename(path.join(folder, part!), path.join(collected, part!.replace(/\.part-.*/, '')))
      throw new HandingFault('unreachable', 'gone as it was said')
    })
    expect((await runLetters(dies, clock)).ok).toBe(false)
    // whoever looks does not know: a folder that is not mounted looks the same
    expect(await runLetters(postingTo(the(), folder), clock)).toMatchObject({ ok: false, reason: 'gone' })
    expect((await letterOf(the(), letter.reference)).content).not.toBeNull()
    const said = await runLetters(postingTo(the(), folder), clock, { isCollected: true })
    expect(said).toMatchObject({ ok: true, letters: 1 })
    expect([...(await timesHandedOver(folder)).keys()]).toEqual([])
    expect((await timesHandedOver(collected)).get(letter.reference)).toBe(1)
    the().expectErrors('letters could not be handed over')
  })

  test('is made anew where it goes elsewhere now', async () => {
    const [folder, other] = [folderForLetters(), folderForLetters()]
    const { letter } = await orderOne(the())
    const dies = between(postingTo(the(), folder), (step) => {
      if (step === 'rename') throw new HandingFault('unreachable', 'it is gone')
    })
    expect((await runLetters(dies, clock)).ok).toBe(false)
    await rm(folder, { recursive: true })
    expect(await runLetters(postingTo(the(), other), clock)).toMatchObject({ ok: true, letters: 1 })
    expect((await timesHandedOver(other)).get(letter.reference)).toBe(1)
  })
})

describe('two who hand letters over at once', () => {
  test('are one: the other is told, and takes over where the first says nothing for long', async () => {
    const folder = folderForLetters()
    const orders = [await orderOne(the()), await orderOne(the())]
    const others: unknown[] = []
    const first = between(postingTo(the(), folder), async (step) => {
      if (step !== 'rename') return
      others.push(await runLetters(postingTo(the(), folder), clock))
      // it has stood still for longer than a run is one’s own
      const late = { ...postingTo(the(), folder), clock: () => later(the().house.clock(), minutes(6)) }
      others.push(await runLetters(late, clock))
    })
    const done = await runLetters(first, clock)
    expect(others).toEqual([
      { ok: false, reason: 'run-under-way' },
      expect.objectContaining({ ok: true, letters: 2 }),
    ])
    expect(done).toEqual({ ok: false, reason: 'run-under-way' })
    const times = await timesHandedOver(folder)
    expect(orders.map(({ letter }) => times.get(letter.reference))).toEqual([1, 1])
  })

  test('are told by the one who took over, where the first had written its last file', async () => {
    const folder = folderForLetters()
    const { letter } = await orderOne(the())
    const late = { ...postingTo(the(), folder), clock: () => later(the().house.clock(), minutes(6)) }
    const stands = between(late, (step) => {
      if (step === 'rename') throw new HandingFault('unreachable', 'it stands still')
    })
    const first = between(
      postingTo(the(), folder),
      () => undefined,
      async (step, file) => {
        if (step === 'put' && file?.endsWith('.json')) await runLetters(stands, clock)
      },
    )
    expect(await runLetters(first, clock)).toEqual({ ok: false, reason: 'run-under-way' })
    // what the other had made is what gets the name
    expect(await runLetters(postingTo(the(), folder), clock)).toMatchObject({ ok: true, letters: 1 })
    expect((await timesHandedOver(folder)).get(letter.reference)).toBe(1)
    the().expectErrors('letters could not be handed over')
  })

  test('leave each letter at the receiver once, however many begin', async () => {
    const folder = folderForLetters()
    const orders = await Promise.all(Array.from({ length: 6 }, () => orderOne(the())))
    const all = await Promise.all(
      Array.from({ length: 5 }, () => runLetters(postingTo(the(), folder), clock)),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    const times = await timesHandedOver(folder)
    expect(orders.map(({ letter }) => times.get(letter.reference))).toEqual(orders.map(() => 1))
  })

  test('do not stand in the way of one who was taken over while it printed', async () => {
    const folder = folderForLetters()
    const orders = [await orderOne(the()), await orderOne(the()), await orderOne(the())]
    let isFirst = true
    let taken: Promise<unknown> | undefined
    const slow = between(postingTo(the(), folder), async (step) => {
      if (step !== 'put' || !isFirst) return
      isFirst = false
      const late = { ...postingTo(the(), folder), clock: () => later(the().house.clock(), minutes(6)) }
      taken = runLetters(late, clock)
      await taken
    })
    const done = await runLetters(slow, clock)
    expect(done.ok).toBe(false)
    // the first may see that it was taken over before the other has ended
    expect(await taken).toMatchObject({ ok: true, letters: 3 })
    const times = await timesHandedOver(folder)
    expect(orders.map(({ letter }) => times.get(letter.reference))).toEqual([1, 1, 1])
    the().expectErrors('letters could not be handed over')
  })
})
