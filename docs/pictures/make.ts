/**
 * Makes the pictures of the documents, by `npm run pictures:readme`: how somebody signs in, on a desk and on a phone, by day
 * and by night, at a Sluis of its own in a folder that it throws away; and six mails as phones show them, which the tests
 * of mails take.
 */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { demoPassword } from '../../src/acts/operating/index.ts'
import { launchBrowser } from '../../test/harness/chromium.ts'
import { until } from '../../test/harness/until.ts'

type Scheme = 'light' | 'dark'

const root = path.join(import.meta.dirname, '../..')

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A Sluis with its demo people, until it is ended. */
async function startSluis(folder: string): Promise<{ origin: string; end: () => Promise<void> }> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
    cwd: root,
    stdio: 'ignore',
    env: { PORT: String(port), ISSUER: origin, DATA_DIR: folder, PATH: process.env['PATH'] },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await until(async () => (await fetch(`${origin}/health/ready`).catch(() => undefined))?.status === 200, 60)
  return {
    origin,
    async end() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function shot(
  browser: Browser,
  options: { scheme: Scheme; width: number; height: number },
  go: (page: Page) => Promise<void>,
): Promise<string> {
  const { scheme: colorScheme, width, height } = options
  const context = await browser.newContext({
    ...{ colorScheme, locale: 'en-GB', viewport: { width, height }, deviceScaleFactor: 2 },
  })
  const page = await context.newPage()
  await go(page)
  const picture = await page.screenshot()
  await context.close()
  return `data:image/png;base64,${picture.toString('base64')}`
}

/** A desk and a phone side by side. */
async function montage(browser: Browser, scheme: Scheme, desk: string, phone: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 620 } })
  const line = scheme === 'dark' ? '#2b3c47' : '#c9d4da'
  await page.setContent(`<body style="margin:0;padding:10px 0;display:flex;gap:24px;justify-content:center;align-items:flex-start">
    <img src="${desk}" style="height:600px;border:1px solid ${line};border-radius:12px">
    <img src="${phone}" style="height:600px;border:1px solid ${line};border-radius:24px">`)
  const picture = await page.screenshot({ omitBackground: true })
  await page.close()
  return picture
}

const mails = [
  ['recoveryLink', 'en', 'light'],
  ['credentialRenewed', 'nl', 'light'],
  ['recoveryCodeUsed', 'sv', 'light'],
  ['accountGuessed', 'nl', 'dark'],
  ['accountChanged', 'en', 'dark'],
  ['recoveryLink', 'sv', 'dark'],
] as const

async function mailMontage(browser: Browser, taken: string): Promise<Buffer> {
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'test/journeys/mails']
  spawnSync(process.execPath, jest, {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, SLUIS_PICTURES: taken },
  })
  const page = await browser.newPage({ viewport: { width: 1200, height: 100 } })
  const images = mails.map(([name, locale, scheme]) => {
    const picture = fs.readFileSync(path.join(taken, `mail-${name}-${locale}-${scheme}-375.png`))
    return `<img src="data:image/png;base64,${picture.toString('base64')}" style="border:1px solid #8a99a1;border-radius:12px">`
  })
  await page.setContent(
    `<body style="margin:0;padding:8px;display:grid;grid-template-columns:repeat(3,377px);gap:20px;align-items:start">${images.join('')}`,
  )
  const picture = await page.screenshot({ fullPage: true, omitBackground: true })
  await page.close()
  return picture
}

const keep = (name: string, picture: Buffer): void => {
  const file = path.join(root, 'docs/pictures', name)
  fs.writeFileSync(file, picture)
  process.stdout.write(`${path.relative(root, file)}\n`)
}

const asTom = async (page: Page, origin: string): Promise<void> => {
  await page.goto(`${origin}/demo/sign-in?as=tom@demo.example`)
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sluis-pictures-'))
const sluis = await startSluis(folder)
const browser = await launchBrowser()
try {
  for (const scheme of ['light', 'dark'] as const) {
    const desk = await shot(browser, { scheme, width: 1180, height: 880 }, (page) =>
      asTom(page, sluis.origin),
    )
    const phone = await shot(browser, { scheme, width: 375, height: 760 }, async (page) => {
      await asTom(page, sluis.origin)
      await page.fill('[autocomplete=current-password]', demoPassword)
      await Promise.all([page.waitForNavigation(), page.click('main button.primary')])
    })
    keep(`sign-in-${scheme}.png`, await montage(browser, scheme, desk, phone))
  }
  keep('mails.png', await mailMontage(browser, path.join(folder, 'mails')))
} finally {
  await browser.close()
  await sluis.end()
  fs.rmSync(folder, { recursive: true, force: true })
}
