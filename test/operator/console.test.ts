import { describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { routes } from '../../src/doors/operator/index.ts'
import { roles, table, type Role } from '../../src/policy/operating/index.ts'
import { perform } from '../../src/acts/index.ts'
import { withdrawRoleOf } from '../../src/acts/operating/index.ts'
import { giveRole } from '../harness/api.ts'
import { answerAll } from '../harness/account.ts'
import { tester } from '../harness/acting.ts'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { atConsole, type AtConsole } from '../harness/console.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

describe('coming in', () => {
  test('leads through the sign-in of any portal, to the page that was asked for', async () => {
    const { person } = await atConsole(the(), 'operator')
    const browser = new Browser()
    await forgetSteps(the())
    const start = await browser.go(`${the().origin}/operator/people`)
    expect(headingOf(start)).toBe('Sign in')
    expect(start.text).toContain('the operators’ console')
    const page = await answerAll(browser, start, person.email)
    expect([page.url.pathname, headingOf(page)]).toEqual(['/operator/people', 'People'])
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  test('asks more of somebody who came to a portal by less', async () => {
    const { browser, person } = await arrive(the(), {
      portal: { sluis_minimum_level: 'basic' },
      upTo: 'second step',
    })
    await giveRole(the(), { account: person.id }, 'auditor')
    expect(headingOf(await browser.go(`${the().origin}/operator`))).toBe('Enter your code')
  })

  test('whoever has no role is told so, and shown nothing', async () => {
    const { go } = await atConsole(the())
    const page = await go('/people')
    expect([page.status, headingOf(page)]).toEqual([403, 'This is for those who run the service'])
    expect(page.text).not.toContain('class="places"')
  })

  test('what was proven counts for four hours; a form that was open then is still sent', async () => {
    const { go, person, press } = await atConsole(the(), 'operator')
    const other = await createPerson(the())
    const open = await go(`/people/${other.id}`)
    // the session is used meanwhile, so that it lives
    for (let i = 0; i < 12; i++) {
      travel(20 * 60_000)
      await go()
    }
    travel(60_000)
    const done = await press(open, `/people/${other.id}/recover`)
    // it is done; the page that tells so asks to sign in again
    expect(headingOf(done)).toBe('Sign in')
    expect((await the().house.outbox.newest(the().house.db, 20)).map((each) => each.template)).toContain(
      'recovery/link',
    )
    expect(person.id).toBeDefined()
  })

  test.each([
    ['/audit', { until: 'nonsense' }],
    ['/people', { q: 'nobody@example.test' }],
  ])('%s is not let by a form either, once what was proven is too old', async (path, typed) => {
    const { go, browser } = await atConsole(the(), 'operator')
    for (let i = 0; i < 11; i++) {
      travel(20 * 60_000)
      await go(path)
    }
    travel(21 * 60_000)
    const { status, headers } = await browser.send(`${the().origin}/operator${path}`, {
      ...{ method: 'POST', body: new URLSearchParams(typed), headers: { origin: the().origin } },
    })
    expect([status, headers.get('location')]).toEqual([303, '/operator/sign-in?to=%2Foperator'])
  })

  test('a role that is taken back is gone with the next request', async () => {
    const { go, roleId } = await atConsole(the(), 'auditor')
    expect((await go()).status).toBe(200)
    await perform(the().house, withdrawRoleOf, tester, roleId!)
    expect((await go()).status).toBe(403)
  })

  test('a mark of "my account" opens no console', async () => {
    const { browser } = await atConsole(the(), 'operator')
    await browser.go(`${the().origin}/account`)
    const cookie = `sluis_operator=${browser.cookie('sluis_account')}`
    const { status, headers } = await request(the().origin).get('/operator').set('cookie', cookie)
    expect([status, headers['location']]).toEqual([303, '/operator/sign-in?to=%2Foperator'])
  })

  test('nobody may register as it', async () => {
    await expect(createPortal(the(), { client_id: 'sluis-operator' })).rejects.toThrow('built in')
    // and by no name that hides its own page there
    await expect(createPortal(the(), { client_id: 'new' })).rejects.toThrow('where a portal is connected')
  })
})

const everybody = [...roles, 'nobody'] as const
let people: Promise<Record<Role | 'nobody', AtConsole>> | undefined
const callers = (): Promise<Record<Role | 'nobody', AtConsole>> =>
  (people ??= (async () => {
    await createPortal(the(), { client_id: 'theirs' })
    await createPortal(the(), { client_id: 'not-theirs' })
    const all = { nobody: await atConsole(the()) } as Record<Role | 'nobody', AtConsole>
    for (const role of roles)
      all[role] = await atConsole(the(), role, { clients: role === 'client-manager' ? ['theirs'] : [] })
    return all
  })())

const filled = async (path: string): Promise<string> => {
  return path
    .replace(':id', path.includes(':id') ? (await createPerson(the())).id : '')
    .replace(':client', 'theirs')
    .replace(':reference', 'AbCdEfGh12345678')
    .replaceAll(/:\w+/g, 'none')
}

describe('every route as every role', () => {
  const walks = routes.flatMap((route) =>
    everybody.map((role) => [route.method, route.path, role, route] as const),
  )

  test.each(walks)('%s %s as %s', async (method, path, role, { needs }) => {
    const { browser } = (await callers())[role]
    const answer = await browser.send(`${the().origin}/operator${await filled(path)}`, {
      method,
      ...(method === 'POST' ? { body: new URLSearchParams() } : {}),
      redirect: 'manual',
    })
    const reach = role === 'nobody' ? '-' : needs === 'all' ? 'all' : table[needs].may[role]
    const isLet = answer.status !== 403 || !reasonsOn(answer).includes('role-missing')
    expect([answer.status < 500, isLet]).toEqual([true, reach !== '-'])
  })
})

test('the places that are shown are those that open', async () => {
  for (const [role, { go }] of Object.entries(await callers())) {
    if (role === 'nobody') continue
    const home = await go()
    const places = [...home.text.matchAll(/<a href="(\/operator[\w/-]*)"[^>]*>/g)].map(
      ([, href = '']) => href,
    )
    expect(places.length).toBeGreaterThan(0)
    for (const href of new Set(places))
      expect([role, href, (await go(href.slice('/operator'.length))).status]).toEqual([role, href, 200])
  }
})

test('what is not there is said within the console, which has ways on', async () => {
  const { go } = await atConsole(the(), 'operator')
  for (const path of ['/portals/nothing', '/people/nobody', '/agreements/nothing', '/apis/nothing']) {
    const page = await go(path)
    expect([path, page.status, headingOf(page)]).toEqual([path, 404, 'This is not there'])
    expect(page.text).toContain('<nav class="places"')
  }
})
