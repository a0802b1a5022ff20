import { describe, expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import { perform } from '../../src/acts/index.ts'
import { clientById, updateClient } from '../../src/domain/clients/index.ts'
import { clientValidator } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { Browser } from '../harness/browser.ts'
import { reasonsOn } from '../harness/html.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  organising,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, createPortal, createTestResource, open, redeem, tokensFor } from '../harness/portal.ts'
import { travel } from '../harness/travel.ts'
import { useWorld } from '../harness/setup.ts'
import { forWhom } from './given-for-whom.ts'

const the = useWorld()
const { portalFor, begin, arrive, choose, claimIn, acting } = forWhom(the)

describe('of whom somebody acts for, a portal', () => {
  test('is told one that fits: by the level of the mandate, its branches and its numbers', async () => {
    const person = await createPerson(the())
    const [low, limited, whole] = [
      await createOrganisation(the()),
      await createOrganisation(the()),
      await createOrganisation(the()),
    ]
    const { acts, performing } = organising(the())
    const said = { number: '000000000001', name: 'North', address: null }
    const branch = await perform(performing, acts.addBranch, tester, limited.id, said)
    if (!branch.ok) throw new Error('no branch')
    const account = person.id
    await addMember(the(), low.id, { account }, { mandateLevel: 'basic' })
    await addMember(the(), limited.id, { account }, { branches: [branch.branch.id] })
    await addMember(the(), whole.id, { account }, { mandateLevel: 'high' })
    const strict = await portalFor({ sluis_branches: 'refused', sluis_minimum_level: 'two-factor' })
    const started = await begin(strict)
    const back = await arrive(new Browser(), started, person)
    expect(claimIn(await redeem(strict, started, back.url))).toMatchObject({
      ...{ id: whole.id, mandate_level: 'high', branches: null },
    })
  })

  test('is no surer than the mandate is worth, and is told its branches', async () => {
    const person = await createPerson(the())
    const organisation = await createOrganisation(the())
    const { acts, performing } = organising(the())
    const said = { number: '000000000001', name: 'North', address: null }
    const branch = await perform(performing, acts.addBranch, tester, organisation.id, said)
    if (!branch.ok) throw new Error('no branch')
    const limits = { branches: [branch.branch.id], mandateLevel: 'basic' }
    await addMember(the(), organisation.id, { account: person.id }, limits)
    const portal = await portalFor({ sluis_minimum_level: 'basic' })
    // somebody who has proven two factors already
    const browser = new Browser()
    await tokensFor(browser, await createPortal(the()), person.email)
    const started = await begin(portal)
    const tokens = await redeem(portal, started, (await open(browser, started)).url)
    expect(claimIn(tokens)).toMatchObject({ branches: [{ number: '000000000001', name: 'North' }] })
    expect(tokens.claims()).toMatchObject({ acr: 'urn:sluis:loa:basic' })
    const more = await begin(portal, { acr_values: 'urn:sluis:loa:two-factor' })
    const refused = await open(browser, more)
    expect(reasonsOn(refused)).toEqual(['mandate-too-low'])
  })

  test('is told with twenty numbers in a token, and with all of them at userinfo', async () => {
    const { person, organisations } = await acting(1)
    const register = await createRegister(the())
    for (let i = 0; i < 21; i++) await addNumber(the(), organisations[0]!.id, register)
    const portal = await portalFor({ sluis_organization_claims: ['numbers'] })
    const started = await begin(portal)
    const tokens = await redeem(portal, started, (await arrive(new Browser(), started, person)).url)
    const inToken = claimIn(tokens) as { numbers: unknown[] }
    expect([inToken.numbers.length, Object.keys(inToken)]).toEqual([
      20,
      ['id', 'name', 'numbers', 'numbers_more'],
    ])
    const said = await openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(said['organization']).toHaveProperty('numbers.length', 21)
    expect(said['organization']).not.toHaveProperty('numbers_more')
  })

  test('is told what was agreed to where it asks, and is in the tokens for a resource', async () => {
    const { person, organisations } = await acting(2)
    const api = 'https://api.for-whom.example'
    await createTestResource(the(), api)
    const portal = await portalFor({ sluis_consent: 'ask', sluis_resources: [api] })
    const browser = new Browser()
    const started = await begin(portal, { scope: 'openid organization read', resource: api })
    const chosen = await choose(browser, await arrive(browser, started, person), organisations[1]!.id)
    expect(chosen.text).toContain('For which organisation you act')
    const back = await browser.submit(chosen, {}, { stopAt: atPortal, action: '/consent' })
    const tokens = await redeem(portal, started, back.url, { resource: api })
    expect(claimIn(tokens)).toMatchObject({ id: organisations[1]!.id })
    const [, payload = ''] = tokens.access_token.split('.')
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      organization_id: organisations[1]!.id,
    })
  })

  test('is told only where the portal asks for it', async () => {
    const { person } = await acting(1)
    const portal = await portalFor()
    const started = await begin(portal, { scope: 'openid' })
    const tokens = await redeem(portal, started, (await arrive(new Browser(), started, person)).url)
    expect(claimIn(tokens)).toBeUndefined()
    const indifferent = await createPortal(the())
    const other = await begin(indifferent)
    const { person: another } = await acting(2)
    const back = await arrive(new Browser(), other, another)
    expect(claimIn(await redeem(indifferent, other, back.url))).toBeUndefined()
  })

  test('is in every token of a portal that has come to ask it: what was granted before is over', async () => {
    const { person, organisations } = await acting(1)
    const portal = await portalFor({ sluis_organization: 'none' })
    const browser = new Browser()
    const before = await begin(portal)
    const old = await redeem(portal, before, (await arrive(browser, before, person)).url)
    expect(claimIn(old)).toBeUndefined()
    const { db, clock } = the().house
    const client = await clientById(db, portal.clientId, clock())
    const changed = { ...client!.metadata, sluis_organization: 'required' }
    const done = await db
      .transaction()
      .execute((tx) =>
        updateClient(
          tx,
          tester,
          clientValidator(the().house),
          portal.clientId,
          { metadata: changed, fetched: new Map() },
          clock(),
        ),
      )
    expect(done).toMatchObject({ ok: true })
    // clients are looked up once a second
    travel(2000)
    await expect(openid.refreshTokenGrant(portal.config, old.refresh_token ?? '-')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    const after = await begin(portal, { prompt: 'none' })
    const tokens = await redeem(portal, after, (await open(browser, after)).url)
    expect(claimIn(tokens)).toMatchObject({ id: organisations[0]!.id })
  })
})
