import fs from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { documentOf, operations } from '../../src/doors/api/index.ts'
import { factorKinds } from '../../src/joined.ts'
import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import { narrowed } from './compatible.ts'

type Json = Record<string, unknown>

const file = new URL('./released-openapi.json', import.meta.url)
const there = { ladder: defaultLadder, kinds: factorKinds, offered: factorKinds, claims: ['email', 'name'] }
const document = (): Json =>
  JSON.parse(JSON.stringify(documentOf(operations, { issuer: new URL('https://id.example'), there }))) as Json

/**
 * What is proposed is one of the operations that there are: those grow, and nobody is proposed what nobody asks for. What a letter
 * is for grows as well, as the document says.
 */
const grows =
  /^GET \/(?:proposals: 200\/items\/-\/operation may be [a-z-]+\.[a-z-]+|letters: 200\/items\/-\/kind may be [a-z]+) now$/

test('nothing that was released is narrowed or gone', () => {
  const now = document()
  const released = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Json) : now
  const faults = narrowed(released, now).filter((fault) => !grows.test(fault))
  // a release writes down what it has, where it breaks nobody: WRITE_OPENAPI=1 npm test -- test/api/compatible
  if (process.env['WRITE_OPENAPI'] && faults.length === 0)
    fs.writeFileSync(file, `${JSON.stringify(now, null, 1)}\n`)
  expect(faults).toEqual([])
})

describe('a change that breaks somebody is found', () => {
  type Thing = { [name: string]: Thing }
  const cases: readonly [string, (document: Thing) => void, string][] = [
    ['an operation', (d) => delete d['paths']!['/levels'], 'GET /levels is gone'],
    [
      'a parameter',
      (d) => ((d['paths']!['/clients']!['get'] as unknown as { parameters: object[] }).parameters = []),
      'GET /clients: query limit is gone',
    ],
    [
      'a scope',
      (d) =>
        ((d['paths']!['/levels']!['get'] as unknown as { security: object[] }).security = [
          { oauth: ['clients:write'] },
        ]),
      'GET /levels wants another scope: clients:write',
    ],
    [
      'a member that is answered',
      (d) => delete at(d, '/keys', 'get', '200')['properties']!['keys'],
      'GET /keys: 200/keys is not answered any more',
    ],
    [
      'a member that may be missing',
      (d) => (at(d, '/keys', 'get', '200')['required'] = [] as unknown as Thing),
      'GET /keys: 200: keys may be missing now',
    ],
    [
      'a member that is sent',
      (d) => delete sent(d, '/keys/rotate')['properties']!['when'],
      'POST /keys/rotate: body: when is not known any more',
    ],
    [
      'a member that must be sent',
      (d) => (sent(d, '/people/search')['required'] = ['email'] as unknown as Thing),
      'POST /people/search: body: email must be sent now',
    ],
    [
      'a value',
      (d) => (sent(d, '/keys/rotate')['properties']!['when']!['enum'] = ['now'] as unknown as Thing),
      'POST /keys/rotate: body/when may not be published any more',
    ],
    [
      'a limit',
      (d) => (sent(d, '/people/search')['properties']!['limit']!['maximum'] = 100 as unknown as Thing),
      'POST /people/search: body/limit has a narrower maximum',
    ],
  ]
  const at = (d: Thing, path: string, method: string, status: string): Thing =>
    d['paths']![path]![method]!['responses']![status]!['content']!['application/json']!['schema']!
  const sent = (d: Thing, path: string): Thing =>
    d['paths']![path]!['post']!['requestBody']!['content']!['application/json']!['schema']!

  test.each(cases)('%s', (_what, breakIt, says) => {
    const [before, after] = [document(), document()]
    breakIt(after as unknown as Thing)
    expect(narrowed(before, after)).toContain(says)
    expect(narrowed(before, before)).toEqual([])
  })

  test('what is added breaks nobody', () => {
    const [before, after] = [document() as Thing, document() as Thing]
    after['paths']!['/new'] = { get: { operationId: 'new' } } as unknown as Thing
    at(after, '/keys', 'get', '200')['properties']!['more'] = { type: 'string' } as unknown as Thing
    sent(after, '/keys/rotate')['properties']!['more'] = { type: 'string' } as unknown as Thing
    expect(narrowed(before, after)).toEqual([])
  })
})
