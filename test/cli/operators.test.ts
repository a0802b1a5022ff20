import { expect, test } from '@jest/globals'
import { rolesOf } from '../../src/domain/operators/index.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { beside, run, type Ended } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const operators = (...words: string[]): Promise<Ended> => run(['operators', ...words], beside(the()))

test('the first operator comes from the command line, and the last one stays', async () => {
  const person = await createPerson(the())
  const added = await operators('add', person.email)
  expect([added.code, added.out]).toEqual([
    0,
    `${person.email} is operator now\nThey work at ${the().origin}/operator\n`,
  ])
  const [role] = await rolesOf(the().house.db, { account: person.id })
  expect(role).toMatchObject({ role: 'operator', clients: [] })
  expect((await operators('list')).out).toMatch(new RegExp(`${role!.id} +${person.email} +operator`))
  const kept = await operators('remove', role!.id)
  expect([kept.code, kept.error]).toEqual([1, expect.stringContaining('That is the last operator')])
  const other = await createPerson(the())
  await operators('add', other.email)
  expect((await operators('remove', role!.id)).code).toBe(0)
  expect(await rolesOf(the().house.db, { account: person.id })).toEqual([])
})

test('a program and a client manager are told from people, and what is wrong is said', async () => {
  const { clientId } = await createPortal(the())
  const person = await createPerson(the())
  const program = await operators('add', '--client', clientId, '--role', 'auditor')
  expect(program.out).toBe(
    `${clientId} is auditor now\nIts sluis_resources lacks ${the().origin}/api: it gets no token for the API yet.\n`,
  )
  const manager = await operators('add', person.email, '--role', 'client-manager', '--clients', clientId)
  expect(manager.code).toBe(0)
  expect(await rolesOf(the().house.db, { account: person.id })).toMatchObject([{ clients: [clientId] }])
  for (const [words, says] of [
    [['add'], 'Name an account, or --client.'],
    [['add', person.email, '--client', clientId], 'Name an account, or --client.'],
    [['add', 'nobody@example.test'], 'There is no account nobody@example.test.'],
    [['add', '--client', 'nobody'], 'There is no client nobody.'],
    [
      ['add', person.email, '--role', 'helpdesk', '--clients', clientId],
      'Name --clients for a client manager',
    ],
    [['add', person.email, '--role', 'client-manager'], 'Name --clients for a client manager'],
    [['add', '--client', clientId, '--role', 'auditor'], 'They hold that role already.'],
    [['remove', 'x'], 'There is no role x.'],
  ] as const) {
    const { code, error } = await operators(...words)
    expect([words, code, error]).toEqual([words, 1, expect.stringContaining(says)])
  }
  expect((await operators('add', person.email, '--role', 'boss')).code).toBe(2)
})
