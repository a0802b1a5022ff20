import { expect, test } from '@jest/globals'
import { listAttributeKinds } from '../../src/domain/organisations/index.ts'
import { Browser } from '../harness/browser.ts'
import { atConsole } from '../harness/console.ts'
import { noticeOn } from '../harness/html.ts'
import { addMember, addNumber } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { organisationAtConsole } from './given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const from = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_each, i) => make(i))

test('a member of seven hundred numbers is saved by their form', async () => {
  const { id, register, go, press, kept } = await organisationAtConsole(the())
  const numbers: string[] = []
  for (let i = 0; i < 700; i += 1)
    numbers.push((await addNumber(the(), id, register, String(300_000 + i))).id)
  const { id: account } = await createPerson(the())
  const { id: member } = await addMember(the(), id, { account }, { numbers })
  const path = `/organisations/${id}/members/${member}`
  expect(noticeOn(await press(await go(path), path, { mandate: 'basic' }))).not.toBe('')
  const { said } = await kept(member)
  expect([said.mandateLevel, said.numbers?.length]).toEqual(['basic', 700])
})

test('an attribute of as many choices as there may be is declared, and saved by its form', async () => {
  const { go, press } = await atConsole(the(), 'operator')
  const allowed = from(2000, (i) => `${i} ${'å'.repeat(190)}`)
  const typed = {
    ...{ key: 'large', en: 'Large', nl: 'Groot', sv: 'Stor', type: 'choices', 'set-by-0': 'yes' },
    allowed: allowed.join('\r\n'),
  }
  await press(await go('/declare-attribute'), '/declare-attribute', typed)
  const path = '/attributes/large'
  expect(noticeOn(await press(await go(path), path, { en: 'Larger' }))).not.toBe('')
  const [kept] = await listAttributeKinds(the().house.db, { limit: 1 })
  expect([kept?.name_en, kept?.allowed]).toEqual(['Larger', allowed])
})

test('a merge that changes what hundreds see is done by its form', async () => {
  const { id, register, numbers, go, press } = await organisationAtConsole(the())
  for (let i = 0; i < 250; i += 1) {
    const { id: account } = await createPerson(the(), { totp: false })
    await addMember(the(), id, { account }, { numbers: [numbers[0]!.id] })
  }
  const path = `/organisations/${id}/numbers/merge`
  const [one, two] = numbers.map(({ value }) => value)
  const typed = { from: `${one}\r\n${two}`, register, to: '999999', who: 'any' }
  const preview = await press(await go(path), path, typed)
  expect(preview.text).toContain('50 more members are affected')
  expect(noticeOn(await press(preview, path))).toBe('They are merged.')
})

test('what is larger than any form is refused; from a stranger, nothing is read', async () => {
  const { browser, go } = await atConsole(the(), 'operator')
  const { url } = await go('/declare-attribute')
  const asked = {
    method: 'POST',
    body: `allowed=${'a'.repeat(5_000_000)}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
  expect((await browser.send(url, asked)).status).toBe(413)
  expect((await new Browser().send(url, { ...asked, body: 'en=a&en=b' })).status).toBe(303)
})
