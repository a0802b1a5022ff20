import { beforeAll, expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import { foreseeMerge, mergeRequestsOf } from '../../src/domain/organisations/index.ts'
import { tester } from '../harness/acting.ts'
import { atDesk } from '../harness/desk.ts'
import { addNumber, createRegister, organising } from '../harness/organisations.ts'
import { beside, run } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

let env: Record<string, string>
beforeAll(() => {
  env = { ...beside(the()), LOG_LEVEL: 'silent' }
})

test('what organisations ask about their numbers is listed with the command that does it, and declined with why', async () => {
  const { organisation, membership } = await atDesk(the())
  const register = await createRegister(the())
  const one = await addNumber(the(), organisation.id, register)
  const two = await addNumber(the(), organisation.id, register)
  const merge = { from: [one.id], to: two.id, who: 'any' as const, why: 'One shop' }
  const foreseen = await foreseeMerge(the().house.db, organisation, merge)
  if (!foreseen.ok) throw new Error(foreseen.reason)
  const { acts, performing } = organising(the())
  const target = { organisation: organisation.id, membership }
  await perform(performing, acts.askMerge, tester, target, { ...merge, foreseen: foreseen.digest })

  const { out } = await run(['merge-requests', 'list'], env)
  expect(out).toContain(`Bakkerij Jansen: ${register}:${one.value} become ${register}:${two.value}`)
  const [, does = ''] = /sluis (numbers merge .*)/.exec(out) ?? []
  expect((await run(does.split(' '), env)).out).toContain('Nothing was done')
  const [row] = await mergeRequestsOf(the().house.db, organisation.id, 1)
  const declined = await run(['merge-requests', 'decline', row!.id, '--answer', 'Billed apart'], env)
  expect([declined.code, declined.out]).toEqual([0, expect.stringContaining('Declined')])
  expect(await mergeRequestsOf(the().house.db, organisation.id, 1)).toMatchObject([
    { ended_as: 'declined', answer: 'Billed apart' },
  ])
  expect((await run(['merge-requests', 'list'], env)).out).toContain('Nothing waits.')
  expect((await run(['merge-requests', 'decline', row!.id], env)).code).toBe(1)
})
