import { describe, expect, test } from '@jest/globals'
import { accountByEmail } from '../../src/domain/accounts/index.ts'
import {
  administratorRows,
  organisationById,
  organisationRegistered,
} from '../../src/domain/organisations/index.ts'
import { perform } from '../../src/acts/index.ts'
import { tester } from '../harness/acting.ts'
import { atConsole } from '../harness/console.ts'
import { fieldsOn, headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  kvkNumber,
  organising,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const at = (id: string, part = ''): string => `/organisations/${id}${part}`

/** The names of what a list shows. */
const namesIn = ({ text }: { text: string }): string[] =>
  [...text.matchAll(/<th role="rowheader"[^>]*>\s*<a [^>]*>([^<]*)/g)].map(([, name = '']) => name)

describe('finding an organisation', () => {
  test('a whole number leads to it: of its registration, or of any register', async () => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    const { id, registration_number: registered } = await createOrganisation(the())
    const { value } = await addNumber(the(), id, await createRegister(the()))
    for (const q of [registered, `${value.slice(0, 3)} ${value.slice(3)}`]) {
      const page = await press(await go('/organisations'), '/organisations', { q })
      expect([page.status, page.url.pathname]).toEqual([200, `/operator${at(id)}`])
    }
  })

  test('the beginning of a name leads to a list, whose address tells nothing of what was sought', async () => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    for (const [display_name, legal_name] of [
      ['Zeewind Noord', 'Noord B.V.'],
      ['Zeewind Zuid', 'Zuid B.V.'],
      ['Het Zuiden', 'Zeewind Holding B.V.'],
    ])
      await createOrganisation(the(), { display_name, legal_name })
    const page = await press(await go('/organisations'), '/organisations', { q: 'zeewind' })
    expect(namesIn(page)).toEqual(['Zeewind Noord', 'Zeewind Zuid', 'Het Zuiden'])
    expect([page.url.href.includes('zeewind'), fieldsOn(page)['q']]).toEqual([false, 'zeewind'])
    const none = await press(page, '/organisations', { q: 'Zeewind West' })
    expect(none.text).toContain('No organisation is called so')
  })

  test('a list goes on where its page ends, and has each once', async () => {
    const { go } = await atConsole(the(), 'auditor')
    for (let i = 0; i < 52; i++)
      await createOrganisation(the(), { display_name: `Aa ${String(i).padStart(3)}` })
    const first = await go('/organisations')
    const next = /<a href="\/operator(\/organisations\?[^"]*)" rel="next"/.exec(first.text)?.[1]
    const second = await go(next?.replaceAll('&amp;', '&'))
    const names = [...namesIn(first), ...namesIn(second)].filter((name) => name.startsWith('Aa '))
    expect([namesIn(first).length, names.length, new Set(names).size]).toEqual([50, 52, 52])
  })

  test('those that nobody is able to act for are listed, and Today says so', async () => {
    const { go } = await atConsole(the(), 'operator')
    const { id } = await createOrganisation(the(), { display_name: 'Stuurloos' })
    const { id: account } = await createPerson(the())
    await addMember(the(), id, { account }, { role: 'administrator' })
    const { db } = the().house
    await db.updateTable('account').set({ standing: 'disabled' }).where('id', '=', account).execute()
    const { performing, acts } = organising(the())
    // what changes who acts for it notices
    await addMember(the(), id, { account: (await createPerson(the())).id })
    expect((await organisationById(db, id))?.without_administrator_at).not.toBeNull()
    const home = await go()
    expect(home.text).toContain('data-waiting="without"')
    const list = await go('/organisations?without=yes')
    expect([headingOf(list), namesIn(list).includes('Stuurloos')]).toEqual(['Without an administrator', true])
    expect((await go(at(id))).text).toContain('data-without')
    await perform(performing, acts.closeOrganisation, tester, id)
    expect(namesIn(await go('/organisations?without=yes'))).not.toContain('Stuurloos')
  })
})

describe('adding an organisation', () => {
  const filled = () => ({
    ...{ kind: 'kvk', number: kvkNumber(), 'legal-name': 'Molen De Hoop B.V.', locale: 'nl' },
    ...{ street: 'Molenweg', 'house-number': '1', 'postal-code': '8011ab', city: 'Zwolle', country: 'NL' },
    ...{ name: 'Anna de Hoop', email: `anna-${kvkNumber()}@hoop.example`, because: 'signed-contract' },
  })

  test('makes it with its first administrator, whose account is made', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const typed = filled()
    const page = await press(await go('/organisations/new'), '/organisations/new', typed)
    expect([headingOf(page), noticeOn(page)]).toEqual(['Molen De Hoop B.V.', 'It is added.'])
    const { db } = the().house
    const row = await organisationRegistered(db, 'kvk', typed.number)
    expect(row?.address).toMatchObject({ postal_code: '8011 AB', country: 'NL' })
    const account = await accountByEmail(db, typed.email)
    expect((await administratorRows(db, row!.id)).map((each) => each.account_id)).toEqual([account?.id])
    expect(page.text).toContain('Anna de Hoop')
    expect(page.text).toContain('data-event="organisations.membership.given"')
  })

  test('it may be without an address and an administrator', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const { kind, number, locale } = filled()
    const typed = { kind, number, locale, 'legal-name': 'Kaal B.V.' }
    const page = await press(await go('/organisations/new'), '/organisations/new', typed)
    expect([headingOf(page), page.text.includes('It has none yet.')]).toEqual(['Kaal B.V.', true])
    expect((await organisationRegistered(the().house.db, 'kvk', number))?.address).toBeNull()
  })

  test.each<[object, string[]]>([
    [{ number: '' }, ['number-missing']],
    [{ number: '123' }, ['number-malformed']],
    [{ kind: 'orgnr', number: '556016-0681' }, ['number-check-digit']],
    [{ kind: 'orgnr', number: '811228-9874' }, ['number-personal']],
    [{ kind: 'rsin', number: '123456789' }, ['number-check-digit']],
    [{ 'legal-name': '' }, ['legal-name-missing']],
    [{ 'legal-name': 'x'.repeat(201) }, ['legal-name-too-long']],
    [{ 'postal-code': '0011 AB' }, ['postal-code-malformed']],
    [{ 'postal-code': '', city: '' }, ['postal-code-missing', 'city-missing']],
    [{ country: '' }, ['country-missing']],
    [{ 'time-zone': 'Mars/Olympus' }, ['time-zone-malformed']],
    [{ domains: 'good.example\r\nnot a domain' }, ['invalid', 'domains-malformed']],
    [{ email: 'nobody' }, ['email-malformed']],
    [{ email: '' }, ['email-missing']],
    [{ name: '' }, ['name-missing']],
    [{ because: 'they said so' }, ['because-unknown']],
    [{ locale: 'fr' }, ['locale-unknown']],
  ])('%j is told beside its field, and nothing is made nor lost', async (said, reasons) => {
    const { go, press } = await atConsole(the(), 'operator')
    const typed = { ...filled(), ...said }
    const page = await press(await go('/organisations/new'), '/organisations/new', typed)
    expect([page.status, reasonsOn(page)]).toEqual([422, reasons])
    const { kind: _kind, locale: _locale, because: _because, ...lines } = typed
    expect(fieldsOn(page)).toMatchObject(
      'domains' in lines ? { ...lines, domains: 'good.example\nnot a domain' } : lines,
    )
    expect(await accountByEmail(the().house.db, typed.email)).toBeUndefined()
  })

  test('a number that is another’s, and somebody who is disabled, are told beside their fields', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const { registration_number: number } = await createOrganisation(the())
    const taken = await press(await go('/organisations/new'), '/organisations/new', { ...filled(), number })
    expect([taken.status, reasonsOn(taken)]).toEqual([422, ['number-taken']])
    const { id, email } = await createPerson(the())
    const { db } = the().house
    await db.updateTable('account').set({ standing: 'disabled' }).where('id', '=', id).execute()
    const out = await press(taken, '/organisations/new', { number: kvkNumber(), email })
    expect([out.status, reasonsOn(out)]).toEqual([422, ['account-unknown']])
  })

  test('nobody makes themselves an administrator', async () => {
    const { go, press, person } = await atConsole(the(), 'operator')
    const typed = { ...filled(), email: person.email }
    const page = await press(await go('/organisations/new'), '/organisations/new', typed)
    expect([page.status, reasonsOn(page)]).toEqual([403, ['own-account']])
  })
})

describe('changing an organisation', () => {
  test('what is kept of it is changed at once, and what somebody else has changed meanwhile is shown first', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const { id } = await createOrganisation(the(), { email_domains: ['one.example', 'two.example'] })
    const details = at(id, '/details')
    const [mine, theirs] = [await go(details), await go(details)]
    expect(fieldsOn(mine)).toMatchObject({ street: 'Dorpsstraat', domains: 'one.example\ntwo.example' })
    const saved = await press(theirs, details, { domains: 'three.example', street: 'Kerkweg' })
    expect(noticeOn(saved)).toBe('It is saved, and counts at once.')
    const late = await press(mine, details, { 'display-name': 'De Bakker' })
    expect([late.status, reasonsOn(late)]).toEqual([412, ['precondition-failed']])
    // theirs stands in what was not typed anew
    expect(fieldsOn(late)).toMatchObject({
      ...{ street: 'Kerkweg', domains: 'three.example', 'display-name': 'De Bakker' },
    })
    await press(late, details)
    expect(await organisationById(the().house.db, id)).toMatchObject({
      ...{ display_name: 'De Bakker', email_domains: ['three.example'], address: { street: 'Kerkweg' } },
    })
  })

  test('it asks more of its people, and what is no factor is told beside its field', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const { id } = await createOrganisation(the())
    const page = await go(at(id, '/demands'))
    const wrong = await press(page, at(id, '/demands'), { level: 'two-factor', forbidden: 'sms\nsmoke' })
    expect([wrong.status, fieldsOn(wrong)['level'], fieldsOn(wrong)['forbidden']]).toEqual([
      ...[422, 'two-factor', 'sms\nsmoke'],
    ])
    expect(wrong.text).toContain('There is no such factor.')
    const saved = await press(wrong, at(id, '/demands'), { forbidden: 'sms' })
    expect(noticeOn(saved)).toBe('It is saved, and counts at once.')
    expect(await organisationById(the().house.db, id)).toMatchObject({
      ...{ minimum_level: 'two-factor', factors_forbidden: ['sms'], factors_required: [] },
    })
    // less is for two
    const less = await press(await go(at(id, '/demands')), at(id, '/demands'), { level: '' })
    expect(noticeOn(less)).toBe('It waits for a second person now.')
  })

  test('it is put on hold after a page that tells what ends, and is used again by a button', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const { id } = await createOrganisation(the())
    for (let i = 0; i < 2; i++) await addMember(the(), id, { account: (await createPerson(the())).id })
    const asked = await go(at(id, '/suspend'))
    expect(asked.text).toContain('2 people and programs act for it.')
    const held = await press(asked, at(id, '/suspend'))
    expect([noticeOn(held), held.text.includes('on hold')]).toEqual(['It is on hold.', true])
    expect(noticeOn(await press(held, at(id, '/resume')))).toBe('It is in use again.')
  })

  test('to end it for good, a second person must agree; then nothing of it can be changed', async () => {
    const first = await atConsole(the(), 'operator')
    const second = await atConsole(the(), 'operator')
    const { id } = await createOrganisation(the())
    const asked = await first.press(await first.go(at(id, '/close')), at(id, '/close'))
    expect(noticeOn(asked)).toBe('It waits for a second person now.')
    const waiting = [...asked.text.matchAll(/\/agreements\/([\da-f-]{36})/g)].map(([, each]) => each)
    const proposal = waiting.at(-1)
    const open = await second.go(`/agreements/${proposal}`)
    await second.press(open, `/agreements/${proposal}/agree`)
    const page = await first.go(at(id))
    expect([page.text.includes('>ended<'), page.text.includes('class="doings"')]).toEqual([true, false])
    for (const part of ['members', 'numbers', 'branches', 'acting'])
      expect((await first.go(at(id, `/${part}`))).text).not.toContain('class="button primary"')
  })
})

test('the help desk reads an organisation, and has nothing to press', async () => {
  const { go } = await atConsole(the(), 'helpdesk')
  const { id } = await createOrganisation(the())
  for (const path of [
    at(id),
    at(id, '/members'),
    at(id, '/numbers'),
    at(id, '/branches'),
    at(id, '/acting'),
  ]) {
    const page = await go(path)
    expect([path, page.status, headingOf(page)]).toEqual([path, 200, 'Bakkerij Jansen'])
    const main = page.text.slice(page.text.indexOf('<main'))
    expect(/class="(primary|button)|<button/.test(main.slice(0, main.indexOf('</main>')))).toBe(false)
  }
})
