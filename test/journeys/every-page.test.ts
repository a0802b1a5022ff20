import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { locales } from '../../src/platform/render/locale.ts'
import { parts } from '../architecture/fixtures-parts.ts'
import { fixtures, htmlOf } from '../architecture/fixtures.ts'
import { accessibilityFaults, picture } from '../harness/accessible.ts'
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

test.each(pages)('%s is accessible in every language, by day, by night and on a phone', async (name) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const reader = await browser.newContext({ colorScheme, viewport: { width: 375, height: 800 } })
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
      if (locale === 'nl' || colorScheme === 'dark')
        await picture(page, `${name.replace('.ts', '').replaceAll(/[/#]/g, '-')}-${locale}-${colorScheme}`)
      expect([name, locale, colorScheme, await accessibilityFaults(page)]).toEqual([
        name,
        locale,
        colorScheme,
        [],
      ])
      if (colorScheme === 'light') await page.setViewportSize({ width: 320, height: 640 })
      expect([
        name,
        locale,
        await page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
      ]).toEqual([name, locale, true])
      await page.close()
    }
    await reader.close()
  }
})
