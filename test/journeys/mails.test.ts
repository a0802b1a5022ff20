import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { locales } from '../../src/platform/render/locale.ts'
import { fixtures, mailOf } from '../architecture/fixtures.ts'
import { accessibilityFaults, contrastFaults, picture, wordFaults } from '../harness/accessible.ts'
import { helpful } from '../harness/brand.ts'
import { launchBrowser } from '../harness/chromium.ts'
import { startLookedAt, type LookedAt } from '../harness/looked-at.ts'

let browser: Browser
let looked: LookedAt
let page: Page
beforeAll(async () => {
  looked = await startLookedAt()
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 320, height: 640 } })
}, 120_000)
afterAll(async () => {
  await browser.close()
  await looked.close()
})

/** In a mail there is no landmark, and no page around it. */
const isOfPages = (fault: string): boolean => /^(landmark-|region|page-has)/.test(fault)

const names = Object.keys(fixtures).filter((name) => mailOf(name, { locale: 'en', brand: helpful, here: '' }))

describe.each(names)('the mail %s', (name) => {
  test('can be read by everybody, in every language, by day and by night, on the narrowest phone', async () => {
    for (const locale of locales) {
      await page.emulateMedia({ colorScheme: 'light' })
      const html = mailOf(name, { locale, brand: helpful, here: '' }, { called: 'Nora' })?.html ?? ''
      await looked.show(page, html)
      const file = `mail-${name.replace(/^.*#/, '')}-${locale}`
      await picture(page, `${file}-light`)
      const faults =
        locale === 'nl'
          ? await accessibilityFaults(page)
          : [...(await wordFaults(page)), ...(await contrastFaults(page))]
      expect([locale, 'day', faults.filter((each) => !isOfPages(each))]).toEqual([locale, 'day', []])
      await page.emulateMedia({ colorScheme: 'dark' })
      await picture(page, `${file}-dark`)
      expect([locale, 'night', await contrastFaults(page)]).toEqual([locale, 'night', []])
    }
  })
})
