import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { locales } from '../../src/platform/render/locale.ts'
import { fixtures, mailOf } from '../architecture/fixtures.ts'
import { accessibilityFaults, picture } from '../harness/accessible.ts'
import { helpful } from '../harness/brand.ts'
import { launchBrowser } from '../harness/chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
}, 120_000)
afterAll(() => browser.close())

/** In a mail there is no landmark, and no page around it. */
const isOfPages = (fault: string): boolean => /^(landmark-|region|page-has)/.test(fault)

const names = Object.keys(fixtures).filter((name) => mailOf(name, { locale: 'en', brand: helpful, here: '' }))

describe.each(names)('the mail %s', (name) => {
  test('can be read by everybody, in every language, by day and by night, on the narrowest phone', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const reader = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } })
      for (const locale of locales) {
        const html = mailOf(name, { locale, brand: helpful, here: '' }, { called: 'Nora' })?.html ?? ''
        const page = await reader.newPage()
        await page.setContent(html)
        expect([
          locale,
          colorScheme,
          (await accessibilityFaults(page)).filter((each) => !isOfPages(each)),
        ]).toEqual([locale, colorScheme, []])
        await picture(page, `mail-${name.replace(/^.*#/, '')}-${locale}-${colorScheme}`)
        await page.close()
      }
      await reader.close()
    }
  })
})
