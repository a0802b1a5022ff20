import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { beside, run, type Ended } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()
const made = fs.mkdtempSync(path.join(os.tmpdir(), 'sluis-providers-'))
afterAll(() => fs.rmSync(made, { recursive: true, force: true }))

const config = (
  words: readonly string[],
  { env = {} }: { env?: Record<string, string> } = {},
): Promise<Ended> => run(['config', ...words], { ...beside(the()), ...env })

test('providers of text messages are exported with a reference for each secret, and run by it', async () => {
  const provider = {
    ...{ name: 'First', url: 'https://sms.example/send', as: 'json', timeout: 5 },
    headers: { Authorization: 'Bearer a-secret-of-theirs' },
    fields: { to: '{to}', body: '{text}' },
  }
  const own = path.join(made, 'sms.json')
  fs.writeFileSync(own, JSON.stringify([provider]))
  const env = { SMS_PROVIDERS: own }
  const at = path.join(made, 'out')
  await config(['export', at], { env })
  const exported = fs.readFileSync(path.join(at, 'providers.json'), 'utf8')
  expect(JSON.parse(exported)).toEqual([
    { ...provider, headers: { Authorization: { env: 'SMS_FIRST_AUTHORIZATION' } } },
  ])
  expect(exported).not.toContain('a-secret')
  const differs = async (more: Record<string, string>) =>
    (await config(['apply', at, '--dry-run'], { env: { ...env, ...more } })).out.includes(
      'providers.json is not',
    )
  expect(await differs({})).toBe(false)
  expect(await differs({ SMS_FIRST_AUTHORIZATION: 'Bearer a-secret-of-theirs' })).toBe(false)
  expect(await differs({ SMS_FIRST_AUTHORIZATION: 'Bearer another' })).toBe(true)
  // processes are started with what was exported, once its secrets are there
  const started = { SMS_PROVIDERS: path.join(at, 'providers.json') }
  const without = await config(['apply', at, '--dry-run'], { env: started })
  expect([without.code, without.error]).toEqual([
    1,
    expect.stringContaining(
      'SMS_PROVIDERS [0].headers.Authorization names SMS_FIRST_AUTHORIZATION, which is not there',
    ),
  ])
  const secret = { SMS_FIRST_AUTHORIZATION: 'Bearer a-secret-of-theirs' }
  expect((await config(['apply', at, '--dry-run'], { env: { ...started, ...secret } })).out).not.toContain(
    'providers',
  )
})

test('a file with nothing in it holds no secret, and is said so by its name', async () => {
  const empty = path.join(made, 'empty-secret')
  fs.writeFileSync(empty, '\n')
  const providers = path.join(made, 'empty.json')
  const provider = { name: 'first', url: 'https://sms.example/send', fields: { to: '{to}', body: '{text}' } }
  fs.writeFileSync(providers, JSON.stringify([{ ...provider, headers: { authorization: { file: empty } } }]))
  const ended = await config(['export', path.join(made, 'none')], { env: { SMS_PROVIDERS: providers } })
  expect([ended.code, ended.error]).toEqual([
    1,
    expect.stringContaining(`names ${empty}, which is not there`),
  ])
})
