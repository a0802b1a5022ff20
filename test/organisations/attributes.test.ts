import { describe, expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import type { Acting } from '../../src/domain/audit/index.ts'
import { attributesOf } from '../../src/domain/organisations/index.ts'
import type { AttributeSetter } from '../../src/policy/organisations/index.ts'
import { organisationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import {
  addMember,
  addNumber,
  createAttribute,
  createOrganisation,
  createRegister,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const acts = () => organisationActs(the().house)
const member = async () => {
  const organisation = await createOrganisation(the())
  const { id: account } = await createPerson(the())
  const { id } = await addMember(the(), organisation.id, { account })
  return { organisation: organisation.id, id, account }
}
const set = async (
  within: Awaited<ReturnType<typeof member>>,
  said: Record<string, string[]>,
  setter: AttributeSetter = 'operator',
  who: Acting = tester,
) => perform(the().house, acts().setAttributes, who, within, { setter, said })
const said = async ({ id }: { id: string }) =>
  Object.fromEntries((await attributesOf(the().house.db, [id])).map((row) => [row.key, row.said]))

describe('an attribute', () => {
  test('is said, said anew and taken away', async () => {
    const [within, key] = [await member(), await createAttribute(the())]
    expect(await set(within, { [key]: ['Utrecht', 'Zwolle'] })).toMatchObject({ ok: true })
    expect(await set(within, { [key]: ['Zwolle'] })).toMatchObject({ ok: true })
    expect(await said(within)).toEqual({ [key]: ['Zwolle'] })
    await set(within, { [key]: [] })
    expect(await said(within)).toEqual({})
  })

  test('outside its set, of another’s to say or of no such key, undoes all that was said with it', async () => {
    const within = await member()
    const [towns, theirs] = [
      await createAttribute(the()),
      await createAttribute(the(), { set_by: ['person'] }),
    ]
    const right = { [towns]: ['Zwolle'] }
    const wrong: [Record<string, string[]>, string][] = [
      [{ [towns]: ['Amersfoort'] }, 'attribute-outside-set'],
      [{ ...right, [theirs]: ['Zwolle'] }, 'attribute-not-yours'],
      [{ ...right, nothing: ['Zwolle'] }, 'attribute-unknown'],
    ]
    for (const [attributes, reason] of wrong)
      expect(await set(within, attributes)).toMatchObject({ ok: false, reason })
    expect(await said(within)).toEqual({})
    const own = { by: { account: within.account } }
    expect(await set(within, { [theirs]: ['Zwolle'] }, 'person', own)).toMatchObject({ ok: true })
    // of another's membership, or of one that does not hold, nobody says it of themselves
    const other = { by: { account: (await member()).account } }
    const unknown = { ok: false, reason: 'membership-unknown' }
    expect(await set(within, { [theirs]: ['Utrecht'] }, 'person', other)).toEqual(unknown)
    await perform(the().house, acts().suspendOrganisation, tester, within.organisation)
    expect(await set(within, { [theirs]: ['Utrecht'] }, 'person', own)).toEqual(unknown)
    expect(await said(within)).toEqual({ [theirs]: ['Zwolle'] })
  })

  test('of a register is for organisations with a number of it', async () => {
    const [within, register] = [await member(), await createRegister(the())]
    const key = await createAttribute(the(), { register, type: 'text', allowed: [] })
    expect(await set(within, { [key]: ['a'] })).toMatchObject({ reason: 'attribute-not-for-them' })
    await addNumber(the(), within.organisation, register)
    expect(await set(within, { [key]: ['a'] })).toMatchObject({ ok: true })
  })

  test('keeps the values that are in use, its type and what it is for', async () => {
    const [within, key] = [await member(), await createAttribute(the())]
    await set(within, { [key]: ['Utrecht'] })
    const change = async (changes: object) => {
      const names = { en: 'Towns', nl: 'Steden', sv: 'Städer' }
      const whole = { key, names, register: null, client: null, type: 'choices', allowed: ['Utrecht'] }
      const done = await perform(the().house, acts().changeAttribute, tester, key, {
        said: { ...whole, set_by: ['operator'], seen_by: [], ...changes },
      })
      return done.ok ? 'changed' : done.faults.map(({ path, says }) => `${path.join('.')} ${says}`)
    }
    expect(await change({ allowed: ['Zwolle'] })).toEqual(['allowed is in use: it must stay'])
    expect(await change({ type: 'choice' })).toEqual(['type must stay choices'])
    expect(await change({ allowed: ['Utrecht', 'Zwolle', 'Raalte'] })).toBe('changed')
    const { clientId } = await createPortal(the())
    expect(await change({ seen_by: [clientId, 'nobody'] })).toEqual(['seen_by.1 is no client'])
    expect(await change({ seen_by: [clientId] })).toBe('changed')
  })
})

describe('a register of numbers', () => {
  test('with numbers is not taken away, nor made one of another kind', async () => {
    const [{ organisation }, key] = [await member(), await createRegister(the())]
    await addNumber(the(), organisation, key)
    expect(await perform(the().house, acts().deleteRegister, tester, key, {})).toMatchObject({
      reason: 'register-used',
    })
    const names = { en: 'a', nl: 'b', sv: 'c' }
    const whole = { key, names, pattern: '[0-9]{6}', example: '123456', is_shared: false }
    const change = (changes: object) =>
      perform(the().house, acts().changeRegister, tester, key, { said: { ...whole, ...changes } })
    expect(await change({ is_shared: true })).toMatchObject({ reason: 'register-invalid' })
    expect(await change({ pattern: '[0-9]{5}' })).toMatchObject({
      faults: [{ path: ['example'], says: 'must be as the pattern has it' }],
    })
    expect(await change({ pattern: '(a+)+' })).toMatchObject({ reason: 'register-invalid' })
    expect(await change({})).toMatchObject({ ok: true })
  })
})
