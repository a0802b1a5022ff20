import { describe, expect, test } from '@jest/globals'
import { fieldsOn, headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  giveRepresentation,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { organisationAtConsole } from './given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const at = (id: string, part = ''): string => `/organisations/${id}/members${part}`
const idIn = ({ url }: { url: URL }): string => url.pathname.split('/').at(-1) ?? ''

const organisation = () => organisationAtConsole(the())

describe('adding a member', () => {
  test('somebody is added by their address, for these numbers, until a day', async () => {
    const { id, register, numbers, kept, go, press } = await organisation()
    const { email } = await createPerson(the(), { name: 'Bert Bakker' })
    const page = await press(await go(at(id, '/new')), at(id, '/new'), {
      ...{ what: 'person', email: email.toUpperCase(), role: 'member', 'user-name': 'Bert' },
      ...{ 'numbers-cover': 'some', numbers: `${numbers[0]!.value}\r\n${register}:${numbers[1]!.value}` },
      ...{ until: '2199-06-30', mandate: 'basic' },
    })
    expect([headingOf(page), noticeOn(page)]).toEqual(['Bert Bakker', 'It is added; a person is mailed.'])
    const { said } = await kept(idIn(page))
    expect(said).toMatchObject({
      ...{ role: 'member', userName: 'Bert', branches: null, mandateLevel: 'basic' },
      // the last day is whole, in the days of whoever typed it
      until: new Date('2199-06-30T22:00:00Z'),
    })
    expect(said.numbers?.toSorted()).toEqual(numbers.map((each) => each.id).toSorted())
    expect(fieldsOn(page)).toMatchObject({ until: '2199-06-30', 'numbers-cover': 'some' })
    const list = await go(at(id))
    expect([list.text.includes('Bert Bakker'), list.text.includes('2 numbers')]).toEqual([true, true])
  })

  test('a program of the organisation is one, whichever role was left chosen', async () => {
    const { id, go, press, kept } = await organisation()
    const { clientId } = await createPortal(the(), { client_name: 'Our ledger' })
    const page = await press(await go(at(id, '/new')), at(id, '/new'), {
      ...{ what: 'program', client: clientId, role: 'administrator' },
    })
    expect([headingOf(page), reasonsOn(page)]).toEqual(['Our ledger', []])
    expect((await kept(idIn(page))).row).toMatchObject({
      kind: 'system',
      role: 'member',
      client_id: clientId,
    })
    const saved = await press(page, at(id, `/${idIn(page)}`), { 'external-key': `ledger-${id}` })
    expect(noticeOn(saved)).toBe('It is saved, and counts at once.')
  })

  test('somebody new is added by a name alone where they have a user name, and by an address otherwise', async () => {
    const { id, go, press } = await organisation()
    const path = at(id, '/new')
    const typed = { what: 'new', name: 'Deelt Postbus', email: '', locale: 'nl' }
    const refused = await press(await go(path), path, typed)
    expect([refused.status, reasonsOn(refused)]).toEqual([422, ['user-name-missing']])
    const page = await press(refused, path, { 'user-name': 'deelt' })
    expect([headingOf(page), page.text.includes('<code>deelt</code>')]).toEqual(['Deelt Postbus', true])
    const email = `nieuw-${id}@firm.example`
    const other = await press(await go(path), path, { ...typed, email, name: 'Nieuw Hier' })
    expect([headingOf(other), other.text.includes(email)]).toEqual(['Nieuw Hier', true])
    // by the same address it is the same person
    const again = await press(await go(path), path, { ...typed, email, name: 'Nieuw Hier' })
    expect(reasonsOn(again)).toEqual(['already-member'])
    const nameless = await press(await go(path), path, { ...typed, name: '' })
    expect(reasonsOn(nameless)).toEqual(['name-missing'])
    const wrong = await press(await go(path), path, { ...typed, email: 'nobody' })
    expect(reasonsOn(wrong)).toEqual(['email-malformed'])
  })

  test('somebody of an intermediary is added through its grant', async () => {
    const { id, go, press } = await organisation()
    const accountant = await createOrganisation(the(), { display_name: 'Tellers' })
    const { id: account, email } = await createPerson(the())
    const grant = await giveRepresentation(the(), id, accountant.id)
    const open = await go(at(id, '/new'))
    const typed = { what: 'person', email, through: grant.id }
    const refused = await press(open, at(id, '/new'), typed)
    expect([refused.status, reasonsOn(refused)]).toEqual([422, ['not-of-intermediary']])
    await addMember(the(), accountant.id, { account })
    const page = await press(refused, at(id, '/new'))
    expect(page.text).toContain('Tellers')
    expect((await go(at(id))).text).toContain('through Tellers')
  })

  test.each<[object, string[]]>([
    [{ email: '' }, ['email-missing']],
    [{ email: 'nobody@example.test' }, ['account-unknown']],
    [{ what: 'program', client: '' }, ['client-missing']],
    [{ what: 'program', client: 'no-such-client' }, ['client-unknown']],
    [{ what: 'ghost' }, ['what-unknown']],
    [{ role: 'owner' }, ['role-unknown']],
    [{ 'user-name': 'with space' }, ['user-name-malformed']],
    [{ 'numbers-cover': 'some', numbers: '999999' }, ['numbers-unknown']],
    [{ 'branches-cover': 'some', branches: '000000000009' }, ['branches-unknown']],
    [{ 'numbers-cover': 'some', 'branches-cover': 'some' }, ['nothing-covered']],
    [{ mandate: 'sky-high' }, ['mandate-level-unknown']],
    [{ from: '2199-13-01' }, ['from-malformed']],
    [{ from: '2199-01-02', until: '2199-01-01' }, ['ends-before-it-begins']],
    [{ until: '2001-01-01' }, ['ends-in-the-past']],
    [{ from: '2001-01-01', until: '2002-01-01' }, ['ends-in-the-past']],
  ])('%j is told beside its field, and nothing is lost', async (said, reasons) => {
    const { id, go, press } = await organisation()
    const { email } = await createPerson(the())
    const typed = { what: 'person', email, role: 'member', 'external-key': `key-of-${id}`, ...said }
    const page = await press(await go(at(id, '/new')), at(id, '/new'), typed)
    expect([page.status, reasonsOn(page)]).toEqual([422, reasons])
    expect(fieldsOn(page)['external-key']).toBe(typed['external-key'])
    expect((await go(at(id))).text).toContain('Nobody acts for this organisation')
  })

  test('what is typed of several registers asks which one is meant; what is none is named', async () => {
    const { id, numbers, go, press } = await organisation()
    const other = await createRegister(the())
    await addNumber(the(), id, other, numbers[0]!.value)
    const { email } = await createPerson(the())
    const page = await press(await go(at(id, '/new')), at(id, '/new'), {
      ...{ email, 'numbers-cover': 'some', numbers: `${numbers[0]!.value}\n111 111\n${other}:222222` },
    })
    expect(reasonsOn(page)).toEqual(['numbers-unknown numbers-ambiguous'])
    expect(page.text).toContain(`The organisation has no number 111 111, ${other}:222222.`)
    expect(page.text).toContain(`${numbers[0]!.value} is in several registers`)
  })

  test('who acts for it already, and a user name of another, are told', async () => {
    const { id, go, press } = await organisation()
    const { id: account, email } = await createPerson(the())
    await addMember(the(), id, { account }, { userName: 'bert' })
    const again = await press(await go(at(id, '/new')), at(id, '/new'), { email })
    expect([again.status, reasonsOn(again)]).toEqual([422, ['already-member']])
    const { email: other } = await createPerson(the())
    const named = await press(again, at(id, '/new'), { email: other, 'user-name': 'BERT' })
    expect([named.status, reasonsOn(named)]).toEqual([422, ['user-name-taken']])
  })

  test('nobody adds themselves', async () => {
    const { id, go, press, person } = await organisation()
    const page = await press(await go(at(id, '/new')), at(id, '/new'), { email: person.email })
    expect([page.status, reasonsOn(page)]).toEqual([403, ['own-account']])
  })
})
