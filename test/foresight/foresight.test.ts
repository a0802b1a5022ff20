import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { clientById, type ClientMetadata } from '../../src/domain/clients/index.ts'
import type { Acting } from '../../src/domain/audit/index.ts'
import { createForesights, foresightById, keptOutBy } from '../../src/journeys/foresight/index.ts'
import { removeOldForesights } from '../../src/journeys/foresight/store.ts'
import { signInSource } from '../../src/ports.ts'
import { perform } from '../../src/acts/index.ts'
import { clientActs } from '../../src/ports.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { answerAll } from '../harness/account.ts'
import { tester } from '../harness/acting.ts'
import { atConsole } from '../harness/console.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, textsWith } from '../harness/html.ts'
import { addMember, createOrganisation } from '../harness/organisations.ts'
import { createPerson, type PersonOptions, type TestPerson } from '../harness/people.ts'
import { createPortal, startRequest, type Portal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { eventually } from '../harness/until.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const foresights = () => createForesights({ ...the().house, source: signInSource(the().house) })

/** Somebody who uses a portal. */
async function user({ clientId }: Portal, options: PersonOptions = {}): Promise<TestPerson> {
  const person = await createPerson(the(), options)
  await sql`insert into portal_use (client_id, account_id, last_at) values (${clientId}, ${person.id}, now())`.execute(
    the().house.db,
  )
  return person
}

async function foreseen(portal: Portal, change: ClientMetadata) {
  const { metadata, version } = (await clientById(the().house.db, portal.clientId, new Date()))!
  const asked = { clientId: portal.clientId, version, wanted: { ...metadata, ...change } }
  const { id } = (await foresights().ask(tester, asked)) as { id: string }
  const row = (await foresightById(the().house.db, id))!
  const out = await keptOutBy(the().house.db, id, { limit: 100 })
  return {
    row,
    out: new Map(out.map(({ account_id: account, outlook, what }) => [account, [outlook, what]])),
  }
}

describe('whom a change would lock out', () => {
  test('is exact: those whom it keeps out in the real sign-in, and nobody else', async () => {
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const people = {
      app: await user(portal),
      none: await user(portal, { totp: false }),
      old: await user(portal, { totp: false }),
      gone: await user(portal, { totp: false }),
    }
    await sql`update account set enrolment_open_until = null where id = ${people.old.id}`.execute(
      the().house.db,
    )
    await sql`update account set standing = 'disabled' where id = ${people.gone.id}`.execute(the().house.db)
    const change = { sluis_minimum_level: 'two-factor' }
    const { row, out } = await foreseen(portal, change)
    expect(row).toMatchObject({ people: 4, refused: 0, sets_up: 2, done_at: expect.any(Date) })
    expect([...out.keys()].toSorted()).toEqual([people.none.id, people.old.id].toSorted())
    // and so it is, once it is changed
    const { metadata, version } = (await clientById(the().house.db, portal.clientId, new Date()))!
    const input = { metadata: { ...metadata, ...change }, expected: version, hand: 'door' as const }
    await perform(the().house, clientActs(the().house).update, tester, portal.clientId, input)
    for (const [name, person] of Object.entries(people)) {
      if (name === 'gone') continue
      await forgetSteps(the())
      const browser = new Browser()
      const { url } = await startRequest(portal)
      const first = await browser.go(url)
      // whoever gets in is led to the portal, where nobody answers
      const end = await answerAll(browser, first, person.email).catch(() => undefined)
      const isKeptOut = end !== undefined && /enrol|prove-address/.test(end.url.pathname)
      expect([name, isKeptOut]).toEqual([name, out.has(person.id)])
    }
  })

  test('names what is lacking, of factors that are required and of levels beyond reach', async () => {
    const portal = await createPortal(the())
    const one = await user(portal)
    expect((await foreseen(portal, { sluis_factors_required: ['webauthn'] })).out.get(one.id)).toEqual([
      'sets-up',
      'webauthn',
    ])
    expect((await foreseen(portal, { sluis_minimum_level: 'substantial' })).out.get(one.id)).toEqual([
      'refused',
      'level-out-of-reach',
    ])
    expect((await foreseen(portal, { sluis_factors_forbidden: ['totp'] })).out.get(one.id)?.[0]).toBe(
      'sets-up',
    )
  })

  test('is nobody where less is asked, or nothing changes', async () => {
    const portal = await createPortal(the())
    await user(portal, { totp: false })
    for (const change of [{}, { sluis_minimum_level: 'basic' }, { client_name: 'Another' }])
      expect((await foreseen(portal, change)).row).toMatchObject({ people: 1, refused: 0, sets_up: 0 })
  })

  test('names who acts for none of the organisations that a portal is for, be they fewer or others', async () => {
    const [one, two] = [await createOrganisation(the()), await createOrganisation(the())]
    const [first, second] = [one, two].map((each) => `kvk:${each.registration_number}`)
    const portal = await createPortal(the(), { sluis_organisations: [first!] })
    const [inOne, inTwo] = [await user(portal), await user(portal)]
    await addMember(the(), one.id, { account: inOne.id })
    await addMember(the(), two.id, { account: inTwo.id })
    const out = async (organisations: readonly string[]) =>
      (await foreseen(portal, { sluis_organisations: organisations })).out
    expect(await out([second!])).toEqual(new Map([[inOne.id, ['refused', 'organisation-not-let']]]))
    expect(await out([first!, second!])).toEqual(new Map())
    expect(await out([])).toEqual(new Map())
    const open = await createPortal(the())
    const nobody = await user(open)
    const { out: narrowed } = await foreseen(open, { sluis_organisations: [first!] })
    expect([...narrowed.keys()]).toEqual([nobody.id])
  })

  test('of many is looked through in the background, each once, whoever goes on', async () => {
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    const { db } = the().house
    const { rows } = await sql<{ id: AccountId }>`insert into account
        (id, subject, name, locale, created_at, updated_at)
      select gen_random_uuid(), 'many' || n, 'Many ' || n, 'en', now(), now() from generate_series(1, 250) as n returning id`.execute(
      db,
    )
    await sql`insert into identifier (id, account_id, kind, value, lookup, form, created_at)
      select gen_random_uuid(), id, 'email', subject || '@many.example', subject || '@many.example', 'parsed', now() from account where subject like 'many%'`.execute(
      db,
    )
    await sql`insert into portal_use (client_id, account_id, last_at)
      select ${portal.clientId}, id, now() from account where subject like 'many%'`.execute(db)
    const { metadata, version } = (await clientById(db, portal.clientId, new Date()))!
    const wanted = { ...metadata, sluis_minimum_level: 'substantial' }
    const asked = await foresights().ask(tester, { clientId: portal.clientId, version, wanted })
    const id = asked.ok ? asked.id : ''
    // another process goes on at the same time
    await Promise.all([foresights().work({ id }), foresights().work({ id })])
    const row = await eventually(async () => {
      const found = await foresightById(db, id)
      return found?.done_at ? found : undefined
    })
    expect(row).toMatchObject({ people: 250, refused: 250, sets_up: 0 })
    expect(rows).toHaveLength(250)
  })

  test('is forgotten after a day', async () => {
    const portal = await createPortal(the())
    const { row } = await foreseen(portal, {})
    const tomorrow = new Date(Date.now() + 90_000_000)
    const remove = () =>
      the()
        .house.db.transaction()
        .execute((tx) => removeOldForesights(tx, tomorrow))
    while (await remove());
    expect(await foresightById(the().house.db, row.id)).toBeUndefined()
  })

  test('is asked for twenty times by one hand, and then each minute', async () => {
    const portal = await createPortal(the())
    const { metadata: wanted, version } = (await clientById(the().house.db, portal.clientId, new Date()))!
    const who: Acting = { by: { account: (await createPerson(the())).id } }
    const came = []
    for (let i = 0; i < 21; i++)
      came.push((await foresights().ask(who, { clientId: portal.clientId, version, wanted })).ok)
    expect(came).toEqual([...Array.from({ length: 20 }, () => true), false])
    expect((await foresights().ask(tester, { clientId: portal.clientId, version, wanted })).ok).toBe(true)
  })
})

describe('before settings are saved', () => {
  test('whoever saves is told whom it would lock out, and then saves it or leaves it', async () => {
    const portal = await createPortal(the(), { client_name: 'Permits', sluis_minimum_level: 'basic' })
    const lacking = await user(portal, { totp: false, name: 'Lars Lacking' })
    await user(portal)
    const { go, press } = await atConsole(the(), 'operator')
    const path = `/portals/${portal.clientId}/settings`
    const told = await press(await go(path), path, { level: 'two-factor', name: 'Permits and levies' })
    expect(headingOf(told)).toBe('Whom would it lock out of Permits?')
    expect(textsWith(told, 'data-sets-up')).toEqual(['1 of 2 people would have to set something up first.'])
    expect(told.text).toContain(`/operator/people/${lacking.id}`)
    expect((await clientById(the().house.db, portal.clientId, new Date()))?.name).toBe('Permits')
    await press(told, path)
    expect((await clientById(the().house.db, portal.clientId, new Date()))?.metadata).toMatchObject({
      client_name: 'Permits and levies',
      sluis_minimum_level: 'two-factor',
    })
    // what was changed since is not saved over
    const passed = await go(told.url.pathname.replace('/operator', ''))
    expect(passed.text).toContain('The settings were changed since this was looked up.')
  })

  test('a client manager is told how many, and not who', async () => {
    const portal = await createPortal(the(), { sluis_minimum_level: 'basic' })
    await user(portal, { totp: false, name: 'Lars Lacking' })
    const { go, press } = await atConsole(the(), 'client-manager', { clients: [portal.clientId] })
    const path = `/portals/${portal.clientId}/settings`
    const told = await press(await go(path), path, { level: 'two-factor' })
    expect(textsWith(told, 'data-sets-up')).toHaveLength(1)
    expect(told.text).not.toContain('Lars Lacking')
    const other = await atConsole(the(), 'client-manager', {
      clients: [(await createPortal(the())).clientId],
    })
    expect((await other.go(told.url.pathname.replace('/operator', ''))).status).toBe(404)
  })
})
