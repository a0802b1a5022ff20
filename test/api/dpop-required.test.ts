import { expect, test } from '@jest/globals'
import { ask, createProgram } from '../harness/api.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { API_DPOP: 'required' } })

test('where the operator demands it, a token that is bound to no key is none', async () => {
  const { token } = await createProgram(the(), { role: 'auditor' })
  const answer = await ask(the(), 'settings.levels', { token })
  expect(answer).toMatchObject({ status: 401, body: { title: 'invalid_token' } })
  expect(answer.headers.get('www-authenticate')).toContain('DPoP algs=')
})
