import { afterAll, beforeAll, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import request from 'supertest'
import { perform } from '../../src/acts/index.ts'
import { clientById, type ClientMetadata } from '../../src/domain/clients/index.ts'
import { readPicture } from '../../src/platform/render/picture.ts'
import { sentenceOf } from '../../src/platform/schema/index.ts'
import { clientActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { useWorld } from '../harness/setup.ts'
import { givenMetadata } from './given.ts'

const the = useWorld()

const svg = (fill: string, more = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path fill="${fill}" d="M0 0h1v1H0z"/>${more}</svg>`

const files: Record<string, string | Buffer> = {
  '/red.svg': svg('red'),
  '/blue.svg': svg('blue', '<script>alert(1)</script>'),
  '/page.html': '<!doctype html><title>No picture</title>',
  '/entities.svg': `<!DOCTYPE svg [<!ENTITY a "a">]>${svg('red')}`,
  '/large.svg': svg('red', ' '.repeat(200_000)),
}
const asked: string[] = []
const server = http.createServer(({ url = '' }, response) => {
  asked.push(url)
  const file = files[url]
  response.writeHead(file === undefined ? 404 : 200).end(file)
})
let site: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  site = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const portal = { redirect_uris: ['https://portal.example/cb'] }
const register = async (metadata: ClientMetadata): Promise<string> => {
  const made = await perform(the().house, clientActs(the().house).create, tester, undefined, {
    ...portal,
    ...metadata,
  })
  if (!made.ok) throw new Error(made.faults.map(sentenceOf).join('; '))
  return made.clientId
}
const update = (id: string, metadata: ClientMetadata) =>
  perform(the().house, clientActs(the().house).update, tester, id, { metadata: { ...portal, ...metadata } })
const picturesOf = async (id: string) => (await clientById(the().house.db, id, the().house.clock()))?.pictures
const named = (path: string): string => {
  const picture = readPicture(Buffer.from(files[path] ?? ''))
  return typeof picture === 'string' ? picture : picture.name
}

test('a logo is fetched once, when the portal is registered or the address of it changes', async () => {
  asked.length = 0
  const id = await register({ logo_uri: `${site}/red.svg`, sluis_icon_uri: `${site}/red.svg` })
  expect(await picturesOf(id)).toEqual({ logo: named('/red.svg'), icon: named('/red.svg') })
  expect(asked).toEqual(['/red.svg'])
  await update(id, { logo_uri: `${site}/red.svg`, sluis_icon_uri: `${site}/red.svg`, client_name: 'Other' })
  expect(asked).toEqual(['/red.svg'])
  await update(id, { logo_uri: `${site}/blue.svg` })
  expect(asked).toEqual(['/red.svg', '/blue.svg'])
  expect(await picturesOf(id)).toEqual({ logo: named('/blue.svg') })
})

test('what an operator has given stays for as long as the registration names none', async () => {
  const id = await register({})
  const given = readPicture(Buffer.from(svg('green')))
  if (typeof given === 'string') throw new Error(given)
  const { setPictures } = clientActs(the().house)
  await perform(the().house, setPictures, tester, id, { pictures: [['logo', given]] })
  await update(id, { client_name: 'Other' })
  expect(await picturesOf(id)).toEqual({ logo: given.name })
  await update(id, { logo_uri: `${site}/red.svg` })
  expect(await picturesOf(id)).toEqual({ logo: named('/red.svg') })
})

test.each([
  ['/none.svg', 'could not be fetched: answered 404'],
  ['/page.html', 'is no SVG (without a DOCTYPE), PNG, JPEG, WebP or ICO'],
  ['/entities.svg', 'is no SVG (without a DOCTYPE), PNG, JPEG, WebP or ICO'],
  ['/large.svg', 'could not be fetched: is larger than 200000 bytes'],
])('a registration with the logo %s is refused: it %s', async (path, why) => {
  await expect(register({ logo_uri: `${site}${path}` })).rejects.toThrow(`logo_uri: ${site}${path} ${why}`)
})

test('a drawing with very many remarks is looked at at once', () => {
  const before = performance.now()
  for (const end of ['<p/>', '<svg/>']) readPicture(Buffer.from(`${'<!-- layer -->\n'.repeat(10_000)}${end}`))
  readPicture(Buffer.from(`${'<!---->'.repeat(20_000)}x`))
  expect(performance.now() - before).toBeLessThan(1000)
})

test('a logo that an older release has registered is fetched with the next update', async () => {
  const id = await register({})
  await givenMetadata(the(), { clientId: id }, { logo_uri: `${site}/red.svg` })
  await update(id, { logo_uri: `${site}/red.svg` })
  expect(await picturesOf(id)).toEqual({ logo: named('/red.svg') })
})

test('nothing is fetched for a registration that is wrong otherwise', async () => {
  asked.length = 0
  await expect(register({ logo_uri: `${site}/red.svg`, sluis_colour: '#777777' })).rejects.toThrow(
    'sluis_colour: #777777 has a contrast of 4.47:1 with white paper; 4.5:1 is the least. The nearest of its hue is #767676',
  )
  expect(asked).toEqual([])
})

test('of two updates at once, one whose logo nobody has fetched is told to try again', async () => {
  const id = await register({ logo_uri: `${site}/red.svg` })
  const { prepare, run } = clientActs(the().house).update
  const { db, clock } = the().house
  const first = await prepare!(db, id, { metadata: { ...portal, logo_uri: `${site}/red.svg` } }, clock())
  await update(id, { logo_uri: `${site}/blue.svg` })
  const answer = await db.transaction().execute((tx) => run(tx, tester, id, first, clock()))
  expect(answer).toMatchObject({ ok: false, reason: 'client-changed' })
  expect(await picturesOf(id)).toEqual({ logo: named('/blue.svg') })
})

test('a picture is shown from our own origin, kept for good, and can do nothing when it is opened by itself', async () => {
  await register({ logo_uri: `${site}/blue.svg` })
  const { status, headers, body } = await request(the().origin)
    .get(`/brand/${named('/blue.svg')}`)
    .responseType('blob')
  expect([status, (body as Buffer).toString()]).toEqual([200, files['/blue.svg']])
  expect(headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; sandbox`,
    'content-disposition': 'attachment',
  })
  for (const name of ['nothing', `${'a'.repeat(22)}.svg`, '..%2f..%2fetc', "'%20or%201=1"])
    expect((await request(the().origin).get(`/brand/${name}`)).status).toBe(404)
})

test('a withdrawn portal leaves no picture behind', async () => {
  const id = await register({ sluis_logo_dark_uri: `${site}/red.svg` })
  await perform(the().house, clientActs(the().house).delete, tester, id, {})
  expect(
    await the().house.db.selectFrom('client_picture').select('name').where('client_id', '=', id).execute(),
  ).toEqual([])
})
