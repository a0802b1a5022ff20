import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { attributesOf } from '../../src/domain/organisations/index.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { fieldsOn, noticeOn, reasonsOn } from '../harness/html.ts'
import { addMember, createAttribute, createOrganisation } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { organisationAtConsole } from './given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const at = (id: string, part = ''): string => `/organisations/${id}/members${part}`

const organisation = () => organisationAtConsole(the())

describe('changing a member', () => {
  const member = async (of: Parameters<typeof addMember>[3] = {}) => {
    const all = await organisation()
    const { id: account, email } = await createPerson(the(), { name: 'Cor Kaas' })
    const { id: membership } = await addMember(the(), all.id, { account }, of)
    const path = at(all.id, `/${membership}`)
    return { ...all, account, email, membership, path, keptNow: () => all.kept(membership) }
  }

  test('what was not touched stays as it is, to the millisecond', async () => {
    const [from, until] = [new Date('2020-02-03T04:05:06.789Z'), new Date('2199-02-03T04:05:06.789Z')]
    const { go, press, path, keptNow } = await member({ from, until })
    const before = (await keptNow()).said
    await press(await go(path), path)
    expect((await keptNow()).said).toEqual(before)
    await press(await go(path), path, { mandate: 'basic' })
    expect((await keptNow()).said).toEqual({ ...before, mandateLevel: 'basic' })
  })

  test('a level that there was, and is no more, stays until another is chosen', async () => {
    const { go, press, path, membership, keptNow } = await member()
    await sql`update membership set mandate_level = 'former' where id = ${membership}`.execute(the().house.db)
    await press(await go(path), path, { 'user-name': 'cor' })
    expect((await keptNow()).said).toMatchObject({ userName: 'cor', mandateLevel: 'former' })
    await press(await go(path), path, { mandate: 'basic' })
    expect((await keptNow()).said.mandateLevel).toBe('basic')
  })

  test('a member becomes an administrator of two powers, and a member again', async () => {
    const { id, go, press, path, keptNow } = await member()
    // somebody else keeps all three
    const { id: account } = await createPerson(the())
    await addMember(the(), id, { account }, { role: 'administrator' })
    const page = await press(await go(path), path, {
      role: 'administrator',
      'power-0': 'yes',
      'power-2': 'yes',
    })
    expect((await keptNow()).said).toMatchObject({
      role: 'administrator',
      powers: ['people', 'organisation'],
    })
    expect(fieldsOn(page)).toMatchObject({ role: 'administrator', 'power-0': 'yes', 'power-2': 'yes' })
    await press(page, path, { role: 'member' })
    expect((await keptNow()).said).toMatchObject({ role: 'member', powers: [] })
  })

  test('the last administrator stays one, by either way', async () => {
    const { go, press, path, keptNow } = await member({ role: 'administrator' })
    const page = await press(await go(path), path, { role: 'member' })
    expect([page.status, reasonsOn(page)]).toEqual([409, ['last-administrator']])
    const asked = await press(await go(`${path}/end`), `${path}/end`)
    expect([asked.status, reasonsOn(asked)]).toEqual([409, ['last-administrator']])
    expect((await keptNow()).row).toMatchObject({ role: 'administrator', ended_at: null })
  })

  test('what somebody else has changed meanwhile is shown first', async () => {
    const { go, press, path, keptNow, numbers } = await member()
    const [mine, theirs] = [await go(path), await go(path)]
    const both = numbers.map((each) => each.value).join('\r\n')
    await press(theirs, path, { 'numbers-cover': 'some', numbers: both })
    const late = await press(mine, path, { mandate: 'basic' })
    expect([late.status, reasonsOn(late)]).toEqual([412, ['precondition-failed']])
    await press(late, path)
    const { said } = await keptNow()
    expect([said.mandateLevel, said.numbers?.length]).toEqual(['basic', 2])
  })

  test('a membership is ended after a question; it can be read, and changed no more', async () => {
    const { id, go, press, path, keptNow } = await member()
    const done = await press(await go(`${path}/end`), `${path}/end`)
    expect(noticeOn(done)).toBe('The membership has ended; a person is mailed.')
    expect((await keptNow()).row.ended_at).not.toBeNull()
    expect([
      done.text.includes('Cor Kaas'),
      (await go(at(id, '?ended=yes'))).text.includes('Cor Kaas'),
    ]).toEqual([false, true])
    const page = await go(path)
    expect([
      page.status,
      page.text.includes('<fieldset class="group" disabled>'),
      page.text.includes(`${path}/end`),
    ]).toEqual([...[200, true, false]])
  })

  test('one’s own is read, and changed by a colleague', async () => {
    const { id, go, person } = await organisation()
    const { id: membership } = await addMember(the(), id, { account: person.id })
    const page = await go(at(id, `/${membership}`))
    expect([
      page.status,
      page.text.includes('<fieldset class="group" disabled>'),
      page.text.includes(`${membership}/end`),
    ]).toEqual([...[200, true, false]])
  })

  test('what may be said of them is said, told, and taken back', async () => {
    const key = await createAttribute(the(), { names: { en: 'Towns', nl: 'Gemeenten', sv: 'Kommuner' } })
    const theirs = await createAttribute(the(), { type: 'text', allowed: [], set_by: ['administrator'] })
    const { go, press, path, membership } = await member()
    const page = await go(`${path}/attributes`)
    expect([page.text.includes('Towns'), page.text.includes(theirs)]).toEqual([true, false])
    const said = await press(page, `${path}/attributes`, { [`${key}-1`]: 'yes' })
    expect([noticeOn(said), said.text.includes('Zwolle')]).toEqual(['It is saved.', true])
    const of = async () =>
      (await attributesOf(the().house.db, [membership])).filter((each) => each.key === key)
    expect((await of()).map((each) => each.said)).toEqual([['Zwolle']])
    const none = await go(`${path}/attributes`)
    await press(none, `${path}/attributes`, { [`${key}-1`]: 'yes', [`${key}-0`]: 'yes' })
    expect((await of()).map((each) => each.said)).toEqual([['Utrecht', 'Zwolle']])
  })

  test('a word outside the form of its attribute is told beside it, and stays', async () => {
    const key = await createAttribute(the(), { type: 'number', allowed: [] })
    const { go, press, path } = await member()
    const page = await press(await go(`${path}/attributes`), `${path}/attributes`, { [key]: 'many' })
    expect([page.status, reasonsOn(page), fieldsOn(page)[key]]).toEqual([
      ...[422, ['attribute-malformed'], 'many'],
    ])
  })

  test('what is far too long is told beside its attribute', async () => {
    const key = await createAttribute(the(), { type: 'text', allowed: [] })
    const { go, press, path } = await member()
    const said = await press(await go(`${path}/attributes`), `${path}/attributes`, {
      [key]: 'x'.repeat(10_000),
    })
    expect([said.status, said.text.includes(`id="${key}-problem"`)]).toEqual([422, true])
    const { press: search, go: open } = await organisation()
    for (const at of ['/organisations', '/people']) {
      const answer = await search(await open(at), at, { q: 'x'.repeat(300) })
      expect([at, answer.status, reasonsOn(answer)]).toEqual([at, 422, ['q-too-long']])
    }
  })

  test('a last day is the last on which it holds', async () => {
    const { path, go } = await member({ until: new Date('2199-12-31T23:00:00Z') })
    // midnight in Amsterdam, where the organisation is
    expect((await go(path)).text).toContain('last day 31 Dec 2199')
  })

  test('another organisation’s membership is not there', async () => {
    const { membership, go } = await member()
    const other = await createOrganisation(the())
    for (const part of ['', '/attributes', '/end'])
      expect((await go(at(other.id, `/${membership}${part}`))).status).toBe(404)
  })

  test('whoever has no account in use is told apart in the list', async () => {
    const { id, account, go } = await member()
    const { db } = the().house
    await db.updateTable('account').set({ standing: 'disabled' }).where('id', '=', account).execute()
    expect((await go(at(id))).text).toContain('account not in use')
  })

  test('who gave it is named', async () => {
    const { id, go, press, person } = await organisation()
    const { email } = await createPerson(the())
    const page = await press(await go(at(id, '/new')), at(id, '/new'), { email })
    expect(page.text).toContain((await nameOf(person.id)) ?? '-')
  })
})

async function nameOf(account: AccountId): Promise<string | undefined> {
  const { db } = the().house
  const row = await db.selectFrom('account').select('name').where('id', '=', account).executeTakeFirst()
  return row?.name
}

test('a list of members goes on where its page ends', async () => {
  const { id, go } = await organisation()
  for (let i = 0; i < 61; i++) await addMember(the(), id, { account: (await createPerson(the())).id })
  const page = await go(at(id))
  const next = /<a href="\/operator([^"]*)" rel="next"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
  const second = await go(next)
  const count = (of: { text: string }) => of.text.split('role="rowheader"').length - 1
  expect([count(page), count(second)]).toEqual([50, 11])
})

test('somebody’s own page tells for whom they act', async () => {
  const { id, go } = await organisation()
  const { id: account } = await createPerson(the())
  const { id: membership } = await addMember(the(), id, { account }, { role: 'administrator' })
  const page = await go(`/people/${account}`)
  expect(page.text).toContain(`href="/operator${at(id, `/${membership}`)}"`)
})
