import { expect, test } from '@jest/globals'
import fs from 'node:fs'
import request from 'supertest'
import { ownAssets } from '../../views/assets.ts'
import { createPortal, startRequest } from '../harness/portal.ts'
import { Browser } from '../harness/browser.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const get = async (path: string) => {
  const { status, headers, body } = await request(the().origin).get(path).responseType('blob')
  const text = (body as Buffer).toString()
  return { status, kept: headers['cache-control'], type: headers['content-type'], text }
}
const FOR_GOOD = 'public, max-age=31536000, immutable'

test('every file that a page loads stands at an address of its content, and may be kept for good', async () => {
  const page = await new Browser().go((await startRequest(await createPortal(the()))).url)
  const paths = Array.from(page.text.matchAll(/"(\/assets\/[^"]+)"/g), ([, path]) => path ?? '')
  expect(paths.length).toBeGreaterThanOrEqual(2)
  for (const { name, hash, body } of ownAssets) {
    const { status, kept, text } = await get(`/assets/${hash}/${name}`)
    expect([name, status, kept]).toEqual([name, 200, FOR_GOOD])
    if (name !== 'passkey.js') expect(text).toBe(body.toString())
  }
  for (const path of paths) expect([path, (await get(path)).kept]).toEqual([path, FOR_GOOD])
})

test('a script that another one loads is loaded from its own address', async () => {
  const { hash } = ownAssets.find(({ name }) => name === 'passkey.js')!
  const { text } = await get(`/assets/${hash}/passkey.js`)
  const [, path = ''] = /import '([^']+)'/.exec(text) ?? []
  expect(path).toMatch(/^\/assets\/[\w-]{12}\/simplewebauthn\.js$/)
  expect(await get(path)).toMatchObject({
    status: 200,
    kept: FOR_GOOD,
    type: 'text/javascript; charset=utf-8',
  })
})

test('a page of another release gets the file that we have, and asks again the next time', async () => {
  const layers = ['base', 'frame', 'page', 'form', 'button', 'list', 'setup', 'table', 'document', 'print']
  const css = layers
    .map((layer) => fs.readFileSync(new URL(`../../views/style/${layer}.css`, import.meta.url), 'utf8'))
    .join('')
  for (const path of ['/assets/AAAAAAAAAAAA/sluis.css', '/assets/sluis.css'])
    expect(await get(path)).toMatchObject({ status: 200, kept: 'no-store', text: css })
  expect((await get('/assets/AAAAAAAAAAAA/other.css')).status).toBe(404)
  expect((await get('/assets/other.css')).status).toBe(404)
})
