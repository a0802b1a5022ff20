import { beforeAll, expect, test } from '@jest/globals'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { seedDemo } from '../../src/doors/cli/serve.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { textOf, withAttribute } from '../harness/html.ts'
import { totpNow } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { DEMO: 'on' } })
beforeAll(() => seedDemo(the().house))

const basic = 'urn:sluis:loa:basic'

const shown = (page: Page, what: string): string => {
  const element = withAttribute(page, `data-${what}`)
  return element ? textOf(element) : 'nothing'
}

test('somebody signs in there without scripts, and it shows what it was told', async () => {
  const browser = new Browser()
  const portal = await browser.go(`${the().origin}/demo`)
  const start = await browser.submit(portal, { level: basic })
  const back = await browser.submit(start, { username: 'tom@demo.example', password: demoPassword })
  expect([shown(back, 'acr'), shown(back, 'amr')]).toEqual([basic, 'pwd'])
})

test('a file asks for more, and is handed out for it', async () => {
  const browser = new Browser()
  const start = await browser.submit(await browser.go(`${the().origin}/demo`), { level: basic })
  const home = await browser.submit(start, { username: 'tom@demo.example', password: demoPassword })
  const code = await browser.submit(home, {}, { action: '/demo/file' })
  expect(code.url.pathname).toMatch(/challenge\/totp$/)
  const done = await browser.submit(code, { code: totpNow(demoTotpSecret) })
  expect(shown(done, 'file')).not.toBe('nothing')
})

test('what comes back without having been asked for signs nobody in', async () => {
  const browser = new Browser()
  const page = await browser.go(`${the().origin}/demo/callback?code=made-up&state=made-up`)
  expect(shown(page, 'sub')).toBe('nothing')
})
