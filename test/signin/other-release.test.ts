import { expect, test } from '@jest/globals'
import request from 'supertest'
import { openAccount } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, open, startRequest, typeCode, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

test('a page of a sign-in that another release began leads back to what comes next here', async () => {
  const person = await createPerson(the())
  const browser = new Browser()
  const started = await startRequest(await createPortal(the()))
  const password = await open(browser, started)
  const code = await typePassword(browser, password, person.email)
  const [, uid = ''] = /^\/signin\/([^/]+)/.exec(code.url.pathname) ?? []
  for (const path of [
    'enrol/carrier-pigeon',
    'challenge/carrier-pigeon',
    'renew/carrier-pigeon',
    'choose-organisation',
    'terms/now',
  ]) {
    const url = `${the().origin}/signin/${uid}/${path}`
    expect([path, headingOf(await browser.go(url))]).toEqual([path, 'Enter your code'])
    const sent: Page = await browser.send(url, {
      method: 'POST',
      body: new URLSearchParams({ what: 'was typed' }),
    })
    expect([path, sent.status, sent.headers.get('location')]).toEqual([path, 303, `/signin/${uid}`])
  }
  expect((await typeCode(browser, await browser.go(code.url))).url.searchParams.get('code')).toBeTruthy()
})

test('what another release adds to my account leads back to what there is here', async () => {
  const { browser, page } = await openAccount(the(), await createPerson(the()), '/factors')
  for (const path of [
    'carrier-pigeon',
    'carrier-pigeon/abc',
    `totp/of-another-form`,
    `totp/v2.${'a'.repeat(30)}`,
  ]) {
    const led = await browser.go(`${the().origin}/account/factors/add/${path}`)
    expect([path, led.status, headingOf(led)]).toEqual([path, 200, headingOf(page)])
  }
})

test('a path that names no sign-in is absent, whatever stands in it', async () => {
  for (const uid of ['%E2%82%AC', '%0d%0aX:1', '..%2f'])
    for (const path of ['challenge/nope', 'nothing']) {
      const { status } = await request(the().origin).get(`/signin/${uid}/${path}`)
      expect([uid, path, status]).toEqual([uid, path, 404])
    }
})
