import { describe, expect, test } from '@jest/globals'
import { letterByReference } from '../../src/domain/letters/index.ts'
import { hours } from '../../src/platform/clock.ts'
import { perform } from '../../src/acts/index.ts'
import type { SessionKey } from '../../src/policy/vocabulary.ts'
import { accountActs, activationActs, letterActs } from '../../src/ports.ts'
import { ownLetter } from '../activations/own-letter.ts'
import { givenAccount } from '../accounts/given.ts'
import { tryRecover, whoLost } from '../activations/lost.ts'
import { openAccount } from '../harness/account.ts'
import { tester } from '../harness/acting.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { lettersPosted } from '../posting/given.ts'

import { called, posted, send, typed } from './given-postal.ts'

const the = useWorld()
const { asked, homeOf, proofingOf, somebody } = posted(the)

describe('somebody who shows where post reaches them', () => {
  test('has a letter posted there, and types its code: their identity is known by their address', async () => {
    const { person, browser, page, letter } = await asked()
    expect([headingOf(page), noticeOn(page)]).toEqual([
      'Your postal address',
      'We post you a letter. It usually arrives within three working days.',
    ])
    expect(page.text).toContain('1234 AB  UTRECHT')
    expect(letter.text).toContain('Your code to confirm your address')
    expect(letter.text).toContain('/account/postal')
    // nothing is known by what was typed
    expect([await proofingOf(person), await homeOf(person)]).toEqual(['none', undefined])
    const done = await send(browser, page, { code: letter.code.toLowerCase() })
    expect(noticeOn(done)).toBe('Your address is confirmed. Thank you.')
    expect(await proofingOf(person)).toBe('address')
    expect(await homeOf(person)).toMatchObject({
      address: { name: person.name, street: 'Dorpsstraat', postal_code: '1234 AB' },
      setBy: `account:${person.id}`,
    })
    const mails = await mailsTo(the(), person.email, 'selfservice/changed')
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
      'A letter to you is on its way',
      'Your postal address is confirmed',
    ])
    expect((await letterByReference(the().house.db, letter.reference))?.state).toBe('used')
    const again = await send(browser, page, { code: letter.code })
    expect([reasonsOn(again), await proofingOf(person)]).toEqual([['no-code'], 'address'])
    expect((await browser.go(new URL('/account/profile', page.url))).text).toContain(
      'Post reaches you at Dorpsstraat',
    )
  })

  test('reads beside each field what is wrong with it, and has lost nothing', async () => {
    const person = await somebody()
    const { browser, page } = await openAccount(the(), person, '/postal')
    const wrong = await send(browser, page, {
      do: 'ask',
      ...typed({ 'postal-code': '12', 'postal-city': '' }),
    })
    expect(reasonsOn(wrong)).toEqual(['postal-city-missing'])
    expect(wrong.text).toContain('value="Dorpsstraat"')
    const code = await send(browser, page, { do: 'ask', ...typed({ 'postal-code': '12' }) })
    expect(reasonsOn(code)).toEqual(['postal-code-malformed'])
    const long = typed({ 'postal-organisation': 'o'.repeat(60), 'postal-extra': 'x'.repeat(60) })
    const all = { ...long, 'postal-street': 's'.repeat(60), 'postal-city': 'c'.repeat(40) }
    expect(reasonsOn(await send(browser, page, { do: 'ask', ...all }))).toEqual(['postal-too-long'])
    const nowhere = await send(browser, page, { do: 'ask', ...typed({ 'postal-country': 'XX' }) })
    expect(reasonsOn(nowhere)).toEqual(['postal-country-unknown'])
    expect(await mailsTo(the(), person.email, 'selfservice/changed')).toEqual([])
  })

  test('keeps what is confirmed until the code for another address is typed; the letter before is worth nothing', async () => {
    const first = await asked()
    const { person, browser, page } = first
    await send(browser, page, { code: first.letter.code })
    const before = await homeOf(person)
    const same = { ...typed(), 'postal-number': before!.address.number }
    expect(reasonsOn(await send(browser, page, { do: 'ask', ...same }))).toEqual(['postal-confirmed'])
    expect(reasonsOn(await send(browser, page, { do: 'ask', ...typed() }))).toEqual(['letter-rests'])
    travel(hours(25))
    const second = await asked(typed(), person)
    expect(await homeOf(person)).toEqual(before)
    expect(await proofingOf(person)).toBe('address')
    travel(hours(25))
    const third = await asked(typed({ 'postal-street': 'Nieuwstraat' }), person)
    expect(reasonsOn(await send(third.browser, third.page, { code: second.letter.code }))).toEqual([
      'wrong-code',
    ])
    await send(third.browser, third.page, { code: third.letter.code })
    expect((await homeOf(person))?.address.street).toBe('Nieuwstraat')
  })

  test('may have none of it any more: the code is worth nothing then', async () => {
    const { person, browser, page, letter } = await asked()
    expect(noticeOn(await send(browser, page, { do: 'withdraw' }))).toBe('The letter works no more.')
    expect(reasonsOn(await send(browser, page, { code: letter.code }))).toEqual(['no-code'])
    expect([await proofingOf(person), await homeOf(person)]).toEqual(['none', undefined])
  })

  test('has five tries, and a letter to the same address after a day', async () => {
    const { browser, page, letter, person } = await asked()
    const other = await asked()
    for (let i = 0; i < 5; i += 1) {
      const tried = await send(browser, page, { code: other.letter.code })
      expect(reasonsOn(tried)).toEqual([i < 4 ? 'wrong-code' : 'code-closed'])
    }
    expect(reasonsOn(await send(browser, page, { code: letter.code }))).toEqual(['code-closed'])
    expect(reasonsOn(await send(browser, page, { do: 'send' }))).toEqual(['letter-rests'])
    travel(hours(25))
    const { browser: later, page: shown } = await openAccount(the(), person, '/postal')
    expect(noticeOn(await send(later, shown, { do: 'send' }))).toMatch(/^We post you a letter/)
    const fresh = (await lettersPosted(the())).get(person.name)!
    // whoever presses on is told when to come again
    let reasons: string[] = []
    for (let i = 0; i < 4; i += 1) reasons = reasonsOn(await send(later, shown, { do: 'send' }))
    expect(reasons).toEqual(['too-many-letters'])
    expect(noticeOn(await send(later, shown, { code: fresh.code }))).toMatch(/confirmed/)
  })

  test('shows who they are anew before they ask for one, as before anything by which they could get in', async () => {
    const person = await somebody()
    const { browser, page } = await openAccount(the(), person, '/postal')
    travel(6 * 60_000)
    const away = await send(browser, page, { do: 'ask', ...typed() })
    expect(away.url.pathname).toMatch(/challenge/)
    expect(await mailsTo(the(), person.email, 'selfservice/changed')).toEqual([])
  })
})

test('a letter that came back from there leaves their identity known by nothing, and they are told', async () => {
  const { house } = the()
  const name = called()
  const person = { ...(await whoLost(the(), { name })), name }
  await house.db.updateTable('account').set({ phone: null }).where('id', '=', person.id).execute()
  const { browser, page, letter } = await asked(typed(), person)
  await send(browser, page, { code: letter.code })
  travel(hours(25))
  const back = async (of: string) =>
    perform(house, letterActs(house).returned, tester, (await letterByReference(house.db, of))!, 'moved')
  // it was on its way to somewhere else
  const elsewhere = await asked(typed(), person)
  expect(await back(elsewhere.letter.reference)).toMatchObject({ ok: true })
  expect(await proofingOf(person)).toBe('address')
  travel(hours(25))
  expect(await tryRecover(the(), person)).toMatchObject({ ok: true })
  const home = (await lettersPosted(the())).get(name)!
  expect(await back(home.reference)).toMatchObject({ ok: true })
  expect(await proofingOf(person)).toBe('none')
  const told = await mailsTo(the(), person.email, 'selfservice/changed')
  const [mail] = told.filter(({ subject }) => subject === 'A letter to you came back')
  expect(mail?.text).toContain(`${the().config.issuer.origin}/account/postal`)
  const { page: shown } = await openAccount(the(), person, '/postal')
  expect(shown.text).toContain('A letter came back from there')
  // one that reaches them there makes it known again
  travel(hours(25))
  const again = (await homeOf(person))!.address
  const same = { 'postal-number': again.number, 'postal-street': again.street }
  const next = await asked(typed(same), person)
  await send(next.browser, next.page, { code: next.letter.code })
  expect(await proofingOf(person)).toBe('address')
})

test('one that came back before it was used is not sent there again, and says nothing of where another arrived', async () => {
  const { house } = the()
  const { person, browser, page, letter } = await asked()
  const back = async (of: string) =>
    perform(house, letterActs(house).returned, tester, (await letterByReference(house.db, of))!, 'moved')
  expect(await back(letter.reference)).toMatchObject({ ok: true })
  const shown = await browser.go(page.url)
  expect(shown.text).toContain('A letter came back from there')
  expect(shown.text).not.toContain('value="send"')
  travel(hours(25))
  const { browser: at, page: again } = await openAccount(the(), person, '/postal')
  expect(reasonsOn(await send(at, again, { do: 'send' }))).toEqual(['postal-missing'])
  // of two that went to one place, the late one comes back
  const street = { 'postal-street': 'Laan', 'postal-number': '9' }
  const late = await asked(typed(street), person)
  travel(hours(25))
  const next = await asked(typed(street), person)
  await send(next.browser, next.page, { code: next.letter.code })
  await house.db
    .updateTable('letter')
    .set({ state: 'handed-over' })
    .where('reference', '=', late.letter.reference)
    .execute()
  expect(await back(late.letter.reference)).toMatchObject({ ok: true })
  expect(await back(next.letter.reference)).toMatchObject({ ok: true })
  expect(await proofingOf(person)).toBe('address')
})

test('what documents have proven stays, whatever letters do', async () => {
  const person = await somebody()
  await givenAccount(the(), person, { proofing: 'substantial' })
  const { browser, page, letter } = await asked(typed(), person)
  await send(browser, page, { code: letter.code })
  expect(await proofingOf(person)).toBe('substantial')
  expect((await homeOf(person))?.confirmedAt).toBeInstanceOf(Date)
})

test('the code of a letter is nobody’s whose session has ended meanwhile', async () => {
  const { house } = the()
  const { account, code } = await ownLetter(the())
  await perform(house, accountActs(house).endSessions, tester, account, { reason: 'operator' })
  const { showOwnCode } = activationActs(house)
  const input = { session: 'a-session' as SessionKey, code }
  expect(await perform(house, showOwnCode, tester, account, input)).toMatchObject({ reason: 'visit-over' })
  expect(await proofingOf(account)).toBe('none')
})

test('all that is kept of where post reaches somebody is in their data, and no code', async () => {
  const { person, browser, page, letter } = await asked()
  await send(browser, page, { code: letter.code })
  const file = await browser.submit(await browser.go(new URL('/account/data', page.url)), {})
  const data = JSON.parse(file.text) as { account: object; letters: object[] }
  expect(data.account).toMatchObject({
    proofing: 'address',
    postalAddress: { address: { name: person.name, street: 'Dorpsstraat' } },
  })
  expect(data.letters).toMatchObject([{ number: letter.reference, purpose: 'address', state: 'used' }])
  expect(file.text).not.toContain(letter.code.replaceAll('-', ''))
})
