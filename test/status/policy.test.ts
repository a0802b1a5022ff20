import { expect, test } from '@jest/globals'
import request from 'supertest'
import { attribute, elementsOf, headingOf } from '../harness/html.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

test('what is asked of passwords can be read by anybody, in their language', async () => {
  const headings: string[] = []
  for (const language of ['en', 'nl', 'sv']) {
    const page = await request(the().origin)
      .get('/password-policy')
      .accept('text/html')
      .set('accept-language', language)
      .expect(200)
    headings.push(headingOf(page))
    const rules = elementsOf(page, 'section').flatMap((each) => attribute(each, 'data-policy-rule') ?? [])
    expect(rules).toContain('length')
    expect(page.headers['set-cookie']).toBeUndefined()
  }
  expect(new Set(headings).size).toBe(3)
})
