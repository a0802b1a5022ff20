import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import type { OrganisationId } from '../../src/policy/vocabulary.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { atDesk } from '../harness/desk.ts'
import { noticeOn, reasonsOn } from '../harness/html.ts'
import { addMember, addNumber, createAttribute, createRegister } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, createPortal, startRequest, toPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const usedAt = (organisation: OrganisationId, account: string, client: string, daysAgo: number) =>
  sql`insert into acting_use (organisation_id, account_id, client_id, last_at)
    values (${organisation}, ${account}, ${client}, now() - ${daysAgo} * interval '1 day')`.execute(
    the().house.db,
  )

describe('what is known of somebody', () => {
  test('is where they acted for the organisation, and when last, and by what kinds they sign in; nothing of others', async () => {
    const desk = await atDesk(the())
    const other = await atDesk(the())
    const { person } = await arrive(the())
    const { id } = await addMember(the(), desk.organisation.id, { account: person.id })
    await addMember(the(), other.organisation.id, { account: person.id })
    await usedAt(other.organisation.id, person.id, 'portal-of-others', 1)
    const before = await desk.go(`/people/${id}`)
    expect(before.text).toContain('Nothing is known of them acting for your organisation at a portal')
    await usedAt(desk.organisation.id, person.id, 'portal-of-ours', 2)
    const { text } = await desk.go(`/people/${id}`)
    expect(text).toContain('portal-of-ours')
    expect(text).not.toContain('portal-of-others')
    expect(text.replace(/\s+/g, ' ')).toMatch(/Signs in with<\/dt> <dd> ?Password/)
  })

  test('is written as they act at a portal', async () => {
    const desk = await atDesk(the())
    const portal = await createPortal(the(), { sluis_organization: 'required' })
    await forgetSteps(the())
    const started = await startRequest(portal, { scope: 'openid organization' })
    const back = await toPortal(new Browser(), started, desk.person.email)
    expect(atPortal(back.url)).toBe(true)
    const { rows } = await sql<{ client_id: string }>`select client_id from acting_use
      where organisation_id = ${desk.organisation.id} and account_id = ${desk.person.id}`.execute(
      the().house.db,
    )
    expect(rows.map((row) => row.client_id)).toContain(portal.clientId)
  })
})

describe('people who were not seen for long', () => {
  test('are those who could have acted for ninety days, and did not; the list goes on', async () => {
    const desk = await atDesk(the(), { name: 'Ada Aanwezig' })
    const old = async (name: string) => {
      const { id: account } = await createPerson(the(), { name, totp: false })
      const { id } = await addMember(the(), desk.organisation.id, { account })
      await sql`update membership set valid_from = now() - interval '200 days' where id = ${id}`.execute(
        the().house.db,
      )
      return account
    }
    await old('Nooit Gezien')
    await usedAt(desk.organisation.id, await old('Lang Geleden'), 'portal', 120)
    await usedAt(desk.organisation.id, await old('Pas Nog'), 'portal', 3)
    const { id: fresh } = await createPerson(the(), { name: 'Net Nieuw', totp: false })
    await addMember(the(), desk.organisation.id, { account: fresh })
    const { text } = await desk.go('/unseen')
    const names = ['Nooit Gezien', 'Lang Geleden', 'Pas Nog', 'Net Nieuw', 'Ada Aanwezig']
    expect(names.filter((name) => text.includes(`>${name}</a>`))).toEqual(['Nooit Gezien', 'Lang Geleden'])
    for (let i = 0; i < 55; i += 1) await old(`Lid ${String(i).padStart(2, '0')}`)
    const first = await desk.go('/unseen')
    const [, next = ''] = /href="([^"]*\/unseen\?after=[^"]+)"/.exec(first.text) ?? []
    const second = await desk.browser.go(new URL(next.replaceAll('&amp;', '&'), the().origin).href)
    const found = [...first.text.matchAll(/>(Lid \d\d)</g), ...second.text.matchAll(/>(Lid \d\d)</g)]
    expect(new Set(found.map(([, name]) => name)).size).toBe(55)
  })
})

describe('what portals are told of somebody', () => {
  test('is said by whoever looks after rights, where it is theirs to say; nobody says it of themselves', async () => {
    const desk = await atDesk(the())
    const register = await createRegister(the())
    await addNumber(the(), desk.organisation.id, register)
    const ours = await createAttribute(the(), { register, set_by: ['operator', 'administrator'] })
    const theirs = await createAttribute(the(), {
      register,
      names: { en: 'Secret', nl: 'Geheim', sv: 'Hemlig' },
    })
    const { id: account } = await createPerson(the(), { name: 'Wim Werk' })
    const { id } = await addMember(the(), desk.organisation.id, { account })
    const path = `/people/${id}/said`
    const page = await desk.go(path)
    expect(page.text).toContain(`name="${ours}-1"`)
    expect(page.text).not.toContain(theirs)
    const done = await desk.press(page, path, { [`${ours}-1`]: 'yes', [`${theirs}-1`]: 'yes' })
    expect(noticeOn(done)).toBe('It is saved, and counts at once.')
    expect(done.text.replace(/\s+/g, ' ')).toMatch(/Municipalities<\/dt> <dd> ?Zwolle/)
    expect(done.text).not.toContain('Secret')
    const own = `/people/${desk.membership}/said`
    expect(reasonsOn(await desk.press(await desk.go(own), own, {}))).toEqual(['own-rights'])
  })
})
