import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { clientById } from '../../src/domain/clients/index.ts'
import { atConsole } from '../harness/console.ts'
import { attribute, elementsOf, noticeOn, rawText, reasonsOn, textOf, textsWith } from '../harness/html.ts'
import { createPortal, createTestResource, REDIRECT } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })
const shownOn = textsWith

describe('settings', () => {
  test('are saved by fields and as a whole, and hold at once', async () => {
    const { clientId: id } = await createPortal(the(), { client_name: 'Before' })
    const { go, press } = await atConsole(the(), 'operator')
    const form = await go(`/portals/${id}/settings`)
    const whole = JSON.stringify({
      ...(await clientById(the().house.db, id, new Date()))!.metadata,
      contacts: ['a@b.example'],
    })
    const saved = await press(form, `/portals/${id}/settings`, { name: 'After', whole })
    expect(saved.text).toContain('It is saved, and counts at once.')
    expect((await clientById(the().house.db, id, new Date()))?.metadata).toMatchObject({
      client_name: 'After',
      contacts: ['a@b.example'],
    })
  })

  test('that ask less of people wait for a second person', async () => {
    const { clientId: id } = await createPortal(the(), { sluis_minimum_level: 'two-factor' })
    const [one, two] = [await atConsole(the(), 'operator'), await atConsole(the(), 'operator')]
    const asked = await one.press(await one.go(`/portals/${id}/settings`), `/portals/${id}/settings`, {
      level: 'basic',
    })
    expect([asked.url.pathname, asked.text.includes('It waits for a second person now.')]).toEqual([
      '/operator/agreements',
      true,
    ])
    const [, path = ''] =
      new RegExp(`href="/operator(/agreements/[0-9a-f-]+)">(?:(?!/agreements/)[^])*?${id}`).exec(
        asked.text,
      ) ?? []
    // whoever opens the settings meanwhile is told
    expect(textsWith(await two.go(`/portals/${id}/settings`), 'data-asked')).toEqual([
      'Something that was asked of this portal waits for a second person.',
    ])
    const mine = await one.go(path)
    expect(mine.text).toContain('A colleague must agree.')
    expect(mine.text).not.toContain('/agree"')
    const theirs = await two.go(path)
    expect(theirs.text).toContain('sluis_minimum_level')
    const agreed = await two.press(theirs, `${path}/agree`)
    expect(agreed.text).toContain('You agreed, and it is done.')
    expect((await clientById(the().house.db, id, new Date()))?.metadata).toMatchObject({
      sluis_minimum_level: 'basic',
    })
  })

  test('that were asked for and have been changed since are said to be so, and cannot be agreed to', async () => {
    const { clientId: id } = await createPortal(the(), { sluis_minimum_level: 'two-factor' })
    const [one, two] = [await atConsole(the(), 'operator'), await atConsole(the(), 'operator')]
    const asked = await one.press(await one.go(`/portals/${id}/settings`), `/portals/${id}/settings`, {
      level: 'basic',
    })
    await two.press(await two.go(`/portals/${id}/settings`), `/portals/${id}/settings`, { name: 'Other' })
    const [, path = ''] =
      new RegExp(`href="/operator(/agreements/[0-9a-f-]+)">(?:(?!/agreements/)[^])*?${id}`).exec(
        asked.text,
      ) ?? []
    expect((await two.go('/agreements')).text).toMatch(
      new RegExp(`${id}</span> <span class="tag warn">has changed since`),
    )
    const theirs = await two.go(path)
    expect(theirs.text).toContain('What it was asked for has changed since.')
    expect([theirs.text.includes('/agree"'), theirs.text.includes('/decline"')]).toEqual([false, true])
  })

  test('that somebody else has changed meanwhile are shown first, and nothing that was typed is lost', async () => {
    const { clientId: id } = await createPortal(the(), { client_name: 'Before' })
    const [one, two] = [await atConsole(the(), 'operator'), await atConsole(the(), 'operator')]
    const [hers, his] = [await one.go(`/portals/${id}/settings`), await two.go(`/portals/${id}/settings`)]
    await one.press(hers, `/portals/${id}/settings`, { name: 'Hers' })
    const stale = await two.press(his, `/portals/${id}/settings`, { logouts: 'https://portal.example/bye' })
    expect([stale.status, reasonsOn(stale)]).toEqual([412, ['precondition-failed']])
    expect(stale.text).toContain('What was changed meanwhile')
    expect(elementsOf(stale, 'td').map(textOf)).toEqual(['Before', 'Hers'])
    await two.press(stale, `/portals/${id}/settings`)
    expect((await clientById(the().house.db, id, new Date()))?.metadata).toMatchObject({
      client_name: 'Hers',
      post_logout_redirect_uris: ['https://portal.example/bye'],
    })
  })

  test.each([
    [{ redirects: 'http://portal.example/cb' }, 'refused-here'],
    [{ whole: '[1]' }, 'whole-malformed'],
    [{ whole: '{' }, 'whole-malformed'],
  ])('%j is told at its field', async (said, reason) => {
    const { clientId: id } = await createPortal(the())
    const { go, press } = await atConsole(the(), 'operator')
    const page = await press(await go(`/portals/${id}/settings`), `/portals/${id}/settings`, said)
    expect([page.status, reasonsOn(page).includes(reason)]).toEqual([422, true])
  })

  test('that are no JSON, or an address on a line of its own, are told by where they are wrong', async () => {
    const { clientId: id } = await createPortal(the())
    const { go, press } = await atConsole(the(), 'operator')
    const path = `/portals/${id}/settings`
    const whole = '{\n  "client_name": "Permits"\n  "redirect_uris": []\n}'
    const broken = await press(await go(path), path, { whole })
    expect(broken.text).toMatch(/JSON<\/code>[^<]*\(line 3 column 3\)/)
    expect(elementsOf(broken, 'textarea').map(rawText)).toContainEqual(
      expect.stringContaining('"Permits"\n  "redirect'),
    )
    const redirects = 'https://portal.example/cb\r\nhttp://portal.example/cb'
    const second = await press(await go(path), path, { redirects })
    expect(elementsOf(second, 'li').map(textOf).join(' ')).toContain('redirect_uris, line 2')
  })

  test('of a machine are those that mean something for it, and the others stay as they are', async () => {
    const { clientId: id } = await createPortal(the(), {
      ...{
        client_name: 'Import',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    })
    await createTestResource(the(), 'https://things.example')
    const { go, press } = await atConsole(the(), 'operator')
    const path = `/portals/${id}/settings`
    const page = await go(path)
    const names = elementsOf(page, 'input', 'textarea', 'select').flatMap(
      (each) => attribute(each, 'name') ?? [],
    )
    expect(names.filter((name) => !['base', 'locale', 'back'].includes(name))).toEqual([
      'name',
      'apis',
      'whole',
    ])
    const before = (await clientById(the().house.db, id, new Date()))!.metadata
    await press(page, path, { name: 'Nightly import', apis: 'https://things.example' })
    expect((await clientById(the().house.db, id, new Date()))!.metadata).toEqual({
      ...{ ...before, client_name: 'Nightly import', sluis_resources: ['https://things.example'] },
    })
  })

  test('of a form of another release, which lacks a field, leave that alone', async () => {
    await createTestResource(the(), 'https://kept.example')
    const { clientId: id } = await createPortal(the(), { sluis_resources: ['https://kept.example'] })
    const { go, browser } = await atConsole(the(), 'operator')
    const page = await go(`/portals/${id}/settings`)
    const base = /name="base" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    await browser.send(`${the().origin}/operator/portals/${id}/settings`, {
      method: 'POST',
      headers: { origin: the().origin },
      body: new URLSearchParams({ base, name: 'Renamed', refresh: 'yes' }),
    })
    expect((await clientById(the().house.db, id, new Date()))?.metadata).toMatchObject({
      ...{ client_name: 'Renamed', sluis_resources: ['https://kept.example'] },
      redirect_uris: [REDIRECT],
    })
  })

  test('of a form that is none of ours are shown first as they are now', async () => {
    const { clientId: id } = await createPortal(the(), { client_name: 'Before' })
    const { go, press } = await atConsole(the(), 'operator')
    const path = `/portals/${id}/settings`
    const page = await press(await go(path), path, { base: 'x', name: 'After' })
    expect([page.status, page.text.includes('value="After"')]).toEqual([412, true])
    expect((await clientById(the().house.db, id, new Date()))?.name).toBe('Before')
  })

  test('of a client manager’s form say nothing of the APIs that a portal may reach: that is an operator’s', async () => {
    const { clientId: id } = await createPortal(the())
    const { go } = await atConsole(the(), 'client-manager', { clients: [id] })
    const names = elementsOf(await go(`/portals/${id}/settings`), 'textarea').map((each) =>
      attribute(each, 'name'),
    )
    expect(names).toEqual(['redirects', 'logouts', 'whole'])
  })

  test('of another client’s form are not taken for this one’s', async () => {
    const [one, other] = [
      await createPortal(the(), { client_name: 'One' }),
      await createPortal(the(), { client_name: 'Other' }),
    ]
    const { go, press } = await atConsole(the(), 'operator')
    const base =
      /name="base" value="([^"]+)"/.exec((await go(`/portals/${other.clientId}/settings`)).text)?.[1] ?? ''
    await press(await go(`/portals/${one.clientId}/settings`), `/portals/${one.clientId}/settings`, { base })
    expect((await clientById(the().house.db, one.clientId, new Date()))?.name).toBe('One')
  })
})

test('a secret is rotated with a while for the one before; sent twice, it is one', async () => {
  const { clientId: id } = await createPortal(the())
  const { go, press } = await atConsole(the(), 'operator')
  const form = await go(`/portals/${id}/secret`)
  const made = await press(form, `/portals/${id}/secret`, { hours: '48' })
  expect(shownOn(made, 'data-secret')).toHaveLength(1)
  const again = await press(form, `/portals/${id}/secret`, { hours: '48' })
  expect(shownOn(again, 'data-secret')).toEqual([])
  const wrong = await press(await go(`/portals/${id}/secret`), `/portals/${id}/secret`, { hours: '9999' })
  expect([wrong.status, reasonsOn(wrong)]).toEqual([422, ['hours-unknown']])
})

test('a client manager who asks for less is told that an operator must agree', async () => {
  const { clientId: id } = await createPortal(the(), { sluis_minimum_level: 'two-factor' })
  const { go, press } = await atConsole(the(), 'client-manager', { clients: [id] })
  const page = await press(await go(`/portals/${id}/settings`), `/portals/${id}/settings`, { level: 'basic' })
  expect([page.status, page.url.pathname]).toEqual([200, '/operator/portals'])
  expect(noticeOn(page)).toBe('It waits for a second person now: an operator must agree.')
})

test.each([
  [{ scope: 'openid' }, { scope: 'openid phone' }],
  [{ scope: 'openid' }, {}],
  [{ scope: 'openid' }, { scope: 'openid', sluis_claims: ['phone_number'] }],
  [
    { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: 'https://portal.example/jwks' },
    { token_endpoint_auth_method: 'client_secret_basic' },
  ],
])('that a portal of %j becomes one of %j is for two persons', async (before, after) => {
  const redirect_uris = ['https://portal.example/cb']
  const { clientId: id } = await createPortal(the(), { redirect_uris, ...before })
  const { go, press } = await atConsole(the(), 'client-manager', { clients: [id] })
  const whole = JSON.stringify({ client_name: 'P', redirect_uris, ...after })
  const page = await press(await go(`/portals/${id}/settings`), `/portals/${id}/settings`, { whole })
  expect(noticeOn(page)).toBe('It waits for a second person now: an operator must agree.')
})

test('what is tried beforehand has a pace, whoever holds the role, and a rehearsal is on record', async () => {
  const { clientId: id } = await createPortal(the())
  const { go, press, person } = await atConsole(the(), 'client-manager', { clients: [id] })
  const page = await go(`/portals/${id}/rehearsal`)
  const statuses = []
  for (let i = 0; i < 21; i++) statuses.push((await press(page, `/portals/${id}/rehearsal`)).status)
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429])
  const { rows } = await sql<{ actor: string }>`select actor from audit_event
    where type = 'clients.client.rehearsed' and client_id = ${id}`.execute(the().house.db)
  expect(rows).toHaveLength(20)
  expect(rows[0]?.actor).toContain(person.id)
})

test('a portal is withdrawn by two persons', async () => {
  const { clientId: id } = await createPortal(the())
  const [one, two] = [await atConsole(the(), 'operator'), await atConsole(the(), 'operator')]
  const asked = await one.press(await one.go(`/portals/${id}/withdraw`), `/portals/${id}/withdraw`)
  const [, path = ''] =
    new RegExp(`href="/operator(/agreements/[0-9a-f-]+)">(?:(?!/agreements/)[^])*?${id}`).exec(asked.text) ??
    []
  // by its name and by its id: a name is whatever its owner says
  const asks = await two.go(path)
  expect(elementsOf(asks, 'dd').map(textOf)[0]).toBe(`Test portal /clients/${id}`)
  await two.press(asks, `${path}/agree`)
  expect((await one.go(`/portals/${id}`)).status).toBe(404)
})

test('a broken portal is rehearsed, mended and rehearsed again', async () => {
  const { clientId: id } = await createPortal(the(), {
    redirect_uris: ['https://portal.example/cb'],
    sluis_minimum_level: 'high',
  })
  const { go, press } = await atConsole(the(), 'operator')
  const broken = await press(await go(`/portals/${id}/rehearsal`), `/portals/${id}/rehearsal`)
  expect(textsWith(broken, 'data-rehearsed')).toEqual(['3 things are wrong.'])
  expect(broken.text).toContain('Nobody can sign in: its lowest level')
  await press(await go(`/portals/${id}/settings`), `/portals/${id}/settings`, { level: 'two-factor' })
  // it asks less than before: a second person agrees
  const two = await atConsole(the(), 'operator')
  const list = await two.go('/agreements')
  const [, path = ''] =
    new RegExp(`href="/operator(/agreements/[0-9a-f-]+)">(?:(?!/agreements/)[^])*?${id}`).exec(list.text) ??
    []
  await two.press(await two.go(path), `${path}/agree`)
  const mended = await press(await go(`/portals/${id}/rehearsal`), `/portals/${id}/rehearsal`)
  expect(textsWith(mended, 'data-rehearsed')).toEqual(['Nothing is wrong.'])
})
