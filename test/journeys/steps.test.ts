import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { addAuthenticator } from '../harness/authenticator.ts'
import { visit } from '../harness/chromium.ts'
import { press, useDemo } from '../harness/demo.ts'
import { linkIn, nextMail } from '../harness/mails.ts'
import { totpNow } from '../harness/people.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const { world, browser } = useDemo()

/** What somebody does, and sees of us, on the way: pages of ours, presses, fields, and requests but for assets. */
interface Steps {
  readonly pages: number
  readonly presses: number
  readonly fields: number
  readonly requests: number
}

class Walk {
  readonly page: Page
  #seen = { pages: 0, presses: 0, fields: 0, requests: 0 }

  constructor(page: Page) {
    this.page = page
    page.on('response', (response) => {
      const { pathname, origin } = new URL(response.url())
      const isOurs = origin === world().origin && !/^\/(demo|assets|favicon)/.test(pathname)
      if (!isOurs || response.request().resourceType() !== 'document') return
      this.#seen.requests++
      if (response.status() < 300 || response.status() === 422) this.#seen.pages++
    })
  }

  /** What it took since this was asked last. */
  taken(): Steps {
    const seen = this.#seen
    this.#seen = { pages: 0, presses: 0, fields: 0, requests: 0 }
    return seen
  }

  async press(selector = 'main button.primary'): Promise<void> {
    this.#seen.presses++
    await press(this.page, selector)
  }

  async fill(selector: string, text: string): Promise<void> {
    this.#seen.fields++
    await this.page.fill(selector, text)
  }

  async tick(selector: string): Promise<void> {
    this.#seen.presses++
    await this.page.check(selector)
  }

  async toPortal(): Promise<void> {
    await this.page.goto(`${world().origin}/demo`)
    this.taken()
    await this.press()
  }

  async password(email: string, password = demoPassword): Promise<void> {
    await this.fill('[autocomplete~=username]', email)
    await this.fill('[autocomplete=current-password]', password)
    await this.press()
  }

  async code(secret = demoTotpSecret): Promise<void> {
    await forgetSteps(world())
    await this.fill('[autocomplete=one-time-code]', totpNow(secret))
    await this.press()
  }

  /** Leaves this browser as one that was never here, but for some cookies. */
  async forget(but = /^$/): Promise<void> {
    const kept = (await this.page.context().cookies()).filter(({ name }) => but.test(name))
    await this.page.context().clearCookies()
    await this.page.context().addCookies(kept)
  }

  isAtPortal(): boolean {
    return new URL(this.page.url()).pathname === '/demo'
  }
}

async function walk(): Promise<Walk & AsyncDisposable> {
  const { page, context } = await visit(browser())
  return Object.assign(new Walk(page), { [Symbol.asyncDispose]: () => context.close() })
}

test('the first sign-in, with an app set up and codes kept', async () => {
  await using it = await walk()
  await it.toPortal()
  await it.password('nora@demo.example')
  await it.press('[data-kind=totp]')
  await it.code((await it.page.locator('[data-totp-secret]').textContent())!.replaceAll(' ', ''))
  await it.tick('[name=kept]')
  await it.press()
  expect([it.isAtPortal(), it.taken()]).toEqual([true, { pages: 4, presses: 6, fields: 3, requests: 10 }])
})

test('coming back with password and app; and in a browser that is remembered', async () => {
  await using it = await walk()
  await it.toPortal()
  await it.password('tom@demo.example')
  await it.page.check('[name=remember]')
  await it.code()
  expect([it.isAtPortal(), it.taken()]).toEqual([true, { pages: 2, presses: 3, fields: 3, requests: 7 }])
  await it.forget(/^sluis_browser$/)
  await it.toPortal()
  await it.password('tom@demo.example')
  expect([it.isAtPortal(), it.taken()]).toEqual([true, { pages: 1, presses: 2, fields: 2, requests: 5 }])
})

test('with a passkey', async () => {
  await using it = await walk()
  await addAuthenticator(it.page, { synced: true })
  await it.page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false')
  await it.page.goto(`${world().origin}/account/factors/add/webauthn`)
  await it.password('wout@demo.example')
  await it.code()
  if (/tell-expiry/.test(it.page.url())) await it.press('button[value=later]')
  await it.press('main form[data-ceremony] button')
  await it.forget()
  await it.toPortal()
  await it.press('form[data-ceremony=get] button')
  expect([it.isAtPortal(), it.taken()]).toEqual([true, { pages: 1, presses: 2, fields: 0, requests: 5 }])
})

test('with a recovery code, for who has lost the phone and sets up another', async () => {
  await using it = await walk()
  await it.page.goto(`${world().origin}/account/factors/add/recovery-codes`)
  await it.password('vera@demo.example')
  await it.code()
  await it.fill('[autocomplete=new-password]', 'Nine green kettles')
  await it.press()
  const code = (await it.page.locator('[data-recovery-codes] code').first().textContent())!
  await it.tick('[name=kept]')
  await it.press()
  await it.forget()
  await it.toPortal()
  await it.password('vera@demo.example', 'Nine green kettles')
  await it.press('a[href$="/recovery-codes"]')
  await it.fill('[name=code]', code)
  await it.press()
  await it.press('ul.options button')
  const inDoor = it.taken()
  await it.press('[data-kind=totp]')
  await it.code((await it.page.locator('[data-totp-secret]').textContent())!.replaceAll(' ', ''))
  expect([it.isAtPortal(), inDoor, it.taken()]).toEqual([
    true,
    // with a choice of one of her two organisations
    { pages: 5, presses: 5, fields: 3, requests: 10 },
    { pages: 1, presses: 2, fields: 1, requests: 3 },
  ])
})

test('with a forgotten password', async () => {
  await using it = await walk()
  await it.toPortal()
  await it.fill('[autocomplete~=username]', 'tom@demo.example')
  await it.press('button[formaction]')
  await it.press()
  const link = linkIn(await nextMail(world(), 'tom@demo.example', 'recovery/link'), /^\/recover\//)
  await it.page.goto(link.href)
  await it.fill('[autocomplete=new-password]', 'Eight blue kettles')
  await it.press()
  await it.press('a.button.primary')
  if (it.isAtPortal()) await it.press()
  await it.password('tom@demo.example', 'Eight blue kettles')
  await it.code()
  expect([it.isAtPortal(), it.taken()]).toEqual([true, { pages: 7, presses: 8, fields: 5, requests: 17 }])
})

test('out again, and for good', async () => {
  await using it = await walk()
  await it.toPortal()
  await it.password('tom@demo.example', 'Eight blue kettles')
  await it.code()
  it.taken()
  await it.press('form[action="/demo/sign-out"] button')
  await it.page.waitForURL(/\/demo$/)
  expect(it.taken()).toEqual({ pages: 1, presses: 1, fields: 0, requests: 2 })
})
