import { describe, expect, test } from '@jest/globals'
import { accountById, postalOf } from '../../src/domain/accounts/index.ts'
import { writePostal } from '../../src/domain/accounts/postal/store.ts'
import { runLetters } from '../../src/journeys/posting/index.ts'
import { hours } from '../../src/platform/clock.ts'
import { perform } from '../../src/acts/index.ts'
import { accountActs, activationActs, letterActs } from '../../src/ports.ts'
import { invitationUnderWay } from '../../src/domain/activations/index.ts'
import { letterByReference } from '../../src/domain/letters/index.ts'
import { invite, newAddress } from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { invited, opened, postal, renewed, whom } from '../activations/posted.ts'
import { tryRecover, whoLost } from '../activations/lost.ts'
import { reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember, createOrganisation, membershipSaid } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { addressOf, lettersPosted, orderOne, postingTo } from '../posting/given.ts'

const the = useWorld()

describe('a letter that came back', () => {
  test('ends its code, and whoever had it sent and the administrators are told, and the operator', async () => {
    const organisation = await createOrganisation(the())
    const administrator = await createPerson(the())
    await addMember(
      the(),
      organisation.id,
      { account: administrator.id },
      { role: 'administrator', powers: ['people'] },
    )
    const person = { ...whom(), postal: postal() }
    await invite(the(), { person, organisation })
    const { code, reference } = (await lettersPosted(the())).get(person.name)!
    const letter = await letterByReference(the().house.db, reference)
    const acts = letterActs({
      ...the().house,
      config: { ...the().house.config, alertTo: 'ops@example.test' },
    })
    expect(await perform(the().house, acts.returned, tester, letter!, 'moved')).toMatchObject({ ok: true })
    const { browser, page } = await opened(the(), person.email)
    expect(page.text).toContain('No letter with a code is on its way')
    expect(page.text).not.toContain('name="code"')
    const body = new URLSearchParams({ code })
    const forced = await browser.go(page.url, { method: 'POST', body, headers: { origin: page.url.origin } })
    expect(reasonsOn(forced)).toEqual(['no-code'])
    // whoever waits for it cannot have it sent there again, nor whoever sends all of it again without another address
    const again = new URLSearchParams({ do: 'send' })
    travel(hours(25))
    const asked = await renewed(the(), person.email)
    const there = { method: 'POST', body: again, headers: { origin: page.url.origin } }
    expect(reasonsOn(await asked.browser.go(asked.page.url, there))).toEqual(['postal-gone'])
    const { sendAgain } = activationActs(the().house)
    const row = await invitationUnderWay(the().house.db, organisation.id, person.email)
    expect(await perform(the().house, sendAgain, tester, row!, {})).toMatchObject({
      reason: 'mobile-missing',
    })
    const [told] = await mailsTo(the(), administrator.email, 'letters/returned')
    expect(told?.text).toContain(person.name)
    expect(told?.text).toContain('They have moved')
    const [ops] = await mailsTo(the(), 'ops@example.test', 'letters/returned')
    expect(ops?.text).not.toContain(person.name)
    expect(await perform(the().house, acts.returned, tester, letter!, 'moved')).toEqual({
      ok: false,
      reason: 'already-returned',
    })
  })

  test('marks where somebody is reached: no way back in goes there by letter', async () => {
    const lost = await whoLost(the())
    const { house } = the()
    await house.db.updateTable('account').set({ phone: null }).where('id', '=', lost.id).execute()
    expect(await tryRecover(the(), lost)).toMatchObject({ ok: false, reason: 'mobile-missing' })
    const known = {
      address: addressOf({ name: 'Nora Lost' }),
      setBy: 'somebody',
      setAt: new Date(0),
      confirmedAt: undefined,
    }
    await house.db.transaction().execute((tx) => writePostal(tx, house.vault, lost.id, known))
    expect(await tryRecover(the(), lost)).toMatchObject({
      ok: true,
      activation: { legs: ['mail', 'letter'] },
    })
    const { reference } = (await lettersPosted(the())).get('Nora Lost')!
    const letter = await letterByReference(house.db, reference)
    await perform(house, letterActs(house).returned, tester, letter!, 'unknown')
    expect(await tryRecover(the(), lost)).toMatchObject({ ok: false, reason: 'mobile-missing' })
  })
})

/** Another letter in the place of one. */
describe('a letter that was lost', () => {
  test('is printed anew, with another code', async () => {
    const { person } = await invited(the())
    const before = (await lettersPosted(the())).get(person.name)!
    travel(hours(25))
    const letter = await letterByReference(the().house.db, before.reference)
    const { reprint } = letterActs(the().house)
    expect(await perform(the().house, reprint, tester, letter!)).toEqual({ ok: true })
    const after = (await lettersPosted(the())).get(person.name)!
    expect(after.code).not.toBe(before.code)
    const stale = await letterByReference(the().house.db, before.reference)
    expect(stale?.state).toBe('withdrawn')
    expect(await perform(the().house, reprint, tester, stale!)).toEqual({ ok: false, reason: 'letter-over' })
  })
})

describe('where somebody is reached by post', () => {
  test('is forgotten as their account is closed, and nothing more goes there', async () => {
    const lost = await whoLost(the())
    const { house } = the()
    await house.db.updateTable('account').set({ phone: null }).where('id', '=', lost.id).execute()
    const address = addressOf({ name: `Closed ${lost.email}` })
    const known = { address, setBy: 'somebody', setAt: new Date(0), confirmedAt: undefined }
    await house.db.transaction().execute((tx) => writePostal(tx, house.vault, lost.id, known))
    expect(await tryRecover(the(), lost)).toMatchObject({ ok: true })
    const account = await accountById(house.db, lost.id)
    await perform(house, accountActs(house).close, tester, account!)
    expect(await postalOf(house.db, house.vault, lost.id)).toBeUndefined()
    expect((await lettersPosted(the())).has(address.name)).toBe(false)
  })

  test('takes no letter beyond those that may go there: nothing is sent of what could not be used', async () => {
    const person = { ...whom(), postal: postal() }
    for (let i = 0; i < 4; i += 1) {
      await invite(the(), { person: { ...person, email: newAddress() } })
      travel(hours(25))
    }
    // it would wait for 26 days, and be closed before it could be used
    const { house } = the()
    const config = { ...house.config, activation: { ...house.config.activation, openDays: 1 } }
    const organisation = await createOrganisation(the())
    const fifth = { ...person, locale: 'en' as const, email: newAddress() }
    const input = { person: fifth, said: membershipSaid(), client: undefined }
    const { invite: act } = activationActs({ ...house, config })
    const done = await perform(house, act, tester, organisation.id, input)
    expect(done).toEqual({ ok: false, reason: 'letter-rests' })
    expect(await mailsTo(the(), fifth.email, 'activation/link')).toEqual([])
  })
})

test('a run that did not end is gone on with by whoever asks for one', async () => {
  const { house } = the()
  await lettersPosted(the())
  await orderOne(the())
  const nowhere = postingTo(the(), '/nowhere/at/all')
  expect(await runLetters(nowhere, { by: { job: 'letters-run' } })).toMatchObject({ reason: 'unreachable' })
  const acts = letterActs({
    ...house,
    config: { ...house.config, letters: { ...house.config.letters, to: printed } },
  })
  expect(await perform(house, acts.startRun, tester, undefined)).toEqual({ ok: true })
  await lettersPosted(the())
  expect(await perform(house, acts.startRun, tester, undefined)).toMatchObject({ reason: 'nothing-to-post' })
  the().expectErrors('letters could not be handed over')
})

const printed = { kind: 'folder', path: '/nowhere' } as const
