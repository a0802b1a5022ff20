import { expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import { tester } from '../harness/acting.ts'
import { answerAll } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { addMember, createOrganisation, organising } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, open, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()

async function forOne() {
  const organisation = await createOrganisation(the())
  const registration = `kvk:${organisation.registration_number}`
  const portal = await createPortal(the(), { client_name: 'Milk', sluis_organisations: [registration] })
  const person = await createPerson(the())
  const arrive = async () => {
    await forgetSteps(the())
    const browser = new Browser()
    const { url } = await startRequest(portal)
    return {
      browser,
      page: await answerAll(browser, await browser.go(url), person.email).catch((e: Error) => e),
    }
  }
  return { organisation, portal, person, arrive }
}

test('a portal for one organisation lets in whoever acts for it, and tells others whom to ask', async () => {
  const { organisation, person, arrive } = await forOne()
  const { page: refused } = await arrive()
  if (refused instanceof Error) throw refused
  expect([headingOf(refused), reasonsOn(refused)]).toEqual(['You can’t go on', ['organisation-not-let']])
  expect(refused.text).toContain('Milk is for some organisations only')
  await addMember(the(), organisation.id, { account: person.id })
  const { browser } = await arrive()
  expect(browser.cookie('sluis_session')).toBeTruthy()
})

test('whoever is signed in already is looked at anew: an organisation on hold lets nobody in', async () => {
  const { organisation, portal, person } = await forOne()
  await addMember(the(), organisation.id, { account: person.id })
  const browser = new Browser()
  const other = await createPortal(the())
  await forgetSteps(the())
  await answerAll(browser, await browser.go((await startRequest(other)).url), person.email).catch(
    () => undefined,
  )
  const silent = async () =>
    (await open(browser, await startRequest(portal, { prompt: 'none' }))).url.searchParams
  expect((await silent()).has('code')).toBe(true)
  const { acts, performing } = organising(the())
  await perform(performing, acts.suspendOrganisation, tester, organisation.id)
  expect((await silent()).get('error')).toBe('interaction_required')
})

test.each([
  ['kvk:6959 9084', 'must be written as kvk:69599084'],
  ['69599084', 'must be a registration'],
  ['guild:1', 'must be a registration'],
])('of a registration, %s is told', async (registration, says) => {
  await expect(createPortal(the(), { sluis_organisations: [registration] })).rejects.toThrow(says)
})
