import { expect, test } from '@jest/globals'
import request from 'supertest'
import { knownEndpoints } from '../../src/doors/status/known.ts'
import { attribute, elementsOf, headingOf, reasonsOn } from '../harness/html.ts'
import { helpful } from '../harness/brand.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()
const get = (path: string) => request(the().origin).get(path)

test.each([
  ['the bare address', '/', /^\/account$/],
  ['a password manager', '/.well-known/change-password', /^\/account\/password$/],
  [
    'a phone that wants one for its start page',
    '/apple-touch-icon.png',
    /^\/assets\/[^/]+\/touch-icon\.png$/,
  ],
  ['a browser that wants an icon', '/favicon.ico', /^\/assets\/[^/]+\/icon\.svg$/],
])('%s is led to where it belongs', async (_who, path, where) => {
  const answer = await get(path)
  expect([answer.status, answer.headers['location']]).toEqual([303, expect.stringMatching(where)])
})

test('robots are told that nothing here is for them', async () => {
  const { status, text, headers } = await get('/robots.txt')
  expect([status, text, headers['content-type']]).toEqual([
    200,
    'User-agent: *\nDisallow: /\n',
    'text/plain; charset=utf-8',
  ])
})

test('whom to tell of a hole is told once it is set, with an end that is less than a year away', async () => {
  expect((await get('/.well-known/security.txt')).status).toBe(404)
  const now = new Date('2026-11-26T12:00:00Z')
  const [told] = knownEndpoints({
    issuer: new URL('https://id.example'),
    brand: helpful,
    clock: () => now,
    demo: false,
    home: undefined,
    securityContact: new URL('mailto:security@id.example'),
  }).filter(({ path }) => path.endsWith('security.txt'))
  expect(await told?.handle({} as never)).toMatchObject({
    body: [
      'Contact: mailto:security@id.example',
      'Expires: 2027-05-25T12:00:00.000Z',
      'Preferred-Languages: en, nl, sv',
      'Canonical: https://id.example/.well-known/security.txt',
      '',
    ].join('\n'),
  })
})

test('a page that is not there has one way on, and nothing of it is red', async () => {
  const page = await get('/no-such-page').set('accept', 'text/html')
  expect([page.status, headingOf(page), reasonsOn(page)]).toEqual([404, 'Page not found', ['not-found']])
  const ways = elementsOf(page, 'a').filter((each) => attribute(each, 'class')?.includes('primary'))
  expect(ways.map((each) => attribute(each, 'href'))).toEqual(['/'])
})

test('help is there for anybody, in their language', async () => {
  const page = await get('/help').set('accept-language', 'sv')
  expect([page.status, headingOf(page)]).toEqual([200, 'Hjälp och kontakt'])
})
