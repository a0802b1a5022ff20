import Bowser from 'bowser'

/** "Firefox, Windows", as far as the browser says; undefined when it says nothing. */
export function programOf(userAgent: string): string | undefined {
  if (userAgent === '') return undefined
  const { browser, os } = Bowser.parse(userAgent)
  return [browser.name, os.name].filter(Boolean).join(', ') || userAgent.slice(0, 60)
}
