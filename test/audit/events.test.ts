import { describe, expect, test } from '@jest/globals'
import { append, actorText, type Actor } from '../../src/domain/audit/index.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import type { AccountId, OperatorId } from '../../src/policy/vocabulary.ts'
import { eventKinds } from '../../src/joined.ts'
import { sources } from '../architecture/source.ts'
import { run } from '../harness/process.ts'

// what the compiler refuses: each line would be no error, and so be one, if it took it
// oxlint-disable-next-line typescript/no-unused-vars -- only compiled
const refusedByTheCompiler = async (tx: Tx, now: Date): Promise<void> => {
  const by: Actor = 'nobody'
  await append(tx, 'signin.attempt.cancelled', { by, details: { attempt: 'x' } }, now)
  // @ts-expect-error -- a name that is misspelt
  await append(tx, 'sesions.sesion.endd', { by }, now)
  // @ts-expect-error -- what becomes of a factor, misspelt
  await append(tx, 'factors.totp.enroled', { by, details: {} }, now)
  // @ts-expect-error -- somebody who is no actor
  await append(tx, 'accounts.account.closed', { by: 'sombody' }, now)
  // @ts-expect-error -- nobody at all
  await append(tx, 'accounts.account.closed', {}, now)
  // @ts-expect-error -- a detail that is missing
  await append(tx, 'signin.attempt.cancelled', { by, details: {} }, now)
  // @ts-expect-error -- a detail that is not there
  await append(tx, 'signin.attempt.cancelled', { by, details: { attempt: 'x', code: '123456' } }, now)
  // @ts-expect-error -- a detail of another kind
  await append(tx, 'clients.secret.rotated', { by, details: { overlapHours: 'six' } }, now)
  // @ts-expect-error -- details where there are none
  await append(tx, 'accounts.account.closed', { by, details: { why: 'x' } }, now)
}

describe('what can be written down', () => {
  test('every event that the code names is in the catalogue, and every one of the catalogue is named', () => {
    const named = sources('src')
      .filter(({ file }) => !file.endsWith('/events.ts'))
      .flatMap(({ code }) =>
        Array.from(code.matchAll(/'((?:[a-z-]+\.){2}[a-z-]+)'/g), ([, name = '']) => name),
      )
    const all = Object.keys(eventKinds)
    const plain = all.filter((name) => !/^factors\.(?!credential)/.test(name))
    // one that is put together is named by its parts
    const apart = ['signin.mailed-code.accepted', 'signin.mailed-code.refused']
    expect(plain.filter((name) => !named.includes(name) && !apart.includes(name))).toEqual([])
    for (const name of all) expect(name).toMatch(/^[a-z-]+\.[a-z-]+\.[a-z-]+$/)
  })

  test('who acts is told by an id alone', () => {
    const [account, operator] = ['a' as AccountId, 'o' as OperatorId]
    expect(
      ['nobody' as const, { account }, { operator, name: 'Olga' }, { client: 'c' }, { job: 'j' }].map(
        actorText,
      ),
    ).toEqual(['nobody', 'account:a', 'operator:o', 'client:c', 'job:j'])
  })

  test('`sluis audit events` lists it, for people and for programs', async () => {
    const [told, json] = [await run(['audit', 'events']), await run(['audit', 'events', '--json'])]
    expect(told.out).toMatch(/signin\.attempt\.refused +A sign-in was refused\. +attempt: text; reason: text/)
    const list = JSON.parse(json.out) as { name: string; details: object }[]
    expect(list).toHaveLength(Object.keys(eventKinds).length)
    expect(list.find(({ name }) => name === 'factors.sms.refused')?.details).toEqual({
      attempt: 'text?',
      reason: 'text?',
    })
  })
})
