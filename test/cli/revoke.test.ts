import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as jose from 'jose'
import { createPortal, createTestResource } from '../harness/portal.ts'
import { beside, run } from '../harness/process.ts'
import { postAs } from '../harness/requests.ts'
import { startWorld, type World } from '../harness/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

test('`keys rotate --revoke` says it is done when no process signs with the withdrawn keys any more', async () => {
  await createTestResource(world, 'https://api.example')
  const portal = await createPortal(world, {
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    sluis_resources: ['https://api.example'],
  })
  const other = await world.second()
  const sign = async (origin: string): Promise<string> => {
    const grant = { grant_type: 'client_credentials', resource: 'https://api.example', scope: 'read' }
    const { body } = await postAs(portal, `${origin}/token`, grant)
    const { access_token: token } = body as { access_token: string }
    return jose.decodeProtectedHeader(token).kid ?? ''
  }
  const before = await sign(world.origin)
  const ended = await run(['keys', 'rotate', '--revoke'], beside(world))
  expect([ended.code, ended.out]).toEqual([
    0,
    expect.stringContaining('Done: no process signs with what was withdrawn'),
  ])
  expect(ended.out).toContain('for up to 5 minutes')
  for (const origin of [world.origin, other.origin]) expect(await sign(origin)).not.toBe(before)
}, 60_000)
