import { describe, expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import { tester } from '../harness/acting.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { attribute, elementsOf, fieldsOn, headingOf, reasonsOn } from '../harness/html.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  organising,
} from '../harness/organisations.ts'
import { createPerson, PASSWORD, totpNow } from '../harness/people.ts'
import { atPortal, createPortal, open, redeem, startRequest, type Started } from '../harness/portal.ts'
import { statementsDuring } from '../harness/queries.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { forWhom } from './given-for-whom.ts'

const the = useWorld()
const { portalFor, begin, claimIn } = forWhom(the)

/** Somebody who is called `anna` in an organisation with a number, and acts for another one as well. */
async function arrange(metadata: object = {}) {
  await forgetSteps(the())
  const register = await createRegister(the())
  const person = await createPerson(the())
  const [one, other] = [await createOrganisation(the()), await createOrganisation(the())]
  const number = await addNumber(the(), one.id, register)
  await addNumber(the(), other.id, register)
  const membership = await addMember(the(), one.id, { account: person.id }, { userName: 'Anna' })
  await addMember(the(), other.id, { account: person.id }, { userName: 'anna.other' })
  const portal = await portalFor({
    ...{ sluis_signin_form: 'number', sluis_number_register: register },
    ...metadata,
  })
  const browser = new Browser()
  const started: Started = await begin(portal)
  const page = await open(browser, started)
  const type = (fields: Record<string, string>, from: Page = page): Promise<Page> =>
    browser.submit(
      from,
      { password: PASSWORD, ...fields },
      { action: '/challenge/password', stopAt: atPortal },
    )
  return { register, person, one, other, number, membership, portal, browser, started, page, type }
}

describe('signing in by a number and a user name', () => {
  test('is for whom the number is, however it is written, and a number that became another means that', async () => {
    const { register, one, number, portal, browser, started, page, type } = await arrange()
    expect(fieldsOn(page)).toMatchObject({ number: '', 'user-name': '', register })
    const spaced = number.value.replace(/^(...)/, '$1 ')
    const code = await type({ number: ` ${spaced}`, 'user-name': 'ANNA ' })
    const back = await browser.submit(code, { code: totpNow() }, { stopAt: atPortal })
    expect(claimIn(await redeem(portal, started, back.url))).toMatchObject({ id: one.id })

    const { acts, performing } = organising(the())
    const merged = await perform(performing, acts.mergeNumbers, tester, one.id, {
      ...{ from: [number.id], to: { register, number: '987654', label: null }, who: 'any' },
    })
    expect(merged.ok).toBe(true)
    await forgetSteps(the())
    const later = new Browser()
    const again = await open(later, await begin(portal))
    const asked = await later.submit(again, {
      ...{ number: number.value, 'user-name': 'anna', password: PASSWORD },
    })
    expect(headingOf(asked)).toBe('Enter your code')
  })

  test.each([
    ['a number that nobody has', { number: '000001', 'user-name': 'anna' }],
    ['what is no number of the register', { number: 'x'.repeat(60), 'user-name': 'anna' }],
    ['another’s user name', { 'user-name': 'bo' }],
    ['the user name in another organisation', { 'user-name': 'anna.other' }],
    ['a wrong password', { password: 'Quite-another-99' }],
    ['somebody’s address', { 'user-name': 'person@example.test' }],
  ])(
    '%s is told as one answer, and nothing that was typed is lost but the password',
    async (_what, wrong) => {
      const { number, type } = await arrange()
      const typed = { number: number.value, 'user-name': 'anna', ...wrong }
      const page = await type(typed)
      expect([page.status, reasonsOn(page)]).toEqual([422, ['wrong-password']])
      expect(page.text).toContain('Check all three')
      expect(fieldsOn(page)).toMatchObject({
        ...{ number: typed.number, 'user-name': typed['user-name'], password: '' },
      })
    },
  )

  test('says beside the field what is missing', async () => {
    const { type } = await arrange()
    expect(reasonsOn(await type({ number: ' ', 'user-name': 'anna' }))).toEqual(['number-missing'])
    expect(reasonsOn(await type({ number: '1', 'user-name': '' }))).toEqual(['user-name-missing'])
    expect(reasonsOn(await type({ number: '1', 'user-name': 'a', password: '' }))).toEqual([
      'password-missing',
    ])
  })

  test('is slowed down by what was typed, whoever that is, however it is written', async () => {
    for (const isKnown of [true, false]) {
      const { number, type } = await arrange()
      const [value, userName] = [number.value, isKnown ? 'anna' : 'nobody']
      let page: Page | undefined
      let tries = 0
      for (; tries < 30; tries++) {
        const spaced = tries % 2 === 0 ? value : value.replace(/^(.)/, '$1 ')
        const from = { number: spaced, 'user-name': tries % 3 === 0 ? userName.toUpperCase() : userName }
        page = await type({ ...from, password: `wrong-Password-${tries}` })
        if (reasonsOn(page).includes('too-many-tries')) break
      }
      expect([isKnown, page && reasonsOn(page)]).toEqual([isKnown, ['too-many-tries']])
    }
  })

  test('asks the database as much of somebody whom nobody is as of somebody who is', async () => {
    const { number, type } = await arrange()
    const asked = async (fields: Record<string, string>): Promise<number> =>
      (await statementsDuring(() => type({ password: 'wrong-Password-1', ...fields }))).filter(
        (text) => !text.includes('jobs.'),
      ).length
    const known = await asked({ number: number.value, 'user-name': 'anna' })
    expect(await asked({ number: number.value, 'user-name': 'nobody' })).toBe(known)
    expect(await asked({ number: '000001', 'user-name': 'anna' })).toBe(known)
    expect(await asked({ number: 'none', 'user-name': 'none at all' })).toBe(known)
  })

  test('may be by an address instead, and is so where one is known', async () => {
    const { person, portal, page, browser } = await arrange()
    const link = elementsOf(page, 'a').find((each) => attribute(each, 'href')?.endsWith('by=address'))
    const other = await browser.go(new URL(attribute(link!, 'href') ?? '', page.url))
    expect(fieldsOn(other)).toMatchObject({ username: '' })
    const code = await browser.submit(other, { username: person.email, password: PASSWORD })
    expect(headingOf(code)).toBe('Enter your code')
    const hinted = await open(new Browser(), await begin(portal, { login_hint: person.email }))
    expect(fieldsOn(hinted)).toMatchObject({ username: person.email })
  })

  test('names nobody at a portal that does not ask for numbers', async () => {
    const { number } = await arrange()
    const browser = new Browser()
    const page = await open(browser, await startRequest(await createPortal(the())))
    const sent = await browser.send(page.url, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ number: number.value, 'user-name': 'anna', password: PASSWORD },
      }),
      headers: { origin: the().origin },
    })
    expect([sent.status, reasonsOn(sent)]).toEqual([422, ['wrong-password']])
  })
})

test('a portal that asks for a number says of which register', async () => {
  await expect(createPortal(the(), { sluis_signin_form: 'number' })).rejects.toThrow('sluis_number_register')
})
