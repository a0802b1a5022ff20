import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { acceptNew, activationRow, invite, linkTo, mobileNumber, newAddress } from '../harness/activation.ts'
import { atDesk, type AtDesk } from '../harness/desk.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember, addNumber, createRegister } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const NEW = '/invitations/new'
const inviteAt = async ({ go, press }: AtDesk, fields: Record<string, string>) =>
  press(await go(NEW), NEW, { name: 'Nina Nieuw', ...fields })

const idOf = (page: { url: URL }): string => page.url.pathname.split('/').at(-1) ?? ''

describe('inviting a colleague', () => {
  test('mails them a link, and makes them one of the organisation once they have accepted', async () => {
    const desk = await atDesk(the(), { name: 'Ada Beheer' })
    const [email, mobile] = [newAddress(), mobileNumber()]
    const page = await inviteAt(desk, { email, mobile, reference: 'P-17' })
    expect([headingOf(page), noticeOn(page)]).toEqual(['Nina Nieuw', 'The invitation is on its way.'])
    expect(page.text).toContain('Ada Beheer')
    await acceptNew(the(), { email, mobile })
    const row = await activationRow(the(), idOf(page))
    expect(row).toMatchObject({
      ended_as: 'accepted',
      begun_by: `account:${desk.person.id}`,
    })
    const list = await desk.go('/people')
    expect(list.text).toContain('Nina Nieuw')
    const found = await desk.press(list, '/people', { q: 'p-17' })
    expect(found.text).toContain('Nina Nieuw')
  })

  test('says for which numbers, and until when: boxes that are ticked, a last day', async () => {
    const desk = await atDesk(the())
    const register = await createRegister(the())
    const [one, other] = [
      await addNumber(the(), desk.organisation.id, register),
      await addNumber(the(), desk.organisation.id, register),
    ]
    const page = await inviteAt(desk, {
      ...{ email: newAddress(), mobile: mobileNumber(), 'numbers-cover': 'some', until: '2099-12-31' },
      [`numbers-${one.id}`]: 'yes',
    })
    const row = await activationRow(the(), idOf(page))
    expect(row.number_ids).toEqual([one.id])
    expect(row.number_ids).not.toContain(other.id)
    expect(row.valid_until?.toISOString()).toBe('2099-12-31T23:00:00.000Z')
  })

  test('says what is wrong beside its field, and keeps all that was typed', async () => {
    const desk = await atDesk(the())
    await addNumber(the(), desk.organisation.id, await createRegister(the()))
    const page = await inviteAt(desk, {
      ...{ email: 'nobody', mobile: '12', 'numbers-cover': 'some', until: '2001-01-01', reference: 'P-18' },
    })
    expect(reasonsOn(page)).toEqual(['nothing-covered'])
    const named = await desk.press(page, NEW, { 'numbers-cover': 'all' })
    expect(reasonsOn(named)).toEqual(['email-malformed'])
    const nothing = await desk.press(named, NEW, { email: newAddress(), mobile: mobileNumber() })
    expect(reasonsOn(nothing)).toEqual(['ends-in-the-past'])
    expect(nothing.text).toContain('value="P-18"')
    const unreachable = await desk.press(nothing, NEW, { until: '', mobile: '' })
    expect(reasonsOn(unreachable)).toEqual(['mobile-missing'])
  })

  test('tells who acts for the organisation already, or was invited before', async () => {
    const desk = await atDesk(the())
    const member = await createPerson(the())
    await addMember(the(), desk.organisation.id, { account: member.id })
    expect(reasonsOn(await inviteAt(desk, { email: member.email }))).toEqual(['already-member'])
    const { person } = await invite(the(), { organisation: desk.organisation })
    const again = await inviteAt(desk, { email: person.email, mobile: mobileNumber() })
    expect(reasonsOn(again)).toEqual(['already-invited'])
  })

  test('hands on no more than whoever invites has', async () => {
    const { organisation } = await atDesk(the())
    const register = await createRegister(the())
    const [own, other] = [
      await addNumber(the(), organisation.id, register),
      await addNumber(the(), organisation.id, register),
    ]
    const desk = await atDesk(the(), { organisation, powers: ['people'] })
    await sql`update membership set all_numbers = false where id = ${desk.membership}`.execute(the().house.db)
    await sql`insert into membership_number (organisation_id, membership_id, number_id)
      values (${organisation.id}, ${desk.membership}, ${own.id})`.execute(the().house.db)
    const page = await desk.go(NEW)
    for (const name of ['role', 'power-0', 'numbers-cover', 'user-name'])
      expect([name, page.text.includes(`name="${name}"`)]).toEqual([name, false])
    // fields that the page does not have say nothing
    const sent = await desk.browser.go(page.url, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ name: 'Nina Nieuw', email: newAddress(), mobile: mobileNumber(), locale: 'nl' },
        ...{ role: 'administrator', 'power-2': 'yes', 'numbers-cover': 'some', numbers: other.value },
      }),
      headers: { origin: the().origin },
    })
    const row = await activationRow(the(), idOf(sent))
    expect([row.role, row.powers, row.number_ids]).toEqual(['member', [], [own.id]])
  })

  test('as an administrator takes who looks after the organisation, and no power that they lack', async () => {
    const { organisation } = await atDesk(the())
    const desk = await atDesk(the(), { organisation, powers: ['people', 'organisation'] })
    const asked = { email: newAddress(), mobile: mobileNumber(), role: 'administrator' }
    expect(reasonsOn(await inviteAt(desk, asked))).toEqual(['power-missing'])
    const page = await inviteAt(desk, { ...asked, 'power-0': 'yes' })
    expect(await activationRow(the(), idOf(page))).toMatchObject({
      role: 'administrator',
      powers: ['people'],
    })
  })
})

describe('an invitation that does not reach somebody', () => {
  test('is said on the first page; its address is corrected and it is sent again in two clicks', async () => {
    const desk = await atDesk(the())
    const { activation, person } = await invite(the(), { organisation: desk.organisation })
    await sql`update outbox_message set failed_at = now(), failure = 'no-such-address', answer = '550 5.1.1'
      where id = (select message_id from activation_leg where activation_id = ${activation.id} and channel = 'mail')`.execute(
      the().house.db,
    )
    const home = await desk.go()
    expect(home.text).toContain('Nina Nieuw does not get the invitation')
    const page = await desk.go(`/invitations/${activation.id}`)
    expect(page.text).toContain('there is no such address')
    expect(page.text).toContain('550 5.1.1')
    const right = newAddress()
    const again = await desk.press(page, `/invitations/${activation.id}/send-again`, { email: right })
    expect(noticeOn(again)).toBe('It is on its way again.')
    expect(await mailsTo(the(), right, 'activation/link')).toHaveLength(1)
    // what went to the wrong address opens nothing
    const old = await desk.browser.go(await linkTo(the(), person.email))
    expect(old.text).not.toContain('Nina')
    expect((await desk.go()).text).not.toContain('does not get')
  })

  test('is withdrawn: its link opens nothing', async () => {
    const desk = await atDesk(the())
    const { activation } = await invite(the(), { organisation: desk.organisation })
    const page = await desk.go(`/invitations/${activation.id}`)
    const done = await desk.press(page, `/invitations/${activation.id}/withdraw`)
    expect([done.url.pathname.split('/').at(-1), noticeOn(done)]).toEqual([
      'invitations',
      'The invitation is withdrawn.',
    ])
    expect((await activationRow(the(), activation.id)).ended_as).toBe('withdrawn')
    const twice = await desk.press(page, `/invitations/${activation.id}/withdraw`)
    expect(reasonsOn(twice)).toEqual(['already-so'])
    expect((await desk.go('/invitations?ended=yes')).text).toContain('withdrawn')
  })

  test('of an administrator is touched by whoever has what it hands on, and by nobody else', async () => {
    const whole = await atDesk(the())
    const { activation } = await invite(the(), {
      organisation: whole.organisation,
      said: { role: 'administrator', powers: [] },
    })
    const partly = await atDesk(the(), { organisation: whole.organisation, powers: ['people'] })
    const path = `/invitations/${activation.id}`
    expect((await partly.go(path)).text).not.toContain(`${path}/withdraw`)
    const page = await whole.go(path)
    for (const act of ['send-again', 'withdraw']) {
      const refused = await partly.press(page, `${path}/${act}`, {})
      expect([act, reasonsOn(refused)]).toEqual([act, ['power-missing']])
    }
    expect((await activationRow(the(), activation.id)).ended_at).toBeNull()
  })

  test('is sent again within what whoever sends it hands on: they are its sender from then on', async () => {
    const whole = await atDesk(the())
    const register = await createRegister(the())
    const [own, other] = [
      await addNumber(the(), whole.organisation.id, register),
      await addNumber(the(), whole.organisation.id, register),
    ]
    const partly = await atDesk(the(), { organisation: whole.organisation, powers: ['people'] })
    await sql`update membership set all_numbers = false where id = ${partly.membership}`.execute(
      the().house.db,
    )
    await sql`insert into membership_number (organisation_id, membership_id, number_id)
      values (${whole.organisation.id}, ${partly.membership}, ${own.id})`.execute(the().house.db)
    for (const [numbers, isTheirs] of [
      [null, false],
      [[own.id, other.id], false],
      [[own.id], true],
    ] as const) {
      const { activation } = await invite(the(), {
        organisation: whole.organisation,
        said: numbers ? { numbers, branches: [] } : {},
      })
      const path = `/invitations/${activation.id}`
      const shown = await partly.go(path)
      expect([numbers, shown.text.includes(`${path}/send-again`)]).toEqual([numbers, isTheirs])
      const sent = await partly.press(await whole.go(path), `${path}/send-again`)
      expect([numbers, reasonsOn(sent)]).toEqual([numbers, isTheirs ? [] : ['power-missing']])
    }
  })

  test('is accepted no more where whoever sent it cannot hand it on any more', async () => {
    const desk = await atDesk(the())
    await atDesk(the(), { organisation: desk.organisation })
    const [email, mobile] = [newAddress(), mobileNumber()]
    await inviteAt(desk, { email, mobile, role: 'administrator', 'power-1': 'yes' })
    await sql`update membership set powers = '{people,organisation}' where id = ${desk.membership}`.execute(
      the().house.db,
    )
    const page = await desk.browser.go(await linkTo(the(), email))
    expect(page.text).not.toContain('Bakkerij')
    const plain = newAddress()
    await inviteAt(desk, { email: plain, mobile: mobileNumber() })
    await sql`update membership set powers = '{organisation}' where id = ${desk.membership}`.execute(
      the().house.db,
    )
    const void_ = await desk.browser.go(await linkTo(the(), plain))
    expect(void_.text).not.toContain('Bakkerij')
  })
})
