import { describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { perform } from '../../src/acts/index.ts'
import { readPicture } from '../../src/platform/render/picture.ts'
import { clientActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { attribute, elementsOf, textOf } from '../harness/html.ts'
import { ask, createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1H0z"/></svg>'
const the = useWorld({
  env: { BRAND: 'Water & Co', BRAND_COLOUR: '#5b3d8a', BRAND_LOGO: 'logo.svg', BRAND_ICON: 'icon.svg' },
  files: { BRAND_LOGO: logo, BRAND_ICON: logo.replace('4 1', '1 1') },
})

const sheets = (page: Page): string[] =>
  elementsOf(page, 'link')
    .filter((link) => attribute(link, 'rel') === 'stylesheet')
    .map((link) => attribute(link, 'href') ?? '')
const iconOf = (page: Page): string | undefined =>
  attribute(
    elementsOf(page, 'link').find((link) => attribute(link, 'rel') === 'icon')!,
    'href',
  )
const bar = (page: Page) => elementsOf(page, 'header')[0]!
const logosIn = (page: Page) =>
  elementsOf(bar(page), 'img').map((img) => [attribute(img, 'alt'), attribute(img, 'src')])
const foot = (page: Page): string => textOf(elementsOf(page, 'footer')[0]!)

const get = (path: string) => request(the().origin).get(path)

describe('the installation’s own brand', () => {
  test('has its logo and its icon on every page, from our origin, and its colours in a sheet of their own', async () => {
    const page = await new Browser().go(`${the().origin}/help`)
    const [, colours = ''] = sheets(page)
    expect(colours).toMatch(/^\/brand\/[\w-]{12}\/5b3d8a-[\da-f]{6}\.css$/)
    const { status, text, headers } = await get(colours)
    expect([status, headers['content-type']]).toEqual([200, 'text/css; charset=utf-8'])
    expect(headers['cache-control']).toContain('immutable')
    expect(text).toContain('--brand:#5b3d8a')
    const [[alt, src] = []] = logosIn(page)
    expect(alt).toBe('Water & Co')
    for (const path of [src, iconOf(page)]) expect((await get(path ?? '')).status).toBe(200)
    expect((await get('/favicon.ico')).headers['location']).toBe(iconOf(page))
    expect(page.text).toContain('– Water &amp; Co</title>')
  })

  test('no page is painted by an address that somebody has made up', async () => {
    for (const path of ['ffffff-7cc7e2.css', '0a5672-16232c.css', 'red-blue.css', '0a5672.css'])
      expect([path, (await get(`/brand/x/${path}`)).status]).toEqual([path, 404])
    // of another release: served, and asked for again
    expect((await get('/brand/anything-else/0a5672-7cc7e2.css')).headers['cache-control']).toBe('no-store')
  })
})

describe('on the way to a portal', () => {
  const said = {
    client_name: 'Mijn Voorbeeld',
    client_uri: 'https://voorbeeld.example',
    policy_uri: 'https://voorbeeld.example/privacy',
    tos_uri: 'https://voorbeeld.example/terms',
    contacts: ['help@voorbeeld.example'],
  }

  test('pages look like it where it has a colour or a logo, and say whose service this is', async () => {
    const portal = await createPortal(the(), {
      ...said,
      ...{ sluis_brand_name: 'Gemeente Voorbeeld', sluis_colour: '#7a1f1f' },
    })
    const browser = new Browser()
    const { page } = await ask(browser, portal, {})
    expect(textOf(bar(page))).toMatch(/Gemeente Voorbeeld$/)
    expect(sheets(page)[1]).toContain('7a1f1f-')
    expect(foot(page)).toContain('Sign-in by Water & Co')
    const picture = readPicture(Buffer.from(logo.replace('M0', 'M1')))
    if (typeof picture === 'string') throw new Error(picture)
    const { setPictures } = clientActs(the().house)
    await perform(the().house, setPictures, tester, portal.clientId, { pictures: [['logo', picture]] })
    const other = new Browser()
    // clients are looked up once a second
    travel(1500)
    const { page: shown } = await ask(other, portal, {})
    expect(logosIn(shown)).toEqual([['Gemeente Voorbeeld', `/brand/${picture.name}`]])
    // what lies beside the sign-in keeps the look of it; another browser never had it
    for (const path of ['/recover', '/help'])
      expect(sheets(await other.go(`${the().origin}${path}`))[1]).toContain('7a1f1f-')
    expect(sheets(await new Browser().go(`${the().origin}/recover`))[1]).toContain('5b3d8a-')
  })

  test('what it says of itself is told there, and who helps its people, where it has no look too', async () => {
    const portal = await createPortal(the(), { ...said, sluis_help_phone: '14 010' })
    const browser = new Browser()
    const { page } = await ask(browser, portal, {})
    expect(logosIn(page)).toEqual([['Water & Co', expect.stringMatching(/^\/brand\//)]])
    const links = elementsOf(elementsOf(page, 'footer')[0]!, 'a').map((a) => [
      textOf(a),
      attribute(a, 'href'),
    ])
    expect(links.slice(0, 3)).toEqual([
      ['Website', 'https://voorbeeld.example/'],
      ['Privacy', 'https://voorbeeld.example/privacy'],
      ['Terms', 'https://voorbeeld.example/terms'],
    ])
    const help = await browser.go(`${the().origin}/help`)
    expect(help.text).toContain('href="tel:14010"')
    expect(help.text).toContain('href="mailto:help@voorbeeld.example"')
    expect((await new Browser().go(`${the().origin}/help`)).text).not.toContain('14 010')
  })
})
