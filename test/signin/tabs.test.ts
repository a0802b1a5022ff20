import { describe, expect, test } from '@jest/globals'
import { accountByEmail } from '../../src/domain/accounts/index.ts'
import { Browser } from '../harness/browser.ts'
import { openAccount } from '../harness/account.ts'
import { formsOf, headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, redeem, typeCode, typePassword, begin as beginAt } from '../harness/portal.ts'
import { optionsOn, SoftKey } from '../harness/soft-key.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()

const begin = (browser: Browser, parameters: Record<string, string> = {}) =>
  beginAt(the(), browser, parameters)

const subjectOf = async (email: string) => (await accountByEmail(the().house.db, email))?.subject

describe('tabs of one browser', () => {
  test('each of two signs in where it began', async () => {
    const browser = new Browser()
    const person = await createPerson(the())
    const [one, two] = [await begin(browser), await begin(browser)]
    const first = await typeCode(browser, await typePassword(browser, one.page, person.email))
    expect((await redeem(one.portal, one.started, first.url)).id_token).toBeTruthy()
    await forgetSteps(the())
    const second = await typePassword(browser, two.page, person.email)
    // who is signed in by now need not prove it twice
    expect((await redeem(two.portal, two.started, second.url)).id_token).toBeTruthy()
  })

  test('a tab from before somebody signed in goes on by itself, and asks only for what is missing', async () => {
    const browser = new Browser()
    const person = await createPerson(the())
    const [one, two, three] = [
      await begin(browser),
      await begin(browser),
      await begin(browser, { prompt: 'login' }),
    ]
    await typeCode(browser, await typePassword(browser, one.page, person.email))
    const again = await browser.go(two.page.url, {}, atPortal)
    const claims = (await redeem(two.portal, two.started, again.url)).claims()
    expect(claims).toMatchObject({ acr: 'urn:sluis:loa:two-factor' })
    expect(claims?.sub).toBe(await subjectOf(person.email))
    // what asks for a sign-in of its own gets one
    const asked = await browser.go(three.page.url)
    expect([headingOf(asked), /data-why="(\w+)"/.exec(asked.text)?.[1]]).toEqual(['Sign in', 'again'])
  })

  test('an answer that says who somebody is makes nobody go on as another: not without a password, nor by a passkey', async () => {
    const browser = new Browser()
    const [here, other] = [await createPerson(the()), await createPerson(the())]
    const key = new SoftKey(the().origin)
    const adding = await openAccount(the(), other, '/factors/add/webauthn')
    await adding.browser.submit(adding.page, { response: key.create(optionsOn(adding.page)) })
    await forgetSteps(the())
    const [one, two, three] = [await begin(browser), await begin(browser), await begin(browser)]
    await typeCode(browser, await typePassword(browser, one.page, here.email))
    const empty = await browser.submit(two.page, { username: other.email, password: '' })
    expect([headingOf(empty), reasonsOn(empty)]).toEqual(['Sign in', ['password-missing']])
    // a passkey that is none: nobody is named, so nobody is said to be asked for a second step
    const stranger = new Browser()
    const none = await begin(stranger)
    const refused = await stranger.go(none.page.url.href.replace(/password$/, 'webauthn'), {
      method: 'POST',
      body: new URLSearchParams({ response: '{}' }),
      headers: { origin: the().origin },
    })
    expect([refused.status, refused.text.includes('data-why')]).toEqual([422, false])
    const form = formsOf(three.page).find((each) => each.action.endsWith('/challenge/webauthn'))!
    const response = key.get(optionsOn(three.page))
    const end = await browser.go(
      new URL(form.action, the().origin),
      { method: 'POST', body: new URLSearchParams({ response }), headers: { origin: the().origin } },
      atPortal,
    )
    const claims = (await redeem(three.portal, three.started, end.url)).claims()
    expect(claims?.sub).toBe(await subjectOf(other.email))
  })

  test('somebody else who types in such a tab signs in as themselves, or not at all', async () => {
    const browser = new Browser()
    const [person, other] = [await createPerson(the()), await createPerson(the())]
    const [one, two, three] = [await begin(browser), await begin(browser), await begin(browser)]
    await typeCode(browser, await typePassword(browser, one.page, person.email))
    await forgetSteps(the())
    const wrong = await typePassword(browser, three.page, other.email, 'not the right one')
    expect(reasonsOn(wrong)).toEqual(['wrong-password'])
    const code = await typePassword(browser, two.page, other.email)
    expect(headingOf(code)).toBe('Enter your code')
    const end = await typeCode(browser, code)
    const claims = (await redeem(two.portal, two.started, end.url)).claims()
    expect(claims?.sub).toBe(await subjectOf(other.email))
  })
})
