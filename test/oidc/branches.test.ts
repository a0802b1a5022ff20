import { describe, expect, test } from '@jest/globals'
import * as openid from 'openid-client'
import { perform } from '../../src/acts/index.ts'
import { tester } from '../harness/acting.ts'
import { Browser } from '../harness/browser.ts'
import { reasonsOn } from '../harness/html.ts'
import { addMember, createOrganisation, giveRepresentation, organising } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, errorAt, open, redeem } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { forWhom } from './given-for-whom.ts'

const the = useWorld()
const { portalFor, begin, arrive, claimIn } = forWhom(the)

/** An organisation with two branches, and whoever is limited to the first of them. */
async function arrange() {
  await forgetSteps(the())
  const person = await createPerson(the())
  const organisation = await createOrganisation(the())
  const { acts, performing } = organising(the())
  const ids: string[] = []
  for (const number of ['000000000001', '000000000002']) {
    const added = await perform(performing, acts.addBranch, tester, organisation.id, {
      ...{ number, name: 'Magazijn', address: null },
    })
    if (added.ok) ids.push(added.branch.id)
  }
  const membership = await addMember(the(), organisation.id, { account: person.id }, { branches: [ids[0]!] })
  const change = (changes: object) =>
    perform(
      performing,
      acts.changeMember,
      tester,
      { organisation: organisation.id, id: membership.id },
      {
        change: (before) => ({ ...before, ...changes }),
      },
    )
  return { person, organisation, change }
}

const limited = [{ number: '000000000001', name: 'Magazijn' }]

describe('somebody who is limited to a branch', () => {
  test.each([
    ['accepted', undefined, true],
    ['accepted', '0000 0000 0001', true],
    ['accepted', '000000000002', false],
    ['accepted', '000000000003', false],
    ['named', '000000000001', true],
    ['named', '000000000002', false],
    ['named', undefined, false],
    ['refused', undefined, false],
    ['refused', '000000000001', false],
    ['unnamed', undefined, false],
  ])('is let in by a portal that says %s and names %s: %s', async (sluis_branches, branch, isLet) => {
    const { person } = await arrange()
    const portal = await portalFor({ sluis_branches })
    const started = await begin(portal, branch === undefined ? {} : { branch })
    const page = await arrive(new Browser(), started, person)
    expect(atPortal(page.url)).toBe(isLet)
    if (isLet) expect(claimIn(await redeem(portal, started, page.url))).toMatchObject({ branches: limited })
    else expect(reasonsOn(page)).toEqual(['organisation-missing'])
  })

  test('is let in everywhere once they act for all of it, and for a branch that there is', async () => {
    const { person, change } = await arrange()
    await change({ branches: null })
    const browser = new Browser()
    for (const sluis_branches of ['accepted', 'named', 'refused', 'unnamed']) {
      const portal = await portalFor({ sluis_branches })
      const started = await begin(portal)
      const page = await arrive(browser, started, person)
      const tokens = await redeem(portal, started, page.url)
      expect([sluis_branches, claimIn(tokens)]).toEqual([
        sluis_branches,
        expect.objectContaining({ branches: null }),
      ])
      if (sluis_branches === 'unnamed') continue
      const named = async (branch: string) => open(browser, await begin(portal, { branch, prompt: 'none' }))
      expect((await named('000000000002')).url.searchParams.has('code')).toBe(true)
      expect(errorAt((await named('000000000003')).url)).toBe('interaction_required')
    }
  })

  test('a portal that names no branch is told so where it does', async () => {
    const portal = await portalFor({ sluis_branches: 'unnamed' })
    const page = await open(new Browser(), await begin(portal, { branch: '000000000001' }))
    expect(errorAt(page.url)).toBe('invalid_request')
  })
})

describe('whoever is not let in for what they are in their organisation', () => {
  test('is told whom of it they can ask, by name; nobody else is', async () => {
    const { person, organisation } = await arrange()
    const administrator = await createPerson(the(), { name: 'Anna <de> Vries' })
    await addMember(the(), organisation.id, { account: administrator.id }, { role: 'administrator' })
    const portal = await portalFor({ sluis_branches: 'refused' })
    const page = await arrive(new Browser(), await begin(portal), person)
    expect(page.text).toContain(`For ${organisation.display_name} you can ask: Anna &lt;de&gt; Vries.`)
    const low = await portalFor({ sluis_mandate_level: 'basic', sluis_minimum_level: 'two-factor' })
    await forgetSteps(the())
    expect((await arrive(new Browser(), await begin(low), person)).text).toContain('Anna &lt;de&gt; Vries')
    // of a client that they act for through their office they read nobody's name
    const client = await createOrganisation(the())
    const director = await createPerson(the(), { name: 'Karel Klant' })
    await addMember(the(), client.id, { account: director.id }, { role: 'administrator' })
    const grant = await giveRepresentation(the(), client.id, organisation.id)
    await addMember(the(), client.id, { account: person.id, through: grant.id }, { mandateLevel: 'basic' })
    const high = await portalFor({ sluis_minimum_level: 'two-factor', sluis_branches: 'refused' })
    await forgetSteps(the())
    const refused = await arrive(new Browser(), await begin(high), person)
    expect([refused.text.includes('Vries'), refused.text.includes('Klant')]).toEqual([true, false])
    const stranger = await createPerson(the())
    await forgetSteps(the())
    const other = await arrive(
      new Browser(),
      await begin(portal, { organization: organisation.id }),
      stranger,
    )
    expect(reasonsOn(other)).toEqual(['organisation-not-found'])
    expect(other.text).not.toContain('Vries')
  })
})

describe('the scope organizations', () => {
  test('tells, at userinfo alone, for whom somebody may act there', async () => {
    const person = await createPerson(the())
    const organisations: Awaited<ReturnType<typeof createOrganisation>>[] = []
    for (const name of ['Bakker', 'Aannemer']) {
      const organisation = await createOrganisation(the(), { display_name: name })
      organisations.push(organisation)
      await addMember(the(), organisation.id, { account: person.id })
    }
    const portal = await portalFor({ sluis_organization: 'none' })
    const started = await begin(portal, { scope: 'openid organizations' })
    await forgetSteps(the())
    const tokens = await redeem(portal, started, (await arrive(new Browser(), started, person)).url)
    expect(tokens.claims()).not.toHaveProperty('organizations')
    const said = await openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? '')
    const told = (i: number) => ({
      ...{ id: organisations[i]!.id, name: organisations[i]!.display_name },
      registration: { kind: 'kvk', number: organisations[i]!.registration_number },
    })
    expect(said['organizations']).toEqual([told(1), told(0)])
    expect(said).not.toHaveProperty('organization')
  })

  test('tells a hundred at most, and that there are more', async () => {
    const person = await createPerson(the())
    for (let i = 0; i < 101; i++)
      await addMember(the(), (await createOrganisation(the())).id, { account: person.id })
    const portal = await portalFor({ sluis_organization: 'none', sluis_organization_claims: [] })
    const started = await begin(portal, { scope: 'openid organizations' })
    await forgetSteps(the())
    const tokens = await redeem(portal, started, (await arrive(new Browser(), started, person)).url)
    const said = await openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect((said['organizations'] as unknown[]).length).toBe(100)
    expect(said['organizations_more']).toBe(true)
    expect(Object.keys((said['organizations'] as object[])[0]!)).toEqual(['id', 'name'])
  })
})
