import { expect, test } from '@jest/globals'
import { ask, createProgram } from '../harness/api.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const portal = { client_name: 'Permits', redirect_uris: ['https://permits.example/callback'] }

test('a client is registered, read, changed and listed', async () => {
  const { token } = await createProgram(the(), { role: 'operator' })
  const made = await ask(the(), 'clients.create', { token, body: { client_id: 'permits', ...portal } })
  expect([made.status, made.body]).toEqual([
    201,
    expect.objectContaining({ client_secret: expect.any(String) }),
  ])
  const read = await ask(the(), 'clients.read', { token, params: { client_id: 'permits' } })
  expect([read.status, read.headers.get('etag'), read.body]).toEqual([
    200,
    '"1"',
    expect.objectContaining(portal),
  ])
  const changed = await ask(the(), 'clients.change', {
    token,
    params: { client_id: 'permits' },
    headers: { 'if-match': '"1"' },
    body: { client_name: 'Levies' },
  })
  expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"'])
  const list = await ask(the(), 'clients.list', { token, query: { limit: '1' } })
  expect(list.status).toBe(200)
})
