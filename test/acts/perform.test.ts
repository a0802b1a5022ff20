import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { act, perform } from '../../src/acts/index.ts'
import { closeAccount } from '../../src/domain/accounts/index.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { tester } from '../harness/acting.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const standingOf = async (id: string): Promise<string | undefined> =>
  (await sql<{ standing: string }>`select standing from account where id = ${id}`.execute(the().house.db))
    .rows[0]?.standing

const ours = { nobody: 'it is a test' }

/** Closes an account, and then ends as it is told. */
const closing = (end: (times: number) => unknown) => {
  let times = 0
  return act({
    name: 'test.close',
    tells: ours,
    async run(tx, who, id: AccountId, _input: undefined, now) {
      times += 1
      await closeAccount(tx, who, id, now)
      return { did: end(times), times }
    },
    refusal: (error) => (String(error).includes('taken') ? { did: 'taken', times } : undefined),
  })
}

const failing = (code: string, until: number) => (times: number) => {
  if (times < until) throw Object.assign(new Error('it came between others'), { code })
  return 'done'
}

test('a refusal is committed, with what it has counted', async () => {
  const { id } = await createPerson(the())
  expect(
    await perform(
      the().house,
      closing(() => 'refused'),
      tester,
      id,
    ),
  ).toEqual({ did: 'refused', times: 1 })
  expect(await standingOf(id)).toBe('closed')
})

test('a throw undoes everything', async () => {
  const { id } = await createPerson(the())
  const thrown = closing(() => {
    throw new Error('a bug')
  })
  await expect(perform(the().house, thrown, tester, id)).rejects.toThrow('a bug')
  expect(await standingOf(id)).toBe('active')
})

test.each(['40001', '40P01'])(
  'what came between others (%s) is tried again, three times at most',
  async (code) => {
    const { id } = await createPerson(the())
    expect(await perform(the().house, closing(failing(code, 3)), tester, id)).toEqual({
      did: 'done',
      times: 3,
    })
    const other = await createPerson(the())
    await expect(perform(the().house, closing(failing(code, 4)), tester, other.id)).rejects.toMatchObject({
      code,
    })
    expect(await standingOf(other.id)).toBe('active')
  },
)

test('what an act takes for a refusal is one, and undone', async () => {
  const { id } = await createPerson(the())
  const taken = closing(() => {
    throw new Error('taken')
  })
  expect(await perform(the().house, taken, tester, id)).toEqual({ did: 'taken', times: 1 })
  expect(await standingOf(id)).toBe('active')
})

test('what is prepared holds no connection, and is prepared once', async () => {
  const seen: unknown[] = []
  const prepared = act({
    name: 'test.prepare',
    tells: ours,
    async prepare(db, _target: undefined, input: string) {
      seen.push(db.isTransaction)
      return input.length
    },
    run: async (tx, _who, _target, length) => {
      seen.push(tx.isTransaction)
      return failing('40001', 2)(seen.length - 1) === 'done' ? length : 0
    },
  })
  expect(await perform(the().house, prepared, tester, undefined, 'four')).toBe(4)
  expect(seen).toEqual([false, true, true])
})
