import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Browser } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, redeem, signIn, startRequest } from '../harness/portal.ts'
import { startWorld, type World } from '../harness/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

test('somebody with a password and an app signs in to a portal', async () => {
  const person = await createPerson(world)
  const portal = await createPortal(world)
  const started = await startRequest(portal, { scope: 'openid profile email' })
  const back = await signIn(new Browser(), started, person.email)
  const tokens = await redeem(portal, started, back)
  expect(tokens.claims()).toMatchObject({ acr: 'urn:sluis:loa:two-factor', amr: ['mfa', 'otp', 'pwd'] })
})
