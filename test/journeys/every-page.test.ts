import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { locales } from '../../src/platform/render/locale.ts'
import { parts } from '../architecture/fixtures-parts.ts'
import { fixtures, htmlOf } from '../architecture/fixtures.ts'
import { accessibilityFaults, contrastFaults, picture } from '../harness/accessible.ts'
import { launchBrowser } from '../harness/chromium.ts'
import { startWorld, type World } from '../harness/world.ts'
import { dressed, helpful } from '../harness/brand.ts'

let browser: Browser
let world: World
beforeAll(async () => {
  world = await startWorld()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await world.close()
})

const pages = [...Object.keys(fixtures).filter((name) => name.endsWith('Page')), ...Object.keys(parts)]

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')

test.each(pages)('%s is accessible in every language, by day, by night and on a phone', async (name) => {
  // what moves is looked at when it stands still
  const reader = await browser.newContext({
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 375, height: 800 },
  })
  for (const locale of locales) {
    // one of the languages on the way to a portal, in its colours
    const brand = locale === 'sv' ? dressed : helpful
    const html = htmlOf(name, { locale, brand, here: '/x' })
    const page = await reader.newPage()
    await page.route('**/fixture', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: html.replace(/\/assets\/[^"]*submit\.js/, '/assets/none.js'),
      }),
    )
    await page.goto(`${world.origin}/fixture`)
    const file = `${name.replace('.ts', '').replaceAll(/[/#]/g, '-')}-${locale}`
    if (locale === 'nl') await picture(page, `${file}-light`)
    expect([name, locale, 'day', await accessibilityFaults(page)]).toEqual([name, locale, 'day', []])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await picture(page, `${file}-dark`)
    expect([name, locale, 'night', await contrastFaults(page)]).toEqual([name, locale, 'night', []])
    // by night the letters may be set otherwise
    expect([name, locale, 'at 375', await fits(page)]).toEqual([name, locale, 'at 375', true])
    await page.setViewportSize({ width: 320, height: 640 })
    expect([name, locale, 'at 320', await fits(page)]).toEqual([name, locale, 'at 320', true])
    await page.close()
  }
  await reader.close()
})
