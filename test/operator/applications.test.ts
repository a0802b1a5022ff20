import { describe, expect, test } from '@jest/globals'
import { administratorRows, applicationFor, organisationById } from '../../src/domain/organisations/index.ts'
import { perform } from '../../src/acts/index.ts'
import { atConsole } from '../harness/console.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { createOrganisation, organisationSaid, organising } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { beside, run } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const at = (id: string): string => `/organisations/${id}`

describe('what people have asked for', () => {
  const applied = async () => {
    const { id: account } = await createPerson(the())
    const { acts, performing } = organising(the())
    const input = { said: organisationSaid({ display_name: 'Nieuw hier' }), why: 'I am its owner' }
    const done = await perform(performing, acts.applyForOrganisation, { by: { account } }, account, input)
    if (!done.ok) throw new Error(done.reason)
    return { account, organisation: done.organisation.id }
  }

  test('is accepted, and is an organisation with them as its administrator', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const { account, organisation } = await applied()
    expect((await go()).text).toContain('data-waiting="applications"')
    expect((await go('/applications')).text).toContain('Nieuw hier')
    const page = await go(`/applications/${organisation}`)
    expect(page.text).toContain('I am its owner')
    const done = await press(page, `/applications/${organisation}/accept`)
    expect([headingOf(done), noticeOn(done)]).toEqual(['Nieuw hier', 'It is accepted, and they are mailed.'])
    const rows = await administratorRows(the().house.db, organisation)
    expect(rows.map((each) => each.account_id)).toEqual([account])
  })

  test('is declined, and is gone', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const { organisation } = await applied()
    const path = `/applications/${organisation}`
    expect(noticeOn(await press(await go(path), `${path}/decline`))).toBe(
      'It is declined, and they are mailed.',
    )
    expect([(await go(path)).status, (await go(at(organisation))).status]).toEqual([404, 404])
  })

  test('of a number that there is already leads to that organisation, and is not accepted', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const { organisation } = await applied()
    const row = await organisationById(the().house.db, organisation)
    const there = await createOrganisation(the(), {
      registration: { kind: 'kvk', number: row?.registration_number },
    })
    const page = await go(`/applications/${organisation}`)
    expect(page.text).toContain(`/operator${at(there.id)}`)
    const refused = await press(page, `/applications/${organisation}/accept`)
    expect([refused.status, reasonsOn(refused)]).toEqual([409, ['exists-already']])
    expect(await applicationFor(the().house.db, organisation)).toBeDefined()
  })

  test('is listed, accepted and declined by commands, once', async () => {
    const [one, other] = [await applied(), await applied()]
    const decide = (...words: string[]) => run(['organisations', ...words], beside(the()))
    const listed = await decide('applications', '--json')
    const asked = JSON.parse(listed.out) as { id: string }[]
    expect(asked).toContainEqual(
      expect.objectContaining({
        ...{ id: one.organisation, account: one.account },
        ...{ name: 'Nieuw hier', why: 'I am its owner' },
      }),
    )
    expect(await decide('accept', one.organisation)).toMatchObject({
      ...{ code: 0, out: `Made ${one.organisation}\n` },
    })
    expect((await organisationById(the().house.db, one.organisation))?.standing).toBe('active')
    expect(await decide('decline', other.organisation)).toMatchObject({
      ...{ code: 0, out: `Declined ${other.organisation}\n` },
    })
    for (const { organisation: id } of [one, other])
      for (const how of ['accept', 'decline'])
        expect(await decide(how, id)).toMatchObject({ code: 1, error: `Nobody has asked for ${id}.\n` })
  })

  test('by oneself is decided by a colleague', async () => {
    const { go, person, browser } = await atConsole(the(), 'operator')
    const { acts, performing } = organising(the())
    const account = person.id
    const input = { said: organisationSaid(), why: 'mine' }
    const done = await perform(performing, acts.applyForOrganisation, { by: { account } }, account, input)
    if (!done.ok) throw new Error(done.reason)
    const path = `/applications/${done.organisation.id}`
    const page = await go(path)
    expect([page.text.includes('data-why-nothing'), page.text.includes(`${path}/accept`)]).toEqual([
      true,
      false,
    ])
    const { status } = await browser.send(`${the().origin}/operator${path}/accept`, {
      ...{ method: 'POST', headers: { origin: the().origin } },
      body: new URLSearchParams({ account }),
    })
    expect(status).toBe(403)
    expect(await applicationFor(the().house.db, done.organisation.id)).toBeDefined()
  })
})
