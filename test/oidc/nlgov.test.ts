import { expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import { Browser } from '../harness/browser.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import { createPortal, redeem, signIn, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { givenAccount } from '../accounts/given.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()
const nlgov = { sluis_profile: 'nlgov', subject_type: 'pairwise', sluis_minimum_level: 'low' }
const eidas = (level: string): string => `http://eidas.europa.eu/LoA/${level}`

async function proofedAs(proofing: 'none' | 'address' | 'substantial' | 'high'): Promise<TestPerson> {
  const person = await createPerson(the())
  await givenAccount(the(), person, { proofing })
  return person
}

async function tokensFor(person: TestPerson, metadata: object, parameters = {}) {
  await forgetSteps(the())
  const portal = await createPortal(the(), { ...metadata })
  const started = await startRequest(portal, parameters)
  const back = await signIn(new Browser(), started, person.email)
  return { portal, tokens: await redeem(portal, started, back) }
}

test('a portal of the Dutch government is told eIDAS levels, no amr, and a subject of its own', async () => {
  const person = await proofedAs('address')
  const { portal, tokens } = await tokensFor(person, nlgov)
  const claims = tokens.claims()
  expect(claims).toMatchObject({ acr: eidas('low') })
  expect(claims).not.toHaveProperty('amr')
  expect(claims?.sub).not.toBe((await tokensFor(person, {})).tokens.claims()?.sub)
  const refreshed = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
  expect(refreshed.claims()).toMatchObject({ acr: eidas('low'), sub: claims?.sub })
  expect(refreshed.claims()).not.toHaveProperty('amr')
})

test('what it is told is never below what it asked for, by whichever name it asked', async () => {
  const person = await proofedAs('substantial')
  const asked = { acr_values: 'urn:etoegang:core:assurance-class:loa2plus' }
  const { tokens } = await tokensFor(person, nlgov, asked)
  expect(tokens.claims()?.['acr']).toBe(eidas('substantial'))
  const other = await tokensFor(person, {}, asked)
  expect(other.tokens.claims()?.['acr']).toBe('urn:etoegang:core:assurance-class:loa2plus')
})

test('a registration that does not keep to the profile is refused', async () => {
  await expect(createPortal(the(), { sluis_profile: 'nlgov' })).rejects.toThrow(
    'subject_type must be pairwise, for the profile nlgov; ' +
      'sluis_minimum_level must be a level of eIDAS, as low, for the profile nlgov',
  )
})
