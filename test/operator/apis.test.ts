import { expect, test } from '@jest/globals'
import { resourceByIdentifier } from '../../src/domain/clients/index.ts'
import { atConsole } from '../harness/console.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { createTestResource } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

async function anApi(identifier: string) {
  await createTestResource(the(), identifier)
  const at = `/apis/${encodeURIComponent(identifier)}`
  return {
    ...(await atConsole(the(), 'operator')),
    at,
    kept: () => resourceByIdentifier(the().house.db, identifier),
  }
}

test('an API’s page says how it checks tokens, and changes what it is registered with', async () => {
  const { go, press, at, kept } = await anApi('https://a.example/api')
  const page = await go(at)
  expect([headingOf(page), page.text.includes(`${the().origin}/jwks`)]).toEqual(['Test API', true])
  const changed = {
    name: 'Permits',
    scopes: 'permits:read\r\npermits:write',
    format: 'opaque',
    seconds: '60',
  }
  const saved = await press(page, at, changed)
  expect(noticeOn(saved)).toBe('It is saved, and counts at once.')
  expect(await kept()).toMatchObject({
    ...{ name: 'Permits', scopes: ['permits:read', 'permits:write'] },
    ...{ access_token_format: 'opaque', access_token_seconds: 60 },
  })
  expect([saved.text.includes('/token/introspection'), saved.text.includes('/jwks')]).toEqual([true, false])
})

test.each([
  [{ name: '' }, ['name-missing']],
  [{ seconds: '3000' }, ['seconds-too-long']],
  [{ seconds: '29' }, ['seconds-malformed']],
  [{ scopes: 'read "all"' }, ['invalid', 'scopes-malformed']],
  [{ format: 'paper' }, ['format-unknown']],
])('%j is told beside its field, and nothing is changed', async (said, reasons) => {
  const { go, press, at, kept } = await anApi(
    `https://b.example/${Object.values(said).join('').length}${reasons[0]}`,
  )
  const page = await press(await go(at), at, { scopes: 'one two', ...said })
  expect([page.status, reasonsOn(page)]).toEqual([422, reasons])
  expect(await kept()).toMatchObject({ name: 'Test API', version: 1 })
  expect(page.text).toContain(Object.values({ scopes: 'one two', ...said })[0]?.replaceAll('"', '&quot;'))
})

test('a form that is stale shows what the other has changed, and keeps what was typed upon it', async () => {
  const { go, press, at, kept } = await anApi('https://c.example/api')
  const [mine, theirs] = [await go(at), await go(at)]
  await press(theirs, at, { seconds: '90' })
  const page = await press(mine, at, { name: 'Ours' })
  expect([page.status, reasonsOn(page), headingOf(page)]).toEqual([412, ['precondition-failed'], 'Test API'])
  expect([page.text.includes('<code>seconds</code>'), page.text.includes('value="Ours"')]).toEqual([
    true,
    true,
  ])
  await press(page, at)
  expect(await kept()).toMatchObject({ name: 'Ours', access_token_seconds: 90 })
})

test('an API is withdrawn after a question, and then is not there', async () => {
  const { go, press, at, kept } = await anApi('https://d.example/api')
  const asked = await go(`${at}/withdraw`)
  const gone = await press(asked, `${at}/withdraw`)
  expect([noticeOn(gone), await kept()]).toEqual(['It is withdrawn.', undefined])
  expect((await go(at)).status).toBe(404)
})

test('who looks after portals reads an API, and has nothing to press', async () => {
  const { at } = await anApi('https://e.example/api')
  const { go } = await atConsole(the(), 'auditor')
  const page = await go(at)
  expect([page.status, /<button[^>]*class="primary"/.test(page.text)]).toEqual([200, false])
})
