import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { perform } from '../../src/acts/index.ts'
import { lockOrganisation } from '../../src/domain/organisations/index.ts'
import { tester } from '../harness/acting.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { logoutReceiver } from '../harness/logout-receiver.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  giveRepresentation,
  organising,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, open, redeem, type Portal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { until } from '../harness/until.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { forWhom } from './given-for-whom.ts'

const the = useWorld()
const { portalFor, begin, arrive, choose, claimIn, acting } = forWhom(the)

type Tokens = Awaited<ReturnType<typeof redeem>>
const over = { error: 'invalid_grant' }
const refresh = (portal: Portal, { refresh_token: token }: Tokens): Promise<Tokens> =>
  openid.refreshTokenGrant(portal.config, token ?? '-')
const idIn = (tokens: Tokens): unknown => (claimIn(tokens) as { id?: string } | undefined)?.id

let receiver: Awaited<ReturnType<typeof logoutReceiver>>
beforeAll(async () => {
  receiver = await logoutReceiver()
})
afterAll(async () => receiver.close())

test('a membership whose time is over ends what was granted for it at its next use, for good', async () => {
  const { person, organisations, memberships } = await acting(2)
  const [one, other] = organisations
  const { acts, performing } = organising(the())
  const portal = await portalFor({ backchannel_logout_uri: receiver.uri })
  const browser = new Browser()
  const tab = async (organization: string): Promise<Tokens> => {
    const started = await begin(portal, { organization })
    return redeem(portal, started, (await arrive(browser, started, person)).url)
  }
  const [mine, others] = [await tab(one!.id), await tab(other!.id)]
  const within = { organisation: one!.id, id: memberships[0]! }
  await perform(performing, acts.changeMember, tester, within, {
    change: (before) => ({ ...before, until: new Date(Date.now() + 60_000) }),
  })
  travel(60_001)
  await expect(refresh(portal, mine)).rejects.toMatchObject(over)
  const told = () =>
    receiver.received.map(({ body }) => decodeJwt(new URLSearchParams(body).get('logout_token') ?? '')['sid'])
  await until(() => told().length === 1)
  expect(told()).toEqual([mine.claims()?.['sid']])
  travel(-60_001)
  await expect(refresh(portal, mine)).rejects.toMatchObject(over)
  expect(idIn(await refresh(portal, others))).toBe(other!.id)
})

test('what is lowered while it is being granted is not granted as it was', async () => {
  const { person, organisations, memberships } = await acting(1)
  const [one] = organisations
  const { acts, performing } = organising(the())
  const browser = new Browser()
  const first = await portalFor()
  await arrive(browser, await begin(first), person)
  const portal = await portalFor()
  let arriving: ReturnType<typeof open> | undefined
  const within = { organisation: one!.id, id: memberships[0]! }
  await performing.db.transaction().execute(async (tx) => {
    await lockOrganisation(tx, one!.id)
    await acts.changeMember.run(
      tx,
      tester,
      within,
      { change: (before) => ({ ...before, mandateLevel: 'basic' }) },
      new Date(),
    )
    // judged before it is lowered, granted after
    arriving = open(browser, await begin(portal))
    await until(async () => {
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(performing.db)
      return rows.length > 0
    })
  })
  const page = await arriving!
  expect(page.url.searchParams.get('code')).toBeNull()
  expect([page.url.searchParams.get('error'), ...reasonsOn(page)]).toContain('access_denied')
})

describe('whom somebody acts for more than once', () => {
  test('is one organisation: their own membership counts, and not what they hold through an office', async () => {
    await forgetSteps(the())
    const person = await createPerson(the())
    const [client, office] = [await createOrganisation(the()), await createOrganisation(the())]
    await addMember(the(), office.id, { account: person.id })
    const grant = await giveRepresentation(the(), client.id, office.id)
    await addMember(the(), client.id, { account: person.id, through: grant.id })
    await addMember(the(), client.id, { account: person.id })
    const portal = await portalFor()
    const browser = new Browser()
    const started = await begin(portal, { organization: client.id })
    const tokens = await redeem(portal, started, (await arrive(browser, started, person)).url)
    expect(claimIn(tokens)).toMatchObject({ id: client.id })
    expect(claimIn(tokens)).not.toHaveProperty('through')
  })

  test('is asked where a number that they share means two of them', async () => {
    await forgetSteps(the())
    const { person, organisations } = await acting(3)
    const register = await createRegister(the(), { is_shared: true })
    for (const { id } of organisations.slice(0, 2)) await addNumber(the(), id, register, '444444')
    const portal = await portalFor()
    const browser = new Browser()
    const started = await begin(portal, { organization: `${register}:444444` })
    const page = await arrive(browser, started, person)
    expect(headingOf(page)).toBe('Who are you acting for?')
    const shown = organisations.map(({ id }) => page.text.includes(`value="${id}"`))
    expect(shown).toEqual([true, true, false])
    // the third is not what was asked for
    expect(reasonsOn(await choose(browser, page, organisations[2]!.id))).toEqual(['organisation-gone'])
    const back = await choose(browser, page, organisations[1]!.id)
    expect(idIn(await redeem(portal, started, back.url))).toBe(organisations[1]!.id)
  })

  test('is nobody but who covers the branch, also where one may act for oneself', async () => {
    await forgetSteps(the())
    const { person } = await acting(1)
    const portal = await portalFor({ sluis_organization: 'optional' })
    const page = await arrive(new Browser(), await begin(portal, { branch: '000000000009' }), person)
    expect([atPortal(page.url), reasonsOn(page)]).toEqual([false, ['organisation-missing']])
  })
})
