import { describe, expect, test } from '@jest/globals'
import { organisationById } from '../../src/domain/organisations/index.ts'
import { atDesk, type AtDesk } from '../harness/desk.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { addMember } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const look = async ({ go, press }: AtDesk, fields: Record<string, string>) =>
  press(await go('/demands'), '/demands', fields)

const asks = async ({ organisation }: AtDesk) => {
  const row = await organisationById(the().house.db, organisation.id)
  return [row?.minimum_level, row?.factors_required, row?.factors_forbidden]
}

describe('what an organisation asks of its people', () => {
  test('is shown with whom it would hit, before it holds', async () => {
    const desk = await atDesk(the(), { name: 'Ada App' })
    const { id: bare } = await createPerson(the(), { name: 'Petra Password', totp: false })
    const { id: app } = await createPerson(the(), { name: 'Anna App' })
    for (const account of [bare, app]) await addMember(the(), desk.organisation.id, { account })
    const page = await look(desk, { level: 'two-factor', 'required-totp': 'yes' })
    expect(headingOf(page)).toBe('Whom it would hit')
    expect(page.text).toContain('1 of the 3 people')
    expect(page.text).toContain('Petra Password')
    expect(page.text).not.toContain('Anna App</a>')
    expect(await asks(desk)).toEqual([null, [], []])
    // what was chosen is there again, to be changed
    const [, change = ''] = /href="([^"]+\/demands\?d=[^"]+)"/.exec(page.text) ?? []
    const again = await desk.browser.go(new URL(change, the().origin).href)
    expect(again.text).toMatch(/name="required-totp"[^>]*checked/)
    const done = await desk.press(page, '/demands/set')
    expect(noticeOn(done)).toBe('It is set, and counts from the next sign-in on.')
    expect(await asks(desk)).toEqual(['two-factor', ['totp'], []])
  })

  test('says who could not act any more', async () => {
    const desk = await atDesk(the())
    const page = await look(desk, { 'forbidden-totp': 'yes', 'forbidden-sms': 'yes', level: 'two-factor' })
    // whoever looks is one of them, and has nothing but an app
    expect(page.text).toMatch(/must set up something first|cannot act for you any more/)
    expect(await asks(desk)).toEqual([null, [], []])
  })

  test('is never less at the desk, nor the same, nor what cannot be', async () => {
    const desk = await atDesk(the())
    await desk.press(await look(desk, { level: 'two-factor' }), '/demands/set')
    expect(reasonsOn(await look(desk, { level: '' }))).toEqual(['demands-less'])
    expect(reasonsOn(await look(desk, {}))).toEqual(['demands-same'])
    const both = await look(desk, { 'required-totp': 'yes', 'forbidden-totp': 'yes' })
    expect(reasonsOn(both)).toEqual(['demands-both'])
    expect(await asks(desk)).toEqual(['two-factor', [], []])
  })

  test('is not set by what another desk was shown, nor over what somebody has changed meanwhile', async () => {
    const [desk, other] = [await atDesk(the()), await atDesk(the())]
    const shown = await look(desk, { level: 'two-factor' })
    const sealed = /name="d" value="([^"]+)"/.exec(shown.text)?.[1] ?? ''
    const theirs = await look(other, { level: 'two-factor' })
    const refused = await other.press(theirs, '/demands/set', { d: sealed })
    expect(reasonsOn(refused)).toEqual(['version-passed'])
    expect(await asks(other)).toEqual([null, [], []])
    const colleague = await atDesk(the(), { organisation: desk.organisation })
    await colleague.press(await look(colleague, { 'required-totp': 'yes' }), '/demands/set')
    expect(reasonsOn(await desk.press(shown, '/demands/set'))).toHaveLength(1)
    expect(await asks(desk)).toEqual([null, ['totp'], []])
  })

  test('is asked by whoever looks after the organisation', async () => {
    const { organisation } = await atDesk(the())
    const desk = await atDesk(the(), { organisation, powers: ['people', 'rights'] })
    expect((await desk.go('/demands')).status).toBe(403)
    expect((await desk.go()).text).not.toContain('/demands"')
  })
})
