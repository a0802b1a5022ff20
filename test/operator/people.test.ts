import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { accountById } from '../../src/domain/accounts/index.ts'
import { eventsOf } from '../../src/domain/audit/index.ts'
import { reserveTry } from '../../src/platform/throttle/throttle.ts'
import { recoveryPace } from '../../src/policy/paces.ts'
import { sentTo } from '../acts/given.ts'
import { giveRole } from '../harness/api.ts'
import { answerAll } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { atConsole } from '../harness/console.ts'
import { formsOf, headingOf, noticeOn, reasonsOn, textsWith } from '../harness/html.ts'
import { linkIn, nextMail } from '../harness/mails.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const account = async ({ id }: TestPerson) => (await accountById(the().house.db, id))!
const kindsOf = async ({ id }: TestPerson): Promise<string[]> =>
  (await eventsOf(the().house.db, id, { before: undefined, types: undefined, limit: 50 })).map(
    ({ type }) => type,
  )
const actionsOn = (page: Page): string[] =>
  formsOf(page)
    .map(({ action }) => action)
    .filter((action) => action.startsWith('/operator/people/'))

describe('somebody on one screen', () => {
  test('says how they stand, what they sign in with, where they are, what they were sent and what happened', async () => {
    const { go } = await atConsole(the(), 'helpdesk')
    const person = await createPerson(the(), { name: 'Ada Allround', phone: '+31612345678' })
    const browser = new Browser()
    await forgetSteps(the())
    await answerAll(browser, await browser.go(`${the().origin}/account`), person.email)
    await sentTo(the(), person.id)
    const { text, ...page } = await go(`/people/${person.id}`)
    for (const said of ['ends in 78', 'active', 'Authenticator app', 'Link for a new password', person.email])
      expect(text).toContain(said)
    expect(text).not.toContain('612345')
    expect(textsWith({ text }, 'data-password')[0]).toMatch(/^Password expires on /)
    expect(textsWith({ text }, 'data-event').join()).toMatch(/Signed in/)
    expect(page.status).toBe(200)
  })

  test('that they were looked at is noted, by whom', async () => {
    const { go, person: helper } = await atConsole(the(), 'helpdesk')
    const person = await createPerson(the())
    await go(`/people/${person.id}`)
    const [latest] = await eventsOf(the().house.db, person.id, {
      before: undefined,
      types: undefined,
      limit: 1,
    })
    expect([latest?.type, latest?.actor]).toEqual([
      'accounts.account.looked-at',
      `account:${helper.id} through client:sluis-operator`,
    ])
  })

  test.each(['00000000-0000-4000-8000-00000000000f', 'nobody'])('%s is nobody’s page', async (id) => {
    const { go } = await atConsole(the(), 'helpdesk')
    expect((await go(`/people/${id}`)).status).toBe(404)
  })
})

describe('what is done for somebody', () => {
  test('their account is disabled once it is asked again, and enabled', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const person = await createPerson(the(), { name: 'Dirk Dicht' })
    const sure = await go(`/people/${person.id}/disable`)
    expect(headingOf(sure)).toBe('Disable the account of Dirk Dicht?')
    expect((await account(person)).standing).toBe('active')
    const gone = await press(sure, `/people/${person.id}/disable`)
    expect(noticeOn(gone)).toBe('The account is disabled. They are signed out everywhere.')
    expect((await account(person)).standing).toBe('disabled')
    // what helps nobody whose access is gone is not offered
    expect(actionsOn(gone).map((action) => action.split('/').at(-1))).toEqual(['enable'])
    const back = await press(gone, `/people/${person.id}/enable`)
    expect(noticeOn(back)).toBe('The account is enabled, and they are told.')
    expect((await account(person)).standing).toBe('active')
  })

  test('they are signed out everywhere', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const person = await createPerson(the())
    const browser = new Browser()
    await forgetSteps(the())
    await answerAll(browser, await browser.go(`${the().origin}/account`), person.email)
    const page = await go(`/people/${person.id}`)
    await press(page, `/people/${person.id}/end-sessions`)
    expect(new URL((await browser.go(`${the().origin}/account`)).url).pathname).toMatch(/^\/signin\//)
  })

  test('a link for a new password is mailed to them, and shown to nobody', async () => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    const person = await createPerson(the())
    const page = await press(await go(`/people/${person.id}`), `/people/${person.id}/recover`)
    expect(noticeOn(page)).toBe('The link is on its way to their address.')
    const link = linkIn(await nextMail(the(), person.email, 'recovery/link'), /recover/)
    const token = link.pathname.split('/').at(-1) ?? ''
    expect(token.length).toBeGreaterThan(20)
    expect((await go(`/people/${person.id}`)).text).not.toContain(token)
  })

  test('where post reaches them is said and forgotten by operators; of it, those who help see the town', async () => {
    const { go, browser } = await atConsole(the(), 'operator')
    const person = await createPerson(the(), { name: 'Pia Postlos' })
    const form = await go(`/people/${person.id}/postal`)
    const nothing = await browser.submit(form, {}, { action: '/postal' })
    expect(reasonsOn(nothing)).toEqual(['street-missing'])
    const typed = { street: 'Kerkstraat', 'house-number': '12', city: 'Utrecht', country: 'NL' }
    const wrong = await browser.submit(nothing, { ...typed, 'postal-code': '12' }, { action: '/postal' })
    expect(reasonsOn(wrong)).toEqual(['postal-code-malformed'])
    expect(wrong.text).toContain('value="Kerkstraat"')
    const set = await browser.submit(wrong, { ...typed, 'postal-code': '1234 AB' }, { action: '/postal' })
    expect(noticeOn(set)).toBe('It is saved, and they are told.')
    const helper = await atConsole(the(), 'helpdesk')
    const seen = await helper.go(`/people/${person.id}`)
    expect(seen.text).toContain('in Utrecht (NL)')
    expect(seen.text).not.toContain('Kerkstraat')
    expect(actionsOn(seen).join()).not.toContain('postal')
    expect((await helper.go(`/people/${person.id}/postal`)).status).toBe(403)
    const again = await go(`/people/${person.id}/postal`)
    const gone = await browser.submit(again, {}, { action: '/postal/forget' })
    expect(noticeOn(gone)).toMatch(/^It is not known any more/)
    expect(await kindsOf(person)).toEqual(
      expect.arrayContaining(['accounts.postal.set', 'accounts.postal.forgotten']),
    )
  })

  test('an address is corrected by whoever reads its mail, not by whoever helps', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const person = await createPerson(the())
    const path = `/people/${person.id}/address`
    const asked = await press(await go(path), path, { email: `right-${person.email}` })
    expect(noticeOn(asked)).toBe('The new address was asked to confirm.')
    expect((await account(person)).email).toBe(person.email)
    await nextMail(the(), `right-${person.email}`, 'selfservice/confirm-address')
  })

  test.each<[string, string, string]>([
    ['none', '', 'email-missing'],
    ['nonsense', 'nonsense', 'email-malformed'],
    ['one that is too long', `${'a'.repeat(260)}@example.test`, 'email-too-long'],
    ['their own', 'own@example.test', 'email-unchanged'],
    ['somebody else’s', 'taken@example.test', 'email-taken'],
    ['one that no mail gets to', 'jürgen@example.test', 'email-not-ascii'],
  ])('as an address, %s is refused beside its field', async (_, email, reason) => {
    const { go, press } = await atConsole(the(), 'operator')
    const isOwn = reason === 'email-unchanged'
    const person = await createPerson(the(), isOwn ? { email } : {})
    if (reason === 'email-taken') await createPerson(the(), { email })
    const path = `/people/${person.id}/address`
    const page = await press(await go(path), path, { email })
    expect([reasonsOn(page), page.status]).toEqual([[reason], 422])
    expect(formsOf(page).find(({ names }) => names.includes('email'))?.values['email']).toBe(email)
  })

  test('what they must wait with is said, and lifted', async () => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    const person = await createPerson(the())
    const counter = { dimension: 'recovery.account', subject: person.id, pace: recoveryPace }
    const { db, clock } = the().house
    while ((await reserveTry(db, [counter], clock())).ok);
    const page = await go(`/people/${person.id}`)
    expect(textsWith(page, 'data-wait')[0]).toMatch(/^Links for a new password: until /)
    const lifted = await press(page, `/people/${person.id}/lift`)
    expect([noticeOn(lifted), textsWith(lifted, 'data-wait')]).toEqual(['They may try again at once.', []])
    expect((await reserveTry(db, [counter], clock())).ok).toBe(true)
    expect(await kindsOf(person)).toContain('accounts.waits.lifted')
  })

  test('of several waits one is lifted, and the others stay', async () => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    const person = await createPerson(the())
    const counters = ['recovery.account', 'signin.mailed-code'].map((dimension) => ({
      ...{ dimension, subject: person.id, pace: recoveryPace },
    }))
    const { db, clock } = the().house
    for (const counter of counters) while ((await reserveTry(db, [counter], clock())).ok);
    const path = `/people/${person.id}`
    const page = await go(path)
    expect(textsWith(page, 'data-wait')).toHaveLength(2)
    const lifted = await press(page, `${path}/lift`, { what: 'recovery.account' })
    expect(textsWith(lifted, 'data-wait')).toHaveLength(1)
    expect((await reserveTry(db, [counters[0]!], clock())).ok).toBe(true)
    expect((await reserveTry(db, [counters[1]!], clock())).ok).toBe(false)
  })

  test('waits are lifted three times an hour: guessing is slowed all the same', async () => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    const person = await createPerson(the())
    const counter = { dimension: 'recovery.account', subject: person.id, pace: recoveryPace }
    const { db, clock } = the().house
    const statuses = []
    for (let i = 0; i < 4; i++) {
      while ((await reserveTry(db, [counter], clock())).ok);
      statuses.push((await press(await go(`/people/${person.id}`), `/people/${person.id}/lift`)).status)
    }
    expect(statuses).toEqual([200, 200, 200, 429])
  })

  test('a message is sent once more: three times an hour, not to another address, not when it is over', async () => {
    const { go, press } = await atConsole(the(), 'helpdesk')
    const person = await createPerson(the())
    const message = await sentTo(the(), person.id)
    const path = `/people/${person.id}/resend`
    const page = await go(`/people/${person.id}`)
    const sent = await press(page, path, { message })
    expect(noticeOn(sent)).toBe('It is sent once more.')
    expect(await kindsOf(person)).toContain('outbox.message.resent')

    const moved = await createPerson(the())
    const elsewhere = await sentTo(the(), moved.id)
    const before = await go(`/people/${moved.id}`)
    await sql`update identifier set value = ${`moved-${moved.email}`} where account_id = ${moved.id}`.execute(
      the().house.db,
    )
    const stays = await press(before, `/people/${moved.id}/resend`, { message: elsewhere })
    expect([stays.status, reasonsOn(stays)]).toEqual([409, ['not-so']])
    expect(stays.text).toContain('They have another address since.')

    // another person's message is nobody's here
    const strange = await press(page, path, { message: elsewhere })
    expect([strange.status, reasonsOn(strange)]).toEqual([409, ['not-so']])
    expect(strange.text).toContain('It is of no use any more')
    await press(page, path, { message: elsewhere })
    const often = await press(page, path, { message })
    expect([often.status, reasonsOn(often)]).toEqual([429, ['too-many']])

    travel(3 * 3_600_000)
    const { go: goLater } = await atConsole(the(), 'helpdesk')
    const later = await goLater(`/people/${person.id}`)
    expect(actionsOn(later)).not.toContain(`/operator${path}`)
  })
})

test('where those are who look after others, and what they did, is not for the help desk', async () => {
  const [helpdesk, auditor] = [await atConsole(the(), 'helpdesk'), await atConsole(the(), 'auditor')]
  const { person } = await atConsole(the(), 'operator')
  const seen = await helpdesk.go(`/people/${person.id}`)
  expect(seen.text).toContain('They look after others here')
  expect([seen.text.includes('127.0.0.1'), textsWith(seen, 'data-event')]).toEqual([false, []])
  expect((await auditor.go(`/people/${person.id}`)).text).toContain('127.0.0.1')
})

test('helpdesk sees somebody with a role, and does nothing to them', async () => {
  const { go, browser } = await atConsole(the(), 'helpdesk')
  const operator = await createPerson(the())
  await giveRole(the(), { account: operator.id }, 'auditor')
  const page = await go(`/people/${operator.id}`)
  expect([page.status, actionsOn(page).filter((action) => !action.endsWith('/why'))]).toEqual([200, []])
  for (const what of ['end-sessions', 'recover', 'disable', 'lift']) {
    const sent = await browser.send(`${the().origin}/operator/people/${operator.id}/${what}`, {
      method: 'POST',
      headers: { origin: the().origin },
      body: new URLSearchParams(),
    })
    expect([what, sent.status]).toEqual([what, 403])
  }
  expect((await account(operator)).standing).toBe('active')
})

test('on one’s own page it is said why nothing can be done there', async () => {
  const { go, person } = await atConsole(the(), 'operator')
  const page = await go(`/people/${person.id}`)
  expect(textsWith(page, 'data-why-nothing')).toEqual([
    'Nobody does this to their own account. Ask a colleague.',
  ])
  expect(actionsOn(page)).toEqual([])
  const other = await atConsole(the(), 'helpdesk')
  expect(textsWith(await other.go(`/people/${person.id}`), 'data-why-nothing')).toEqual([
    'They look after others here: only an operator may do this.',
  ])
  const anybody = await createPerson(the())
  expect(textsWith(await other.go(`/people/${anybody.id}`), 'data-why-nothing')).toEqual([])
})
