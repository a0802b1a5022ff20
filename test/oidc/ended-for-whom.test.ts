import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { perform } from '../../src/acts/index.ts'
import type { OrganisationId } from '../../src/policy/vocabulary.ts'
import { tester } from '../harness/acting.ts'
import { Browser } from '../harness/browser.ts'
import { logoutReceiver } from '../harness/logout-receiver.ts'
import {
  addMember,
  addNumber,
  createAttribute,
  createOrganisation,
  createRegister,
  giveRepresentation,
  organising,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, errorAt, open, redeem, type Portal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

import { whileHeld } from '../harness/held.ts'
import { until } from '../harness/until.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { forWhom } from './given-for-whom.ts'

const the = useWorld()
const { portalFor, begin, arrive, claimIn, endMember } = forWhom(the)

type Tokens = Awaited<ReturnType<typeof redeem>>
type Receiver = Awaited<ReturnType<typeof logoutReceiver>>
const over = { error: 'invalid_grant' }
const refresh = (portal: Portal, { refresh_token: token }: Tokens): Promise<Tokens> =>
  openid.refreshTokenGrant(portal.config, token ?? '-')
const idIn = (tokens: Tokens): unknown => (claimIn(tokens) as { id?: string } | undefined)?.id

let receiver: Receiver
beforeAll(async () => {
  receiver = await logoutReceiver()
})
afterAll(async () => receiver.close())

const toldOf = (sid: unknown): number =>
  receiver.received.filter(
    ({ body }) => decodeJwt(new URLSearchParams(body).get('logout_token') ?? '')['sid'] === sid,
  ).length

/**
 * Somebody who acts for one organisation with all there is to lose, and through an office for a client of it; in tabs for
 * the one, the client and the office.
 */
async function arrange() {
  const { acts, performing } = organising(the())
  const person = await createPerson(the())
  const [one, office, client] = [
    await createOrganisation(the()),
    await createOrganisation(the()),
    await createOrganisation(the()),
  ]
  const register = await createRegister(the())
  const numbers = [
    await addNumber(the(), one.id, register),
    await addNumber(the(), one.id, register),
    await addNumber(the(), one.id, register),
  ]
  const branches: string[] = []
  for (const number of ['000000000001', '000000000002']) {
    const said = { number, name: 'Magazijn', address: null }
    const added = await perform(performing, acts.addBranch, tester, one.id, said)
    if (added.ok) branches.push(added.branch.id)
  }
  const stays = await createPerson(the())
  await addMember(the(), one.id, { account: stays.id }, { role: 'administrator' })
  const ids = { numbers: numbers.map(({ id }) => id).slice(0, 2), branches }
  const own = await addMember(the(), one.id, { account: person.id }, { role: 'administrator', ...ids })
  const attribute = await createAttribute(the())
  const said = { [attribute]: ['Utrecht', 'Zwolle'] }
  await perform(
    performing,
    acts.setAttributes,
    tester,
    { organisation: one.id, id: own.id },
    { setter: 'operator', said },
  )
  const ofOffice = await addMember(the(), office.id, { account: person.id })
  const grant = await giveRepresentation(the(), client.id, office.id)
  await addMember(the(), client.id, { account: person.id, through: grant.id })
  const portal = await portalFor({ backchannel_logout_uri: receiver.uri })
  const browser = new Browser()
  const tab = async (organization: string): Promise<Tokens> => {
    const started = await begin(portal, { organization })
    return redeem(portal, started, (await arrive(browser, started, person)).url)
  }
  const tabs = { one: await tab(one.id), office: await tab(office.id), client: await tab(client.id) }
  const within = { organisation: one.id, id: own.id }
  const change = (changes: object) =>
    perform(performing, acts.changeMember, tester, within, {
      change: (before) => ({ ...before, ...changes }),
    })
  return {
    ...{
      acts,
      performing,
      person,
      one,
      office,
      client,
      register,
      numbers,
      branches,
      own,
      attribute,
      ofOffice,
    },
    ...{ grant, portal, browser, tab, tabs, within, change },
  }
}

type Arranged = Awaited<ReturnType<typeof arrange>>
type Tab = keyof Arranged['tabs']

const stand = (organisation: (arranged: Arranged) => { id: OrganisationId }, act: 'suspend' | 'close') =>
  function run(arranged: Arranged) {
    const { acts, performing } = arranged
    const one = act === 'suspend' ? acts.suspendOrganisation : acts.closeOrganisation
    return perform(performing, one, tester, organisation(arranged).id)
  }

const moving =
  (i: number) =>
  ({ acts, performing, one, numbers, office }: Arranged) => {
    const number = { organisation: one.id, id: numbers[i]!.id }
    return perform(performing, acts.moveNumber, tester, number, { to: office.id })
  }

/** What ends which tabs; the others go on. */
const endings: readonly (readonly [
  name: string,
  ended: readonly Tab[],
  run: (arranged: Arranged) => Promise<{ readonly ok: boolean }>,
])[] = [
  ['a membership that is ended', ['one'], (a) => endMember(a.one.id, a.own.id)],
  ['an administrator who is a member', ['one'], (a) => a.change({ role: 'member', powers: [] })],
  ['a number less', ['one'], (a) => a.change({ numbers: [a.numbers[0]!.id] })],
  ['a branch less', ['one'], (a) => a.change({ branches: [a.branches[0]!] })],
  ['a mandate that is worth less', ['one'], (a) => a.change({ mandateLevel: 'basic' })],
  ['a beginning that is put off', ['one'], (a) => a.change({ from: new Date(Date.now() + 86_400_000) })],
  [
    'something said no more',
    ['one'],
    ({ acts, performing, within, attribute }) =>
      perform(performing, acts.setAttributes, tester, within, {
        setter: 'operator',
        said: { [attribute]: ['Utrecht'] },
      }),
  ],
  ['a number that is another organisation’s', ['one'], moving(0)],
  [
    'numbers that became one, which they do not have',
    ['one'],
    ({ acts, performing, one, numbers }) =>
      perform(performing, acts.mergeNumbers, tester, one.id, {
        ...{ from: [numbers[0]!.id], to: numbers[2]!.id, who: 'every' },
      }),
  ],
  [
    'a branch that is no more',
    ['one'],
    ({ acts, performing, one, branches }) =>
      perform(performing, acts.endBranch, tester, { organisation: one.id, id: branches[0]! }),
  ],
  ['an organisation that is put on hold', ['one'], stand(({ one }) => one, 'suspend')],
  ['an office that is put on hold', ['office', 'client'], stand(({ office }) => office, 'suspend')],
  ['an office that is ended', ['office', 'client'], stand(({ office }) => office, 'close')],
  ['somebody who leaves the office', ['office', 'client'], (a) => endMember(a.office.id, a.ofOffice.id)],
  [
    'an office that does not act for its client any more',
    ['client'],
    ({ acts, performing, grant }) =>
      perform(performing, acts.endRepresentation, tester, grant.id, { from: 'organisation' }),
  ],
  ['a number of others that is another organisation’s', [], moving(2)],
  ['more numbers', [], (a) => a.change({ numbers: null })],
  ['an end that is still to come', [], (a) => a.change({ until: new Date(Date.now() + 86_400_000) })],
  ['a mandate that is worth all that there is', [], (a) => a.change({ mandateLevel: null })],
  [
    'something else that is said',
    [],
    async (a) => {
      const { acts, performing, within } = a
      const attribute = await createAttribute(the(), { type: 'text', allowed: [] })
      for (const text of ['Utrecht', 'Zwolle'])
        await perform(performing, acts.setAttributes, tester, within, {
          setter: 'operator',
          said: { [attribute]: [text] },
        })
      return { ok: true }
    },
  ],
]

test.each(endings)('%s ends what was granted for it at once, and nothing else', async (_name, ended, run) => {
  const arranged = await arrange()
  const { portal, tabs } = arranged
  expect(await run(arranged)).toMatchObject({ ok: true })
  // at once, before anything of it is used
  const sid = (name: Tab): unknown => tabs[name].claims()?.['sid']
  await until(() => ended.every((name) => toldOf(sid(name)) === 1))
  for (const [name, tokens] of Object.entries(tabs)) {
    const isOver = ended.includes(name as Tab)
    const refreshed = refresh(portal, tokens).then(
      (fresh) => idIn(fresh),
      (error: { error: string }) => error.error,
    )
    expect([name, await refreshed]).toEqual([name, isOver ? 'invalid_grant' : idIn(tokens)])
    const { active } = await openid.tokenIntrospection(portal.config, tokens.access_token)
    expect([name, active]).toEqual([name, !isOver])
  }
  for (const name of ['one', 'office', 'client'] as const)
    expect([name, toldOf(sid(name))]).toEqual([name, ended.includes(name) ? 1 : 0])
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from audit_event
    where type = 'sessions.acting.ended' and organisation_id = any (${[arranged.one.id, arranged.office.id, arranged.client.id]}::uuid[])`.execute(
    the().house.db,
  )
  expect((rows[0]?.count ?? 0) > 0).toBe(ended.length > 0)
})

describe('what has ended stays ended', () => {
  const suspendWhile = <T>({ acts, performing, one }: Arranged, run: () => Promise<T>): Promise<T> =>
    whileHeld(
      performing.db,
      (tx) => acts.suspendOrganisation.run(tx, tester, one.id, undefined, new Date()),
      run,
    )

  test.each(['a code', 'the tokens for a code', 'a refresh'])(
    '%s that was under way when the organisation was put on hold is worth nothing, then and later',
    async (what) => {
      const arranged = await arrange()
      const { acts, performing, portal, browser, tabs, one } = arranged
      const started = await begin(portal, { organization: one.id })
      const back = what === 'the tokens for a code' ? await open(browser, started) : undefined
      const got = await suspendWhile(arranged, async () => {
        if (what === 'a refresh') return refresh(portal, tabs.one).catch((error: unknown) => error)
        if (back) return redeem(portal, started, back.url).catch((error: unknown) => error)
        const page = await open(browser, started)
        return atPortal(page.url) && errorAt(page.url) === null
          ? redeem(portal, started, page.url).catch((error: unknown) => error)
          : { error: 'refused' }
      })
      await perform(performing, acts.resumeOrganisation, tester, one.id)
      if ('access_token' in (got as object)) {
        await expect(refresh(portal, got as Tokens)).rejects.toMatchObject(over)
        const { access_token: token } = got as Tokens
        expect(await openid.tokenIntrospection(portal.config, token)).toEqual({ active: false })
      } else expect(['invalid_grant', 'refused']).toContain((got as { error: string }).error)
      await expect(refresh(portal, tabs.one)).rejects.toMatchObject(over)
    },
  )

  test('a first choice that was under way when its membership ended comes to nothing', async () => {
    const arranged = await arrange()
    const { one, own, person } = arranged
    const portal = await portalFor({ sluis_consent: 'ask' })
    const browser = new Browser()
    await forgetSteps(the())
    // its owner is at the page that asks what may be shared
    const page = await arrive(browser, await begin(portal, { organization: one.id }), person)
    expect(page.url.pathname).toMatch(/\/consent$/)
    await endMember(one.id, own.id)
    const after = await browser.submit(page, {}, { action: '/consent', stopAt: atPortal })
    expect(after.url.searchParams.has('code')).toBe(false)
    // whoever is one of them again is asked again
    await addMember(the(), one.id, { account: person.id })
    const again = await open(browser, await begin(portal, { organization: one.id }))
    expect(again.url.pathname).toMatch(/\/consent$/)
  })
})
