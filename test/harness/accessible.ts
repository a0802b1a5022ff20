import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Page } from 'playwright-core'

/** The script that examines a page. */
export const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[]
}

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The violations alone: to describe what passed as well takes as long again. */
const faultsOf = async (page: Page, runOnly: object): Promise<string[]> => {
  const options = JSON.stringify({ preload: false, resultTypes: ['violations'], runOnly })
  const result = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResult
  return result.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary ?? ''}`).join('; ')}`,
  )
}

/** What cannot be read for its colours: all that day and night, or two brands, change of a page already looked at. */
export const contrastFaults = (page: Page): Promise<string[]> =>
  faultsOf(page, { type: 'rule', values: ['color-contrast'] })

/** What words decide: all that another language changes of a page already looked at whole. */
export const wordFaults = (page: Page): Promise<string[]> =>
  faultsOf(page, {
    type: 'rule',
    values: ['html-lang-valid', 'label-content-name-mismatch', 'link-name', 'target-size'],
  })

/** What is wrong with a page for people who cannot see, point or concentrate as its maker does: WCAG 2.2 AA. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(axe)
  const violations = await faultsOf(page, standard)
  const structure = (await page.evaluate(
    `[document.querySelectorAll('h1').length, document.querySelectorAll('main button.primary').length <= 1, document.documentElement.scrollWidth <= innerWidth, [...document.querySelectorAll('[hidden]')].every((each) => each.getClientRects().length === 0), [...document.forms].every((form) => form.dataset.ceremony || [...form.elements].some(({ type }) => type === 'submit')) && document.querySelectorAll('[tabindex]:not([tabindex="0"], [tabindex="-1"])').length === 0]`,
  )) as [number, boolean, boolean, boolean, boolean]
  return [
    ...violations,
    ...(structure[0] === 1 ? [] : [`${structure[0]} h1`]),
    ...(structure[1] ? [] : ['more than one primary button']),
    ...(structure[2] ? [] : ['wider than the window']),
    ...(structure[4] ? [] : ['a form that no key sends, or an order of its own']),
    ...(structure[3] ? [] : ['what is hidden is seen']),
  ]
}

/** Keeps a picture of the page at both widths when SLUIS_PICTURES names a folder: for those who look. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SLUIS_PICTURES']
  if (folder === undefined) return
  fs.mkdirSync(folder, { recursive: true })
  const before = page.viewportSize()
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true })
  }
  if (before) await page.setViewportSize(before)
}
