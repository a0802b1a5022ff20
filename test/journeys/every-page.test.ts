import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { locales } from '../../src/platform/render/locale.ts'
import { parts } from '../architecture/fixtures-parts.ts'
import { fixtures, htmlOf } from '../architecture/fixtures.ts'
import { accessibilityFaults, contrastFaults, picture, wordFaults } from '../harness/accessible.ts'
import { launchBrowser } from '../harness/chromium.ts'
import { startLookedAt, type LookedAt } from '../harness/looked-at.ts'
import { startWorld, type World } from '../harness/world.ts'
import { dressed, helpful } from '../harness/brand.ts'

let browser: Browser
let world: World
let looked: LookedAt
let page: Page
const missing: string[] = []
beforeAll(async () => {
  world = await startWorld()
  looked = await startLookedAt((request, response) => {
    request.headers.host = world.config.issuer.host
    void world.app.handler(request, response)
  })
  browser = await launchBrowser()
  page = await browser.newPage()
  page.on('response', (answer) => {
    if (!answer.ok() && !answer.url().endsWith('/none.js')) missing.push(answer.url())
  })
}, 120_000)
afterAll(async () => {
  await browser.close()
  await looked.close()
  await world.close()
})

const pages = [...Object.keys(fixtures).filter((name) => name.endsWith('Page')), ...Object.keys(parts)]

const fits = () => page.evaluate('document.documentElement.scrollWidth <= innerWidth')

test.each(pages)('%s is accessible in every language, by day, by night and on a phone', async (name) => {
  for (const locale of locales) {
    // what moves is looked at when it stands still
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 375, height: 800 })
    // one of the languages on the way to a portal, in its colours
    const brand = locale === 'sv' ? dressed : helpful
    const html = htmlOf(name, { locale, brand, here: '/x' })
    await looked.show(page, html.replace(/\/assets\/[^"]*submit\.js/, '/assets/none.js'))
    expect(missing).toEqual([])
    const file = `${name.replace('.ts', '').replaceAll(/[/#]/g, '-')}-${locale}`
    if (locale === 'nl') await picture(page, `${file}-light`)
    // in Dutch words are longest; what another language can spoil is less
    const faults = locale === 'nl' ? await accessibilityFaults(page) : await wordFaults(page)
    // the colours of English are those of Dutch
    if (locale === 'sv') faults.push(...(await contrastFaults(page)))
    expect([name, locale, 'day', faults]).toEqual([name, locale, 'day', []])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await picture(page, `${file}-dark`)
    if (locale !== 'en')
      expect([name, locale, 'night', await contrastFaults(page)]).toEqual([name, locale, 'night', []])
    // by night the letters may be set otherwise
    expect([name, locale, 'at 375', await fits()]).toEqual([name, locale, 'at 375', true])
    await page.setViewportSize({ width: 320, height: 640 })
    expect([name, locale, 'at 320', await fits()]).toEqual([name, locale, 'at 320', true])
  }
})
