import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { atConsole } from '../harness/console.ts'
import { elementsOf, textOf } from '../harness/html.ts'
import type { Page } from '../harness/browser.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, type Portal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { eventually } from '../harness/until.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

/** What waits, by what it is: each with its sentence, and where it leads. */
const waitingOn = (page: Page): Record<string, string> =>
  Object.fromEntries(
    elementsOf(page, 'li').flatMap((each) => {
      const what = each.attrs.find(({ name }) => name === 'data-waiting')?.value
      const [link] = elementsOf(each, 'a')
      return what === undefined || !link ? [] : [[what, textOf(link)]]
    }),
  )

/** Requests of a portal that come to nothing, as a portal that is set up wrongly makes them. */
async function refused(portal: Portal, times: number): Promise<void> {
  for (let i = 0; i < times; i++)
    await fetch(`${the().origin}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'authorization_code', code: 'nothing' }),
      headers: { authorization: `Basic ${Buffer.from(`${portal.clientId}:wrong`).toString('base64')}` },
    })
}

describe('today', () => {
  test('tells of a portal that is refused again and again, and not of one that tried once', async () => {
    const [broken, tried] = [
      await createPortal(the(), { client_name: 'Broken' }),
      await createPortal(the(), { client_name: 'Tried' }),
    ]
    await refused(broken, 3)
    await refused(tried, 1)
    const { go } = await atConsole(the(), 'operator')
    const page = await eventually(async () => {
      const now = await go()
      return waitingOn(now)['portal'] === undefined ? undefined : now
    })
    expect(waitingOn(page)['portal']).toBe('Broken: 3 requests were refused, and none went well since.')
    expect(page.text).toContain(`/operator/portals/${broken.clientId}`)
    expect(page.text).not.toContain('Tried')
    const row = elementsOf(await go('/portals?name=Broken'), 'tr')
      .map(textOf)
      .at(-1)
    expect(row).toMatch(/^Broken refused\s?Web server/)
    // whoever looks after another portal is not told
    const manager = await atConsole(the(), 'client-manager', { clients: [tried.clientId] })
    expect(waitingOn(await manager.go())['portal']).toBeUndefined()
  })

  test('tells whoever asked for something that a colleague is awaited, and the colleague that somebody waits', async () => {
    const { clientId: id } = await createPortal(the())
    const [one, two] = [await atConsole(the(), 'operator'), await atConsole(the(), 'operator')]
    await one.press(await one.go(`/portals/${id}/withdraw`), `/portals/${id}/withdraw`)
    expect(waitingOn(await one.go())).toMatchObject({ own: 'A request of yours waits for a colleague.' })
    expect(waitingOn(await two.go())).toMatchObject({ agreements: 'A request waits for a second person.' })
    expect(waitingOn(await two.go())).not.toHaveProperty('own')
  })

  test('tells of work that nobody does', async () => {
    const { go } = await atConsole(the(), 'operator')
    const { db } = the().house
    await sql`insert into chore (name, every_seconds, ran_at) values ('neverAgain', 60, ${new Date(0)})`.execute(
      db,
    )
    expect(waitingOn(await go())).toMatchObject({ chores: 'A chore is late.' })
    await sql`delete from chore where name = 'neverAgain'`.execute(db)
    expect(waitingOn(await go())).not.toHaveProperty('chores')
  })
})

describe('where nothing sends mail', () => {
  const silent = useWorld({ env: { OPERATOR_FACTORS: 'any', SMTP_URL: undefined } })

  test('it is said so, and of a message that it is kept', async () => {
    const { go, press } = await atConsole(silent(), 'operator')
    const home = await go()
    expect(waitingOn(home)).toMatchObject({ mail: 'Mail is kept, and not sent: no mail server is set.' })
    expect((await go('/running/outbox')).text).toContain('SMTP_URL is not set')
    const person = await createPerson(silent())
    const path = `/people/${person.id}`
    await press(await go(path), `${path}/recover`)
    expect((await go(path)).text).toContain('kept, not sent: nothing here sends it')
    // what waits so is no work that nobody does
    travel(11 * 60_000)
    expect(waitingOn(await go())).not.toHaveProperty('jobs')
  })
})
