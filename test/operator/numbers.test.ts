import { describe, expect, test } from '@jest/globals'
import {
  branchesInOrder,
  coverage,
  numbersInOrder,
  organisationById,
  representationsOf,
} from '../../src/domain/organisations/index.ts'
import { atConsole } from '../harness/console.ts'
import { fieldsOn, formsOf, headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  giveRepresentation,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const at = (id: string, part = ''): string => `/organisations/${id}${part}`

async function organisation() {
  const { id, registration_number: registered } = await createOrganisation(the())
  const register = await createRegister(the())
  const numbers = async () =>
    (await numbersInOrder(the().house.db, id, { limit: 100 })).map((row) => [row.value, row.label])
  return { id, registered, register, numbers, ...(await atConsole(the(), 'operator')) }
}

describe('numbers', () => {
  test('one is added, told apart, and given to another organisation', async () => {
    const { id, register, numbers, go, press } = await organisation()
    const new_ = at(id, '/numbers/new')
    const page = await press(await go(new_), new_, { register, number: '70 00 01', label: 'Store' })
    expect([noticeOn(page), await numbers()]).toEqual(['It is added.', [['700001', 'Store']]])
    const [row] = await numbersInOrder(the().house.db, id, { limit: 1 })
    const path = at(id, `/numbers/${row!.id}`)
    const saved = await press(await go(path), path, { label: '' })
    expect([noticeOn(saved), await numbers()]).toEqual([
      'It is saved, and counts at once.',
      [['700001', null]],
    ])
    const other = await createOrganisation(the())
    const moved = await press(await go(`${path}/move`), `${path}/move`, {
      ...{ kind: 'kvk', registration: other.registration_number },
    })
    expect([noticeOn(moved), await numbers()]).toEqual(['It is given to the other organisation.', []])
    expect((await go(at(other.id, '/numbers'))).text).toContain('700001')
  })

  test.each<[object, string[]]>([
    [{ number: '' }, ['number-missing']],
    [{ number: 'abc' }, ['number-malformed']],
    [{ register: 'no-such' }, ['register-unknown']],
    [{ number: '700002' }, ['number-taken']],
  ])('%j is told beside its field', async (said, reasons) => {
    const { id, register, go, press } = await organisation()
    const other = await createOrganisation(the())
    await addNumber(the(), other.id, register, '700002')
    const path = at(id, '/numbers/new')
    const typed = { register, number: '700003', label: 'Kept', ...said }
    const page = await press(await go(path), path, typed)
    expect([page.status, reasonsOn(page), fieldsOn(page)['label']]).toEqual([422, reasons, 'Kept'])
  })

  test('it is not given to nobody, to itself, or to one that is closed', async () => {
    const { id, registered, register, go, press } = await organisation()
    const { id: number } = await addNumber(the(), id, register)
    const closed = await createOrganisation(the())
    const { db } = the().house
    await db.updateTable('organisation').set({ standing: 'closed' }).where('id', '=', closed.id).execute()
    const path = at(id, `/numbers/${number}/move`)
    for (const registration of ['00000000', 'x', registered, closed.registration_number]) {
      const page = await press(await go(path), path, { kind: 'kvk', registration })
      expect([registration, reasonsOn(page)]).toEqual([registration, ['organisation-unknown']])
    }
  })
})

describe('merging', () => {
  const merging = async () => {
    const all = await organisation()
    const { id, register } = all
    const [one, two] = [await addNumber(the(), id, register), await addNumber(the(), id, register)]
    const { id: account } = await createPerson(the(), { name: 'Dora' })
    const { id: member } = await addMember(the(), id, { account }, { numbers: [one.id] })
    const path = at(id, '/numbers/merge')
    const to = String(Number(two.value) + 500_000)
    const typed = { from: `${one.value}\r\n${two.value}`, register, to, who: 'any' }
    const covered = async () => (await coverage(the().house.db, [member])).numbers.get(member)
    return { ...all, one, two, member, path, to, typed, covered }
  }

  test('tells who gains and who loses sight of what, and does nothing before that was seen', async () => {
    const { path, typed, one, two, to, numbers, covered, go, press } = await merging()
    const preview = await press(await go(path), path, typed)
    expect(preview.text).toContain(`${one.value} and ${two.value} become ${to}.`)
    expect(preview.text).toMatch(new RegExp(`Dora</a>[\\s\\S]*${two.value}`))
    expect([await numbers(), await covered()]).toEqual([
      [
        [one.value, null],
        [two.value, null],
      ],
      [one.id],
    ])
    const done = await press(preview, path)
    expect([noticeOn(done), done.text.includes(`became ${to}`)]).toEqual(['They are merged.', true])
    expect([(await numbers()).length, (await covered())?.length]).toEqual([3, 1])
  })

  test('is not done where somebody has another number by now: who is affected is told anew', async () => {
    const { id, path, typed, two, numbers, go, press } = await merging()
    const preview = await press(await go(path), path, typed)
    const { id: account } = await createPerson(the(), { name: 'Late' })
    await addMember(the(), id, { account }, { numbers: [two.id] })
    const passed = await press(preview, path)
    expect([passed.status, reasonsOn(passed), passed.text.includes('Late')]).toEqual([
      ...[412, ['precondition-failed'], true],
    ])
    expect((await numbers()).length).toBe(2)
    expect(noticeOn(await press(passed, path))).toBe('They are merged.')
  })

  test('into one that there is, and by who had every one of them', async () => {
    const { path, typed, one, two, covered, go, press } = await merging()
    const preview = await press(await go(path), path, {
      ...typed,
      from: one.value,
      to: two.value,
      who: 'every',
    })
    expect(preview.text).toContain(`${one.value} becomes ${two.value}.`)
    await press(preview, path)
    expect(await covered()).toBeUndefined()
  })

  test('asks again with all that was typed, where something is wrong or is to be changed', async () => {
    const { id, register, path, typed, one, browser, go, press } = await merging()
    const other = await addNumber(the(), id, await createRegister(the()))
    for (const [said, reasons] of [
      [{ from: '' }, ['from-missing']],
      [{ from: '999999' }, ['numbers-unknown']],
      [{ to: one.value }, ['merge-into-itself']],
      [{ to: 'abc' }, ['number-malformed']],
      [{ from: `${one.value}\n${other.value}` }, ['merge-of-registers']],
    ] as const) {
      const page = await press(await go(path), path, { ...typed, ...said })
      expect([said, reasonsOn(page)]).toEqual([said, reasons])
      expect(fieldsOn(page)).toMatchObject({ register, who: 'any' })
    }
    const preview = await press(await go(path), path, typed)
    const [, change] = formsOf(preview).filter(({ action }) => action.endsWith(path))
    const again = await browser.send(`${the().origin}/operator${path}`, {
      ...{ method: 'POST', headers: { origin: the().origin } },
      body: new URLSearchParams(change?.values),
    })
    expect([again.status, fieldsOn(again)['to'], reasonsOn(again)]).toEqual([200, typed.to, []])
  })
})

describe('branches', () => {
  const branch = {
    'branch-number': '0000 3717 8599',
    name: 'Zwolle',
    street: 'Kade',
    'postal-code': '8011 AA',
  }

  test('one is added, changed, and ended', async () => {
    const { id, go, press } = await organisation()
    const path = at(id, '/branches/new')
    const page = await press(await go(path), path, { ...branch, city: 'Zwolle', country: 'nl' })
    expect(noticeOn(page)).toBe('It is added.')
    const [row] = await branchesInOrder(the().house.db, id, { limit: 2 })
    expect(row).toMatchObject({ number: '000037178599', address: { country: 'NL' } })
    const one = at(id, `/branches/${row!.id}`)
    await press(await go(one), one, { name: 'Zwolle Noord', street: '', 'postal-code': '', city: '' })
    expect((await branchesInOrder(the().house.db, id, { limit: 2 }))[0]).toMatchObject({
      ...{ name: 'Zwolle Noord', address: null },
    })
    const ended = await press(await go(`${one}/end`), `${one}/end`)
    expect([noticeOn(ended), await branchesInOrder(the().house.db, id, { limit: 2 })]).toEqual([
      'It is ended.',
      [],
    ])
  })

  test('what is wrong is told beside its field', async () => {
    const { id, go, press } = await organisation()
    const path = at(id, '/branches/new')
    const filled = { ...branch, city: 'Zwolle', country: 'NL' }
    const wrong = async (said: object) => reasonsOn(await press(await go(path), path, { ...filled, ...said }))
    expect(await wrong({ 'branch-number': '12' })).toEqual(['branch-number-malformed'])
    expect(await wrong({ 'postal-code': '0' })).toEqual(['postal-code-malformed'])
    expect(await wrong({ name: '' })).toEqual(['name-missing'])
    expect(await wrong({ city: '' })).toEqual(['city-missing'])
    expect(await wrong({})).toEqual([])
    expect(await wrong({})).toEqual(['branch-taken'])
  })

  test('one that is all that somebody acts for stays', async () => {
    const { id, go, press } = await organisation()
    const path = at(id, '/branches/new')
    await press(await go(path), path, { ...branch, city: 'Zwolle', country: 'NL' })
    const [row] = await branchesInOrder(the().house.db, id, { limit: 2 })
    const { id: account } = await createPerson(the())
    await addMember(the(), id, { account }, { numbers: [], branches: [row!.id] })
    const end = at(id, `/branches/${row!.id}/end`)
    const page = await press(await go(end), end)
    expect([page.status, page.text.includes('Somebody acts for this branch alone.')]).toEqual([409, true])
  })
})

describe('acting for others', () => {
  test('an intermediary is let act until a day, both see it, and it is ended from either page', async () => {
    const { id, go, press } = await organisation()
    const other = await createOrganisation(the(), { display_name: 'Tellers' })
    const path = at(id, '/acting/new')
    const typed = { kind: 'kvk', registration: other.registration_number, until: '2199-12-31' }
    const page = await press(await go(path), path, typed)
    expect([noticeOn(page), page.text.includes('Tellers'), page.text.includes('31 Dec 2199')]).toEqual([
      ...['It may act from now on.', true, true],
    ])
    expect((await go(at(other.id, '/acting'))).text).toContain('Bakkerij Jansen')
    const [grant] = await representationsOf(the().house.db, id)
    const end = at(other.id, `/acting/${grant!.id}/end`)
    const asked = await go(end)
    expect(headingOf(asked)).toBe('End that Tellers acts?')
    expect(noticeOn(await press(asked, end))).toBe('It is ended.')
    expect((await go(end)).status).toBe(404)
  })

  test('what is wrong is told beside its field', async () => {
    const { id, registered, go, press } = await organisation()
    const other = await createOrganisation(the())
    await giveRepresentation(the(), id, other.id)
    const path = at(id, '/acting/new')
    for (const [said, reasons] of [
      [{ registration: '00000000' }, ['intermediary-unknown']],
      [{ registration: registered }, ['acts-for-itself']],
      [{ registration: other.registration_number }, ['already-represented']],
      [{ until: 'tomorrow' }, ['until-malformed']],
      [{ until: '2001-01-01' }, ['ends-in-the-past']],
    ] as const) {
      const typed = { kind: 'kvk', registration: (await createOrganisation(the())).registration_number }
      const page = await press(await go(path), path, { ...typed, ...said })
      expect([said, page.status, reasonsOn(page)]).toEqual([said, 422, reasons])
    }
  })

  test('another organisation’s grant is not there', async () => {
    const { id, go } = await organisation()
    const [one, two] = [await createOrganisation(the()), await createOrganisation(the())]
    const grant = await giveRepresentation(the(), one.id, two.id)
    expect((await go(at(id, `/acting/${grant.id}/end`))).status).toBe(404)
  })
})

test('what is not there is said within the console', async () => {
  const { go } = await atConsole(the(), 'operator')
  const { id } = await createOrganisation(the())
  expect(await organisationById(the().house.db, id)).toBeDefined()
  for (const path of [
    at('nothing'),
    at(id, '/numbers/none'),
    at(id, '/branches/none'),
    '/registers/none',
    '/attributes/none',
    '/applications/none',
  ])
    expect([path, (await go(path)).status]).toEqual([path, 404])
})
