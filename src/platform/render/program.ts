import Bowser from 'bowser'

const browsers = new Set(Object.values(Bowser.BROWSER_MAP))
const systems = new Set(Object.values(Bowser.OS_MAP))

/**
 * "Firefox, Windows", as far as the browser says and we know it; undefined where we know nothing of it. Nothing else of
 * what it says is repeated: whoever sends it may have written it for somebody to read.
 */
export function programOf(userAgent: string): string | undefined {
  if (userAgent === '') return undefined
  const { browser, os } = Bowser.parse(userAgent)
  const known = [
    browser.name !== undefined && browsers.has(browser.name) ? browser.name : undefined,
    os.name !== undefined && systems.has(os.name) ? os.name : undefined,
  ].filter((part) => part !== undefined)
  return known.length > 0 ? known.join(', ') : undefined
}
