import { describe, expect, test } from '@jest/globals'
import { membershipAsSaid, membershipIn } from '../../src/domain/organisations/index.ts'
import { atDesk, type AtDesk } from '../harness/desk.ts'
import { noticeOn, reasonsOn } from '../harness/html.ts'
import { addMember, addNumber, createRegister } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const rightsOf = async (desk: AtDesk, id: string) => {
  const row = await membershipIn(the().house.db, desk.organisation.id, id)
  return membershipAsSaid(the().house.db, row!)
}

/** A desk with somebody to look after. */
async function withMember(changes: Parameters<typeof addMember>[3] = {}) {
  const desk = await atDesk(the())
  const { id: account } = await createPerson(the(), { name: 'Wim Werk' })
  const { id } = await addMember(the(), desk.organisation.id, { account }, changes)
  return { desk, id, path: `/people/${id}/rights` }
}

describe('what somebody may do', () => {
  test('is changed: numbers, a last day, a reference; all else stays', async () => {
    const { desk, id, path } = await withMember({ mandateLevel: null })
    const number = await addNumber(the(), desk.organisation.id, await createRegister(the()))
    const page = await desk.go(path)
    const done = await desk.press(page, path, {
      ...{ 'numbers-cover': 'some', [`numbers-${number.id}`]: 'yes', until: '2099-06-30', reference: 'P-1' },
    })
    expect(noticeOn(done)).toBe('It is saved, and counts at once.')
    expect(await rightsOf(desk, id)).toMatchObject({
      ...{ role: 'member', numbers: [number.id], branches: [], externalKey: 'P-1' },
      until: new Date('2099-06-30T22:00:00Z'),
    })
    expect(done.text).toContain(number.value)
    // and back, by what the form began with
    const back = await desk.press(await desk.go(path), path, { 'numbers-cover': 'all', until: '' })
    expect(noticeOn(back)).toBe('It is saved, and counts at once.')
    expect(await rightsOf(desk, id)).toMatchObject({ numbers: null, until: null, externalKey: 'P-1' })
  })

  test('is more than boxes hold: numbers are typed then, and unknown ones are named', async () => {
    const { desk, id, path } = await withMember()
    const register = await createRegister(the())
    const all = []
    for (let i = 0; i < 31; i += 1) all.push(await addNumber(the(), desk.organisation.id, register))
    const page = await desk.go(path)
    expect(page.text).toContain('<textarea')
    const wrong = await desk.press(page, path, { 'numbers-cover': 'some', numbers: `${all[0]!.value}\n999` })
    expect(reasonsOn(wrong)).toEqual(['numbers-unknown'])
    expect(wrong.text).toContain('no such number: 999.')
    const two = `${all[3]!.value}\n${all[7]!.value}`
    await desk.press(wrong, path, { numbers: two })
    expect((await rightsOf(desk, id)).numbers?.toSorted()).toEqual([all[3]!.id, all[7]!.id].toSorted())
    expect((await desk.go(path)).text.replaceAll('\r', '')).toMatch(/>\n\d{6}\n\d{6}<\/textarea>/)
  })

  test('is made administrator, with a part of the work, and member again; never the last one', async () => {
    const { desk, id, path } = await withMember()
    await desk.press(await desk.go(path), path, { role: 'administrator', 'power-0': 'yes' })
    expect(await rightsOf(desk, id)).toMatchObject({ role: 'administrator', powers: ['people'] })
    await desk.press(await desk.go(path), path, { role: 'member' })
    expect(await rightsOf(desk, id)).toMatchObject({ role: 'member', powers: [] })
    const other = await atDesk(the(), { organisation: desk.organisation })
    await other.press(
      await other.go(`/people/${desk.membership}/rights`),
      `/people/${desk.membership}/rights`,
      {
        role: 'member',
      },
    )
    // who is one no more is let in no more
    expect((await desk.go(path)).status).toBe(404)
  })

  test('is nobody’s own to change', async () => {
    const { desk } = await withMember()
    const path = `/people/${desk.membership}/rights`
    expect(reasonsOn(await desk.go(path))).toEqual(['own-rights'])
    expect((await desk.go(`/people/${desk.membership}`)).text).not.toContain(path)
    const page = await desk.go('/people')
    const sent = await desk.browser.send(`${the().origin}/organisation/${desk.organisation.id}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ version: '1', role: 'administrator', 'numbers-cover': 'all' }),
      headers: { origin: page.url.origin },
    })
    expect([sent.status, reasonsOn(sent)]).toEqual([409, ['own-rights']])
  })

  test('has a reference that nobody else there has, or had', async () => {
    const { desk, path } = await withMember()
    const { id: account } = await createPerson(the())
    await addMember(the(), desk.organisation.id, { account }, { externalKey: 'P-7' })
    const page = await desk.press(await desk.go(path), path, { reference: 'P-7', until: '2099-01-01' })
    expect([page.status, reasonsOn(page)]).toEqual([422, ['external-key-taken']])
    expect(page.text).toContain('value="P-7"')
  })

  test('that somebody else has changed meanwhile is shown, and what was typed stays', async () => {
    const { desk, id, path } = await withMember()
    const mine = await desk.go(path)
    await desk.press(await desk.go(path), path, { reference: 'theirs' })
    const passed = await desk.press(mine, path, { reference: 'mine' })
    expect(reasonsOn(passed)).toEqual(['version-passed'])
    expect(passed.text).toContain('value="mine"')
    expect((await rightsOf(desk, id)).externalKey).toBe('theirs')
    await desk.press(passed, path, {})
    expect((await rightsOf(desk, id)).externalKey).toBe('mine')
  })

  test('of two administrators at the same row, one is told; nothing is mixed', async () => {
    const { desk, id, path } = await withMember()
    const other = await atDesk(the(), { organisation: desk.organisation })
    const pages = [await desk.go(path), await other.go(path)] as const
    const [one, two] = await Promise.all([
      desk.press(pages[0], path, { reference: 'one', until: '2099-01-01' }),
      other.press(pages[1], path, { reference: 'two', until: '2099-02-02' }),
    ])
    const reasons = [reasonsOn(one), reasonsOn(two)].flat()
    expect(reasons).toEqual(['version-passed'])
    const { externalKey, until } = await rightsOf(desk, id)
    expect([externalKey, until?.toISOString().slice(0, 7)]).toEqual(
      reasonsOn(one).length === 0 ? ['one', '2099-01'] : ['two', '2099-02'],
    )
  })

  test('is given by whoever looks after it: one without the power does not see the fields, nor is heard', async () => {
    const { desk, id, path } = await withMember()
    const people = await atDesk(the(), { organisation: desk.organisation, powers: ['people'] })
    const page = await people.go(path)
    for (const name of ['role', 'numbers-cover', 'reference'])
      expect([name, page.text.includes(`name="${name}"`)]).toEqual([name, false])
    await people.press(page, path, { until: '2099-01-01' })
    expect((await rightsOf(desk, id)).until).not.toBeNull()
    const again = await people.go(path)
    await people.press(again, path, { role: 'administrator', 'numbers-cover': 'some', until: '' })
    expect(await rightsOf(desk, id)).toMatchObject({ role: 'member', numbers: null, until: null })
    const administrator = `/people/${desk.membership}/rights`
    expect(reasonsOn(await people.go(administrator))).toEqual(['power-missing'])
  })
})
