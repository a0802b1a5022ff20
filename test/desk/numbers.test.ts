import { describe, expect, test } from '@jest/globals'
import { coverage, mergeRequestsOf } from '../../src/domain/organisations/index.ts'
import { atConsole } from '../harness/console.ts'
import { atDesk, type AtDesk } from '../harness/desk.ts'
import { noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember, addNumber, createRegister } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { travel } from '../harness/travel.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const at = (id: string, part: string): string => `/organisations/${id}${part}`

/** An operator before the console. */
async function operator() {
  await forgetSteps(the())
  return atConsole(the(), 'operator')
}

/** A desk with three numbers of one kind, and somebody who has the first. */
async function withNumbers() {
  const desk = await atDesk(the(), { name: 'Ada Beheer' })
  const register = await createRegister(the())
  const add = () => addNumber(the(), desk.organisation.id, register)
  const [one, two, three] = [await add(), await add(), await add()]
  const { id: account } = await createPerson(the(), { name: 'Wim Werk' })
  const { id: member } = await addMember(
    the(),
    desk.organisation.id,
    { account },
    { numbers: [one.id], branches: [] },
  )
  const look = async (fields: Record<string, string> = {}) =>
    desk.press(await desk.go('/numbers'), '/numbers', {
      ...{ [`from-${one.id}`]: 'yes', to: two.id, why: 'One shop\nnow' },
      ...fields,
    })
  const ask = async (fields?: Record<string, string>) => desk.press(await look(fields), '/numbers/ask')
  return { desk, register, one, two, three, member, look, ask }
}

const newest = async ({ organisation }: AtDesk) =>
  (await mergeRequestsOf(the().house.db, organisation.id, 1))[0]

describe('several numbers become one', () => {
  test('by asking the service desk, after seeing who would see more or less: nothing changes before they do it', async () => {
    const { desk, one, two, member, look, ask } = await withNumbers()
    const preview = await look()
    expect(preview.text).toContain(`${one.value} becomes ${two.value}.`)
    expect(preview.text).toMatch(new RegExp(`Wim Werk</a>[\\s\\S]*${two.value}`))
    expect(await newest(desk)).toBeUndefined()
    expect(noticeOn(await ask())).toBe('It is asked. You are mailed what comes of it.')
    const console_ = await operator()
    const home = await console_.go('')
    expect(home.text).toContain('asks for several of its numbers to become one')
    const { id } = (await newest(desk))!
    const path = at(desk.organisation.id, `/numbers/asked/${id}`)
    expect((await console_.go(at(desk.organisation.id, '/numbers'))).text).toContain(path)
    const asked = await console_.go(path)
    for (const said of ['Ada Beheer', 'One shop now', `${one.value} becomes ${two.value}.`])
      expect([said, asked.text.includes(said)]).toEqual([said, true])
    const merge = at(desk.organisation.id, '/numbers/merge')
    const done = await console_.press(await console_.press(asked, merge), merge)
    expect(noticeOn(done)).toBe('They are merged.')
    expect((await newest(desk))?.ended_as).toBe('merged')
    expect((await coverage(the().house.db, [member])).numbers.get(member)).toEqual([two.id])
    const mails = await mailsTo(the(), desk.person.email, 'selfservice/changed')
    expect(mails.map(({ subject }) => subject)).toContain('Your organisation’s numbers are one')
    expect((await desk.go('/numbers')).text).toContain('>done<')
  })

  test('or not: the operator says no with why, whoever asked is mailed and reads it', async () => {
    const { desk, ask } = await withNumbers()
    await ask()
    const { id } = (await newest(desk))!
    const console_ = await operator()
    const path = at(desk.organisation.id, `/numbers/asked/${id}`)
    const declined = await console_.press(await console_.go(path), `${path}/decline`, {
      answer: 'They are billed apart.',
    })
    expect(noticeOn(declined)).toBe('It is declined, and whoever asked is mailed.')
    const mails = await mailsTo(the(), desk.person.email, 'selfservice/changed')
    expect(mails.map(({ subject }) => subject)).toContain('Your organisation’s numbers stay as they are')
    expect((await desk.go('/numbers')).text).toContain('They are billed apart.')
    expect((await console_.go(path)).status).toBe(404)
  })

  test('is asked as it was shown: where others have these numbers by now, it is shown anew', async () => {
    const { desk, three, look } = await withNumbers()
    const preview = await look({ [`from-${three.id}`]: 'yes' })
    const { id: account } = await createPerson(the(), { name: 'Late Lid' })
    await addMember(the(), desk.organisation.id, { account }, { numbers: [three.id], branches: [] })
    const passed = await desk.press(preview, '/numbers/ask')
    expect([passed.status, reasonsOn(passed)]).toEqual([409, ['sight-passed']])
    expect(passed.text).toContain('Late Lid')
    expect(noticeOn(await desk.press(passed, '/numbers/ask'))).toContain('It is asked.')
    // and the operator is told where it would do something else than was shown
    const { id: other } = await createPerson(the())
    await addMember(the(), desk.organisation.id, { account: other }, { numbers: [three.id], branches: [] })
    const console_ = await operator()
    const { id } = (await newest(desk))!
    const asked = await console_.go(at(desk.organisation.id, `/numbers/asked/${id}`))
    expect(asked.text).toContain('it would do something else than they were shown')
  })

  test('is taken back, and asked once for each number, five at a time', async () => {
    const { desk, ask, two } = await withNumbers()
    await ask()
    expect(reasonsOn(await ask())).toEqual(['merge-asked'])
    const { id } = (await newest(desk))!
    const back = await desk.press(await desk.go('/numbers'), `/numbers/${id}/take-back`)
    expect(noticeOn(back)).toBe('It is taken back.')
    expect((await newest(desk))?.ended_as).toBe('withdrawn')
    for (let i = 1; i < 10; i += 1) {
      await ask()
      const { id: again } = (await newest(desk))!
      await desk.press(await desk.go('/numbers'), `/numbers/${again}/take-back`)
    }
    expect(reasonsOn(await ask({ to: two.id }))).toEqual(['merges-asked-too-often'])
  })

  test('says beside the field what is missing or wrong, and keeps what was typed', async () => {
    const { desk, look, two, one } = await withNumbers()
    const nothing = await look({ [`from-${one.id}`]: '', [`from-${two.id}`]: 'yes' })
    expect(reasonsOn(nothing)).toEqual(['nothing-to-merge'])
    expect(nothing.text).toMatch(/One shop\s+now/)
    const other = await addNumber(the(), desk.organisation.id, await createRegister(the()))
    expect(reasonsOn(await look({ [`from-${other.id}`]: 'yes' }))).toEqual(['merge-of-registers'])
    // what was chosen is there again, to be changed
    const again = await desk.press(await look(), '/numbers')
    expect(again.text).toMatch(new RegExp(`name="from-${one.id}"[^>]*checked`))
    expect(again.text).toMatch(/One shop\s+now/)
    const stranger = await withNumbers()
    expect(reasonsOn(await look({ to: stranger.one.id }))).toEqual(['number-unknown'])
  })

  test('of many numbers, by typing them', async () => {
    const { desk, register, one, two } = await withNumbers()
    for (let i = 0; i < 30; i += 1) await addNumber(the(), desk.organisation.id, register)
    const page = await desk.go('/numbers')
    const wrong = await desk.press(page, '/numbers', { from: `${one.value}\n999999`, to: two.value })
    expect(reasonsOn(wrong)).toEqual(['numbers-unknown'])
    const preview = await desk.press(wrong, '/numbers', { from: one.value })
    expect(preview.text).toContain(`${one.value} becomes ${two.value}.`)
    const again = await desk.press(preview, '/numbers')
    expect(again.text).toContain(`>\n${register}:${one.value}</textarea>`)
  })

  test('is over where one of its numbers has become another, and after ninety days', async () => {
    const { desk, ask, one, two, three } = await withNumbers()
    await ask()
    const console_ = await operator()
    const merge = at(desk.organisation.id, '/numbers/merge')
    const form = await console_.go(merge)
    const typed = { from: two.value, register: two.register_key, to: three.value, who: 'any' }
    await console_.press(await console_.press(form, merge, typed), merge)
    expect((await newest(desk))?.ended_as).toBe('closed')
    await ask({ to: three.id, [`from-${one.id}`]: 'yes' })
    travel(91 * 24 * 60 * 60_000)
    await the().worker.chores.runAll()
    expect((await newest(desk))?.ended_as).toBe('closed')
  })
})
