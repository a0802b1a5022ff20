import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { atConsole } from '../harness/console.ts'
import { headingOf, reasonsOn, textOf, elementsOf, textsWith } from '../harness/html.ts'
import { createPortal } from '../harness/portal.ts'
import { createOrganisation } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { giveRole } from '../harness/api.ts'
import { useWorld } from '../harness/setup.ts'
import { append } from '../../src/domain/audit/index.ts'
import { tester } from '../harness/acting.ts'
import { rolesOf } from '../../src/domain/operators/index.ts'

const SECRET = 'smtp://sluis:s3cret@localhost:2525'
const the = useWorld({ env: { OPERATOR_FACTORS: 'any', SMTP_URL: SECRET, BRAND: 'Town' } })

const cells = (page: { text: string }): string[] => elementsOf(page, 'th', 'td').map(textOf)

describe('what runs', () => {
  test('says which chores are late', async () => {
    const { db, clock } = the().house
    await sql`insert into chore (name, every_seconds, ran_at) values ('late', 60, ${new Date(clock().getTime() - 600_000)}), ('fine', 60, ${clock()})`.execute(
      db,
    )
    const { go } = await atConsole(the(), 'auditor')
    const page = await go('/running')
    expect(headingOf(page)).toBe('System')
    const rows = elementsOf(page, 'tr').map(textOf)
    expect(rows.find((row) => row.startsWith('late'))).toMatch(/late$/)
    expect(rows.find((row) => row.startsWith('fine'))).toMatch(/on time$/)
  })

  test('a chore notes when it was done', async () => {
    await the().worker.chores.runAll()
    const { rows } = await sql<{
      name: string
    }>`select name from chore where name = 'removeExpiredCounters'`.execute(the().house.db)
    expect(rows).toHaveLength(1)
  })

  test('shows settings with where they came from, and no secret', async () => {
    const { go } = await atConsole(the(), 'operator')
    const page = await go('/running/settings')
    expect(page.text).not.toContain('s3cret')
    const rows = elementsOf(page, 'tr').map(textOf)
    expect(rows.find((row) => row.startsWith('SMTP_URL'))).toMatch(/secret, [0-9a-f]{12}\s?environment$/)
    expect(rows.find((row) => row.startsWith('BRAND '))).toMatch(/Town\s?environment$/)
    expect(rows.find((row) => row.startsWith('SESSION_IDLE'))).toMatch(/1800\s?by itself$/)
    // of what follows from something else it is said what that came to
    expect(rows.find((row) => row.startsWith('WEBAUTHN_RP_ID'))).toMatch(/localhost\s?by itself$/)
  })

  test('shows what is asked of passwords and the levels', async () => {
    const { go } = await atConsole(the(), 'helpdesk')
    expect((await go('/running/levels')).text).toContain('urn:sluis:loa:two-factor')
  })

  test('keys are rotated by an operator, once they have been published long enough or it is said otherwise', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const before = cells(await go('/running/keys'))
    const path = '/running/keys/rotate'
    const done = await press(await go(path), path, { when: 'now' })
    expect(done.text).toContain('The next keys sign from now on.')
    expect(cells(done)).not.toEqual(before)
    // those that come next were published this moment
    const refused = await press(await go(path), path, { when: 'published' })
    expect([refused.status, reasonsOn(refused)]).toEqual([409, ['not-so']])
  })

  test('undelivered messages are sent again: one, or all', async () => {
    const { db, vault, clock } = the().house
    const { go, press } = await atConsole(the(), 'operator')
    const person = await createPerson(the())
    for (const id of ['0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a0001', '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a0002']) {
      const content = {
        channel: 'mail',
        to: person.email,
        text: 'x',
        html: 'x',
        subject: 'x',
        template: 'recovery/link',
      }
      await db
        .insertInto('outbox_message')
        .values({
          ...{
            id,
            channel: 'mail',
            urgency: 'bulk',
            template: 'recovery/link',
            account_id: person.id,
            tries: 3,
          },
          content: vault.seal(JSON.stringify(content), `outbox_message/${id}`),
          ...{ created_at: clock(), sent_at: null, failed_at: clock(), failure: 'refused' },
          expires_at: new Date(Date.now() + 3_600_000),
        })
        .execute()
    }
    expect((await go()).text).toContain('2 messages could not be delivered.')
    const list = await go('/running/outbox')
    expect(cells(list).filter((each) => each === 'refused')).toHaveLength(2)
    const one = await press(list, '/running/outbox', { id: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a0001' })
    expect(one.text).toContain('is sent again')
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from outbox_message where failed_at is not null`.execute(db)
    expect(rows[0]?.n).toBe(1)
  })

  test('a registration token is shown once, and ended', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const form = await go('/running/tokens/new')
    const wrong = await press(form, '/running/tokens/new', {
      name: 'Supplier',
      uses: '0',
      hours: '24',
      origins: 'nonsense',
    })
    expect([wrong.status, reasonsOn(wrong)]).toEqual([422, ['uses-malformed']])
    const made = await press(form, '/running/tokens/new', {
      ...{ name: 'Supplier', uses: '2', hours: '24', origins: 'https://portal.example' },
    })
    expect(textsWith(made, 'data-secret')[0]?.length).toBeGreaterThan(20)
    const list = await go('/running/tokens')
    expect(list.text).toContain('DYNAMIC_REGISTRATION is off')
    const path = /action="\/operator(\/running\/tokens\/[0-9a-f-]+\/end)"/.exec(list.text)?.[1] ?? ''
    expect((await press(list, path)).text).toContain('It is ended.')
  })
})

describe('who looks after it', () => {
  test('a role is given by two persons, and taken back by one', async () => {
    const [one, two] = [await atConsole(the(), 'operator'), await atConsole(the(), 'operator')]
    const person = await createPerson(the())
    const asked = await one.press(await one.go('/roles/new'), '/roles/new', {
      who: person.email,
      role: 'auditor',
    })
    expect(asked.url.pathname).toBe('/operator/agreements')
    expect(await rolesOf(the().house.db, { account: person.id })).toEqual([])
    const [, path = ''] = /href="\/operator(\/agreements\/[0-9a-f-]+)"/.exec(asked.text) ?? []
    const theirs = await two.go(path)
    expect(theirs.text).toContain(person.email)
    await two.press(theirs, `${path}/agree`)
    const [held] = await rolesOf(the().house.db, { account: person.id })
    expect(held?.role).toBe('auditor')
    const gone = await one.press(await one.go(`/roles/${held?.id}/take-back`), `/roles/${held?.id}/take-back`)
    expect(gone.text).toContain('The role is taken back.')
    expect(await rolesOf(the().house.db, { account: person.id })).toEqual([])
  })

  test.each([
    [{ who: '' }, ['who-missing', 'role-unknown']],
    [{ who: 'nobody@example.test', role: 'auditor' }, ['who-unknown']],
    [{ who: 'no-such-client', role: 'auditor' }, ['who-unknown']],
  ])('%j is told at its field', async (said, reasons) => {
    const { go, press } = await atConsole(the(), 'operator')
    const page = await press(await go('/roles/new'), '/roles/new', said)
    expect([page.status, reasonsOn(page)]).toEqual([422, reasons])
  })

  test('a client manager is given clients that there are', async () => {
    const { go, press } = await atConsole(the(), 'operator')
    const person = await createPerson(the())
    const manager = { who: person.email, role: 'client-manager' }
    const without = await press(await go('/roles/new'), '/roles/new', manager)
    expect(reasonsOn(without)).toEqual(['clients-missing'])
    const unknown = await press(await go('/roles/new'), '/roles/new', { ...manager, clients: 'nonsense' })
    expect([unknown.status, reasonsOn(unknown)]).toEqual([422, ['invalid', 'clients-unknown']])
    expect(unknown.text).toContain(person.email)
  })

  test('nobody gives themselves a role, or takes their own', async () => {
    const { go, press, person, roleId } = await atConsole(the(), 'operator')
    const given = await press(await go('/roles/new'), '/roles/new', { who: person.email, role: 'auditor' })
    expect([given.status, reasonsOn(given)]).toEqual([403, ['own-account']])
    const taken = await press(await go(`/roles/${roleId}/take-back`), `/roles/${roleId}/take-back`)
    expect([taken.status, reasonsOn(taken)]).toEqual([403, ['own-account']])
  })

  test('what somebody has asked for is declined, or withdrawn by themselves; settled, it is gone', async () => {
    const [one, two] = [await atConsole(the(), 'operator'), await atConsole(the(), 'operator')]
    for (const who of [one, two]) {
      const { clientId } = await createPortal(the())
      const asked = await one.press(
        await one.go(`/portals/${clientId}/withdraw`),
        `/portals/${clientId}/withdraw`,
      )
      const [, path = ''] =
        new RegExp(`href="/operator(/agreements/[0-9a-f-]+)">[^]*?${clientId}`).exec(asked.text) ?? []
      const settled = await who.press(await who.go(path), `${path}/decline`)
      expect(settled.text).toContain('Nothing will come of it.')
      expect((await one.go(path)).status).toBe(404)
    }
  })
})

describe('the audit', () => {
  test('is narrowed by account, portal, kind and day, and no address of a person is in an address of ours', async () => {
    const { go, press, person } = await atConsole(the(), 'auditor')
    const all = await go('/audit')
    expect(textsWith(all, 'data-event').length).toBeGreaterThan(5)
    const theirs = await press(all, '/audit', {
      account: person.email,
      client: '',
      until: '',
      type: 'signin.attempt.finished',
    })
    expect(theirs.url.search).toContain(`account=${person.id}`)
    expect(theirs.url.href).not.toContain('example.test')
    const events = elementsOf(theirs, 'span').filter(({ attrs }) =>
      attrs.some(({ name }) => name === 'data-event'),
    )
    expect(new Set(events.map(textOf))).toEqual(new Set(['Signed in']))
    const old = await press(all, '/audit', { account: '', client: '', until: '2020-01-01', type: '' })
    expect(old.text).toContain('Nothing of the kind is on record.')
    const wrong = await press(all, '/audit', {
      account: 'nobody@example.test',
      client: '',
      until: '',
      type: '',
    })
    expect([wrong.status, reasonsOn(wrong)]).toEqual([422, ['account-unknown']])
    const noDay = await press(all, '/audit', { account: '', client: '', until: '2026-02-30', type: '' })
    expect(reasonsOn(noDay)).toEqual(['until-malformed'])
    const never = { account: '', client: '', since: '2199-01-01', until: '', type: '' }
    expect((await press(all, '/audit', never)).text).toContain('Nothing of the kind is on record.')
    const noBeginning = await press(all, '/audit', { ...never, since: 'soon' })
    expect(reasonsOn(noBeginning)).toEqual(['since-malformed'])
    expect(reasonsOn(await go('/audit?since=2026-02-30'))).toEqual(['since-malformed'])
    expect((await go('/audit.csv?since=2026-02-30')).status).toBe(404)
  })

  test('names the organisation that something is about', async () => {
    const organisation = await createOrganisation(the(), { display_name: 'Molen De Hoop' })
    const { go } = await atConsole(the(), 'auditor')
    const page = await go('/audit?type=organisations.organisation.created')
    expect(page.text).toContain(`<a href="/operator/organisations/${organisation.id}">Molen De Hoop</a>`)
    expect((await go('/audit.csv?type=organisations.organisation.created')).text).toContain(organisation.id)
  })

  test('names portals, and says once that somebody was looked at again and again from one place', async () => {
    const portal = await createPortal(the(), { client_name: 'Deeds' })
    const person = await createPerson(the(), { name: 'Petra Proef' })
    const { go } = await atConsole(the(), 'operator', { name: 'Olga Operator' })
    for (let i = 0; i < 3; i++) await go(`/people/${person.id}`)
    const looks = async (): Promise<string[]> =>
      elementsOf(await go(`/audit?account=${person.id}`), 'tr')
        .map(textOf)
        .filter((row) => row.includes('Looked at by those who help'))
    const byOlga =
      /Looked at by those who help(?: × (\d+))?\s?Olga Operator, through the console\s?Petra Proef/
    const told = (await looks()).map((row) => Number(byOlga.exec(row)?.[1] ?? 1))
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(3)
    expect(Math.max(...told)).toBeGreaterThan(1)
    // what another did between two looks stands between them
    const other = await atConsole(the(), 'operator', { name: 'Otto Operator' })
    await other.go(`/people/${person.id}`)
    await go(`/people/${person.id}`)
    expect((await looks()).slice(0, 2).map((row) => /(Olga|Otto) Operator/.exec(row)?.[1])).toEqual([
      'Olga',
      'Otto',
    ])
    // and so does one an hour before
    const late = await createPerson(the())
    const { house } = the()
    for (const minutesAgo of [90, 30, 29])
      await house.db
        .transaction()
        .execute((tx) =>
          append(
            tx,
            'accounts.account.looked-at',
            { ...tester, accountId: late.id },
            new Date(Date.now() - minutesAgo * 60_000),
          ),
        )
    const lines = elementsOf(await go(`/audit?account=${late.id}`), 'tr').map(textOf)
    const folded = lines.filter((row) => row.includes('Looked at')).map((row) => row.includes('× 2'))
    expect(folded).toEqual([true, false])
    const registered = await go(`/audit?client=${portal.clientId}`)
    expect(registered.text).toContain(`<a href="/operator/portals/${portal.clientId}">Deeds</a>`)
  })

  test('is taken along as a file that runs nothing', async () => {
    const { go, person } = await atConsole(the(), 'auditor', { name: '=1+1' })
    await giveRole(the(), { account: (await createPerson(the())).id }, 'auditor')
    const file = await go(`/audit.csv?account=${person.id}`)
    expect([file.status, file.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/csv'),
    ])
    const [titles = '', first = ''] = file.text.replace('\uFEFF', '').split('\r\n')
    expect(titles.split(';')).toHaveLength(10)
    expect(first).toContain(person.id)
    expect(file.text).not.toMatch(/;"?[=+@]/)
  })
})
