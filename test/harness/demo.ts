import { afterAll, beforeAll, expect } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { seedDemo } from '../../src/doors/cli/serve.ts'
import { accessibilityFaults, picture } from './accessible.ts'
import { launchBrowser } from './chromium.ts'
import { startWorld, type World } from './world.ts'

/** Sluis with its demo people and portal, and a browser, for the whole file; they are there once the tests run. */
export function useDemo(): { world: () => World; browser: () => Browser } {
  let there: { world: World; browser: Browser } | undefined
  const the = () => {
    if (!there) throw new Error('the demo begins with the first test')
    return there
  }
  beforeAll(async () => {
    const world = await startWorld({ env: { DEMO: 'on' } })
    await seedDemo(world.house)
    there = { world, browser: await launchBrowser() }
  }, 120_000)
  afterAll(async () => {
    await there?.browser.close()
    await there?.world.close()
  })
  return { world: () => the().world, browser: () => the().browser }
}

export const heading = (page: Page): Promise<string> => page.locator('h1').innerText()

/** Presses what leads to another page, and waits for it. */
export async function press(page: Page, selector = 'main button.primary'): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()])
}

/** The page is as it should be for everybody, and its picture is kept for who looks. */
export async function check(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect([name, await accessibilityFaults(page)]).toEqual([name, []])
}
