import { beforeAll, describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { demoPassword, demoRecoveryCodes } from '../../src/acts/operating/index.ts'
import { seedDemo } from '../../src/doors/cli/serve.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { attribute, elementsOf, headingOf, textOf, withAttribute } from '../harness/html.ts'
import { putOff } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

describe('the start page of somebody who tries Sluis', () => {
  const the = useWorld({ env: { DEMO: 'on' } })
  beforeAll(() => seedDemo(the().house))

  const codeOn = (page: Page): string =>
    textOf(withAttribute(page, 'data-code', 'tom@demo.example')!).replace(' ', '')
  const languageOf = (page: Page): string | undefined => attribute(elementsOf(page, 'html')[0]!, 'lang')

  test('lets them be Tom with a click: his address is there, his code on the page, and their language is kept', async () => {
    const browser = new Browser({ language: 'en' })
    const start = await browser.go(the().origin)
    expect(headingOf(start)).toBe('Sluis is running')
    const signIn = await browser.submit(start, {}, { action: '/' })
    const asTom = await browser.go(the().origin, {
      method: 'POST',
      body: new URLSearchParams({ as: 'tom@demo.example' }),
    })
    expect(signIn.url.pathname).toBe('/')
    expect(attribute(withAttribute(asTom, 'name', 'username')!, 'value')).toBe('tom@demo.example')
    const step = await browser.submit(asTom, { username: 'tom@demo.example', password: demoPassword })
    expect(languageOf(step)).toBe('en')
    const home = await putOff(browser, await browser.submit(step, { code: codeOn(start) }))
    expect(headingOf(home)).toBe('Welcome, Tom Lindqvist')
    expect(home.text).toMatch(
      /You signed in at [\d:]+, with .* This portal now has the certainty of two factors\./,
    )
    // his account speaks Swedish, whoever has come here does not
    expect(languageOf(await browser.go(`${the().origin}/account`))).toBe('en')
  })

  test('lets Tom lose his phone: a recovery code takes him in, once', async () => {
    const browser = new Browser()
    const signIn = await browser.go(`${the().origin}/demo/sign-in?as=tom@demo.example`)
    const step = await browser.submit(signIn, { username: 'tom@demo.example', password: demoPassword })
    const recovery = await browser.go(step.url.href.replace(/totp$/, 'recovery-codes'))
    const replaced = await browser.submit(recovery, { code: demoRecoveryCodes[0]! })
    expect(replaced.url.pathname).toMatch(/\/replace$/)
  })

  test('is somebody else at the next click, whoever is signed in', async () => {
    const browser = new Browser()
    const start = await browser.go(`${the().origin}/demo/sign-in?level=urn:sluis:loa:basic`)
    await browser.submit(start, { username: 'nora@demo.example', password: demoPassword })
    expect(headingOf(await browser.go(`${the().origin}/demo`))).toBe('Welcome, Nora Nieuwenhuis')
    const vera = await browser.go(`${the().origin}/demo/sign-in?as=vera@demo.example`)
    expect(attribute(withAttribute(vera, 'name', 'username')!, 'value')).toBe('vera@demo.example')
    expect(vera.text).not.toContain('nora@demo.example')
  })
})

describe('elsewhere', () => {
  const the = useWorld({ env: { DEMO: 'on', HOME_URL: 'http://localhost:1/home' } })

  test('the bare address leads where the operator has said', async () => {
    const { status, headers } = await request(the().origin).get('/')
    expect([status, headers['location']]).toEqual([303, 'http://localhost:1/home'])
  })
})
