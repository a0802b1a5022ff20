import { describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import { errors } from 'oidc-provider'
import * as openid from 'openid-client'
import request from 'supertest'
import { errorsTold } from '../../src/doors/documents/index.ts'
import { perform } from '../../src/acts/index.ts'
import { sentenceOf } from '../../src/platform/schema/index.ts'
import { clientActs } from '../../src/ports.ts'
import { problemWords } from '../../views/words/index.ts'
import { words as refusedWords } from '../../views/signin/words/index.ts'
import { tester } from '../harness/acting.ts'
import { Browser } from '../harness/browser.ts'
import { attribute, elementsOf, headingOf, textOf } from '../harness/html.ts'
import { problems } from '../../src/doors/api/index.ts'
import { createTestResource } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()
const get = (path: string) => request(the().origin).get(path)
const read = (name: string): string =>
  fs.readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8')
const told = errorsTold(read('errors'))

/** Of what is not on: nobody gets these. */
const neverGiven =
  /credential|attestation|software_statement|login_hint_token|binding_message|user_code|authorization_details|transaction_failed|invalid_nonce|invalid_proof|unknown_user_id|^x$|^$/

describe('the documents for developers', () => {
  test('are pages, and Markdown with the addresses of this installation', async () => {
    for (const name of ['integrating', 'frameworks', 'errors']) {
      const markdown = await get(`/docs/${name}.md`)
      expect(markdown.headers['content-type']).toBe('text/markdown; charset=utf-8')
      expect(markdown.text).toContain(the().origin)
      expect(markdown.text).not.toContain('id.example')
      const page = await new Browser().go(`${the().origin}/docs/${name}`)
      expect(headingOf(page)).toBe(/^# (.*)$/m.exec(markdown.text)?.[1])
      // every way on a page leads somewhere
      const ids = new Set(elementsOf(page, 'h2', 'h3').map((each) => attribute(each, 'id')))
      for (const link of elementsOf(elementsOf(page, 'article')[0]!, 'a').map(
        (a) => attribute(a, 'href') ?? '',
      )) {
        if (link.startsWith('#')) expect([link, ids.has(link.slice(1))]).toEqual([link, true])
        else if (link.startsWith('/')) expect([link, (await get(link)).status]).toEqual([link, 200])
        else expect(link).toMatch(/^https?:/)
      }
    }
    const list = await get('/llms.txt')
    expect(list.text).toContain(`${the().origin}/docs/integrating.md`)
    for (const path of ['/docs/operating', '/docs/..%2fpackage', '/docs/constructor', '/errors/constructor'])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })

  test('are named by the discovery document, where an operator names no other', async () => {
    const { body } = await get('/.well-known/openid-configuration')
    expect((body as { service_documentation: string }).service_documentation).toBe(
      `${the().origin}/docs/integrating`,
    )
  })

  test('have registrations that are taken as they stand', async () => {
    await createTestResource(the(), 'https://api.example')
    const samples = Array.from(
      read('integrating').matchAll(/```json\n([^]*?)```/g),
      ([, text = '']) => JSON.parse(text) as Record<string, unknown>,
    ).filter((each) => 'client_name' in each)
    expect(samples.map((each) => each['client_name'])).toEqual([
      'My portal',
      'My app',
      'My phone app',
      'Nightly import',
      'Wall display',
    ])
    const { house } = the()
    for (const sample of samples) {
      const made = await perform(house, clientActs(house).create, tester, undefined, sample)
      expect([sample['client_name'], made.ok ? [] : made.faults.map(sentenceOf)]).toEqual([
        sample['client_name'],
        [],
      ])
    }
  })
})

describe('every error', () => {
  const reasons = ['attempt-expired', 'portal-retired', 'account-disabled', 'account-closed', 'somebody-else']
  const levels = ['level-unknown', 'level-out-of-reach', 'no-factor-left']
  const protocol = Object.values(errors)
    .map((each) => new (each as new (text: string) => { error?: string; message: string })('x'))
    .map((each) => each.error ?? each.message)
    .filter((code) => !neverGiven.test(code))

  test('has a page: of people, of programs, and of why somebody cannot go on', () => {
    for (const code of [...reasons, ...levels]) expect(refusedWords.en).toHaveProperty([code])
    const codes = new Set([
      ...Object.keys(problemWords.en.problems),
      ...Object.keys(problems),
      ...reasons,
      ...levels,
      ...protocol,
    ])
    expect(protocol.length).toBeGreaterThan(20)
    expect([...codes].filter((code) => code !== 'invalid_client' && !told.has(code))).toEqual([])
  })

  test('leads there: as a problem, and as an error of the protocol', async () => {
    const problem = await get('/nowhere').accept('application/json')
    const { type } = problem.body as { type: string }
    expect(type).toBe(`${the().origin}/errors/not-found`)
    const refused = await request(the().origin).post('/token').type('form').send({ grant_type: 'password' })
    const { error, error_uri: uri } = refused.body as { error: string; error_uri: string }
    expect(uri).toBe(`${the().origin}/errors/${error}`)
    for (const at of [type, uri]) {
      const page = await new Browser().go(at)
      expect(page.status).toBe(200)
      expect(textOf(elementsOf(page, 'article')[0]!)).toContain('What to do.')
    }
    // a library of somebody else's reads on as before
    const config = await openid.discovery(new URL(the().origin), 'nobody', {}, openid.None(), {
      execute: [openid.allowInsecureRequests],
    })
    await expect(openid.refreshTokenGrant(config, 'x')).rejects.toMatchObject({ error: 'invalid_client' })
  })
})
