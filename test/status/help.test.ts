import { describe, expect, test } from '@jest/globals'
import { Browser } from '../harness/browser.ts'
import { attribute, elementsOf, headingOf, textOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { ask, createPortal, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({
  env: {
    BRAND: 'Mijn Voorbeeld',
    HELP_PHONE: '088 123 45 67',
    HELP_HOURS: 'mon-fri 09:00-17:00, sat 10:00-12:00',
    HELP_CONTACT: 'mailto:help@id.example',
    ACCESSIBILITY_URL: 'https://id.example/toegankelijk',
  },
})

const inLanguage = (locale: string): Browser => {
  const browser = new Browser()
  browser.adopt('sluis_locale', locale, the().origin)
  return browser
}
const go = (locale: string, path: string) => inLanguage(locale).go(new URL(path, the().origin))

describe('those who help', () => {
  test.each([
    [
      'en',
      'Telephone 088 123 45 67 Open Monday to Friday, 09:00–17:00; Saturday, 10:00–12:00 E-mail help@id.example',
    ],
    [
      'nl',
      'Telefoon 088 123 45 67 Bereikbaar maandag tot en met vrijdag, 09:00–17:00 uur; zaterdag, 10:00–12:00 uur E-mail help@id.example',
    ],
    [
      'sv',
      'Telefon 088 123 45 67 Öppet måndag–fredag kl. 09:00–17:00; lördag kl. 10:00–12:00 E-post help@id.example',
    ],
  ])('are named on the page about help, before anybody signs in: %s', async (locale, says) => {
    const page = await go(locale, '/help')
    expect(textOf(elementsOf(page, 'dl')[0]!)).toBe(says)
    expect(page.text).toContain('href="tel:0881234567"')
  })

  test.each(['/recover', '/recover/sent', '/recover/nonsense', '/no-such-page', '/signin/nonsense'])(
    'are named where somebody is stuck: %s',
    async (path) => {
      const help = elementsOf(await go('nl', path), 'p').find((each) => attribute(each, 'class') === 'help')
      expect(help && textOf(help)).toBe(
        'Hulp nodig? Bel 088 123 45 67 (maandag tot en met vrijdag, 09:00–17:00 uur; zaterdag, 10:00–12:00 uur). Hulp en contact',
      )
    },
  )

  test('are named to somebody who is refused', async () => {
    const person = await createPerson(the())
    const portal = await createPortal(the(), { sluis_minimum_level: 'substantial' })
    const browser = new Browser()
    const page = await typePassword(browser, (await ask(browser, portal, {})).page, person.email)
    expect(headingOf(page)).toBe('You can’t go on')
    expect(page.text).toContain('tel:0881234567')
  })
})

describe('the foot of each page', () => {
  test('leads to pages in the language of the sign-in that one comes from', async () => {
    const browser = new Browser({ language: 'en' })
    const portal = await createPortal(the())
    await ask(browser, portal, { ui_locales: 'sv' })
    for (const path of ['/help', '/privacy', '/accessibility', '/password-policy'])
      expect((await browser.go(new URL(path, the().origin))).text).toContain('<html lang="sv">')
  })

  test('leads to help, privacy and accessibility: ours, or the organisation’s', async () => {
    const page = await go('en', '/recover')
    const links = elementsOf(page, 'a').map((each) => [textOf(each), attribute(each, 'href')])
    expect(links.slice(-3)).toEqual([
      ['Help and contact', '/help'],
      ['Privacy', '/privacy'],
      ['Accessibility', 'https://id.example/toegankelijk'],
    ])
    expect(headingOf(await go('sv', '/privacy'))).toBe('Personuppgifter')
    expect(headingOf(await go('nl', '/accessibility'))).toBe('Toegankelijkheid')
  })
})
