import { describe, expect, test } from '@jest/globals'
import { eventsOfOrganisation } from '../../src/domain/audit/index.ts'
import { Browser } from '../harness/browser.ts'
import { atDesk } from '../harness/desk.ts'
import { answerAll } from '../harness/account.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember, addNumber, createOrganisation, createRegister } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()

describe('coming to the desk', () => {
  test('leads through the sign-in, and to the one organisation that one looks after', async () => {
    const { person, organisation, go } = await atDesk(the())
    const home = await go()
    expect([home.status, headingOf(home)]).toEqual([200, organisation.display_name])
    expect(home.headers.get('cache-control')).toBe('no-store')
    const browser = new Browser()
    await forgetSteps(the())
    const start = await browser.go(`${the().origin}/organisation`)
    expect(start.text).toContain('the page of your organisation’s administrators')
    const page = await answerAll(browser, start, person.email)
    expect(page.url.pathname).toBe(`/organisation/${organisation.id}`)
  })

  test('is a button in my account of whoever looks after an organisation, and of nobody else', async () => {
    const one = await atDesk(the())
    const { id } = await addMember(the(), (await createOrganisation(the())).id, { account: one.person.id })
    const page = await one.browser.go(`${the().origin}/account/organisations/${one.membership}`)
    expect(page.text).toContain(`href="/organisation/${one.organisation.id}"`)
    const other = await one.browser.go(`${the().origin}/account/organisations/${id}`)
    expect([other.status, other.text.includes('href="/organisation')]).toEqual([200, false])
  })

  test('lets whoever looks after several choose, and says to others what it is for', async () => {
    const one = await atDesk(the())
    const other = await createOrganisation(the(), { display_name: 'Tweede Zaak' })
    await addMember(
      the(),
      other.id,
      { account: one.person.id },
      { role: 'administrator', powers: ['people'] },
    )
    const page = await one.browser.go(`${the().origin}/organisation`)
    expect(headingOf(page)).toBe('Which organisation?')
    expect(page.text).toContain('Tweede Zaak')
    const nobody = await createPerson(the())
    const browser = new Browser()
    await forgetSteps(the())
    const said = await answerAll(browser, await browser.go(`${the().origin}/organisation`), nobody.email)
    expect([said.status, headingOf(said)]).toEqual([200, 'You look after no organisation here'])
  })

  test('asks for a second factor, and again when what was proven is too old', async () => {
    const { browser, go, organisation } = await atDesk(the())
    for (let i = 0; i < 26; i += 1) {
      travel(20 * 60_000)
      await go()
    }
    const late = await browser.go(`${the().origin}/organisation/${organisation.id}`)
    expect(headingOf(late)).not.toBe(organisation.display_name)
  })

  test('names those who look after it, and what each does', async () => {
    const one = await atDesk(the(), { name: 'Anna Alles' })
    const { id } = await createPerson(the(), { name: 'Piet Personeel' })
    await addMember(
      the(),
      one.organisation.id,
      { account: id },
      { role: 'administrator', powers: ['people'] },
    )
    const { text } = await one.go()
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /Anna Alles \(you\) <span class="soft" *>looks after everything/,
    )
    expect(text.replace(/\s+/g, ' ')).toMatch(/Piet Personeel <span class="soft" *>looks after people</)
  })
})

describe('the people of an organisation', () => {
  test('are listed by their names, and found by the beginning of any word, no name in an address of ours', async () => {
    const { go, press, organisation } = await atDesk(the(), { name: 'Zoë Zeldzaam', surname: 'Zeldzaam' })
    const register = await createRegister(the())
    const number = await addNumber(the(), organisation.id, register, '611222')
    const { id } = await createPerson(the(), { name: 'Åke van Ängen', surname: 'van Ängen' })
    await addMember(the(), organisation.id, { account: id }, { numbers: [number.id] })
    const list = await go('/people')
    const names = ({ text }: { text: string }) =>
      [...text.matchAll(/\/people\/[\da-f-]{36}">([^<]+)</g)].map(([, name]) => name)
    expect(names(list)).toEqual(['Åke van Ängen', 'Zoë Zeldzaam'])
    for (const q of ['angen', 'ÅKE', number.value.slice(0, 5), 'van ak']) {
      const found = await press(list, '/people', { q })
      expect([q, names(found)]).toEqual([q, ['Åke van Ängen']])
      expect(decodeURIComponent(found.url.href).toLowerCase()).not.toContain(q.toLowerCase())
    }
    const none = await press(list, '/people', { q: 'nobody' })
    expect(none.text).toContain('Nobody is found by that')
    expect(reasonsOn(await press(list, '/people', { q: '' }))).toEqual(['q-missing'])
  })

  test('are more than a page holds, and the list goes on', async () => {
    const { go, organisation, browser } = await atDesk(the())
    for (let i = 0; i < 55; i += 1) {
      const { id } = await createPerson(the(), {
        name: `Lid ${i}`,
        surname: `Lid ${String(i).padStart(2, '0')}`,
        totp: false,
      })
      await addMember(the(), organisation.id, { account: id })
    }
    const first = await go('/people')
    const [, next = ''] = /href="([^"]*\/people\?q=[^"]+)"/.exec(first.text) ?? []
    const second = await browser.go(new URL(next.replaceAll('&amp;', '&'), the().origin).href)
    const names = (text: string) => [...text.matchAll(/>(Lid \d+)</g)].map(([, name]) => name)
    const all = [...names(first.text), ...names(second.text)]
    expect([all.length, new Set(all).size]).toEqual([55, 55])
  })

  test('have their access taken away: they are told, it is written down, and the last administrator stays', async () => {
    const { go, press, organisation, membership, person } = await atDesk(the())
    const other = await createPerson(the(), { name: 'Wim Weg' })
    const { id } = await addMember(the(), organisation.id, { account: other.id })
    const page = await go(`/people/${id}`)
    expect(headingOf(page)).toBe('Wim Weg')
    const sure = await go(`/people/${id}/end`)
    const done = await press(sure, `/people/${id}/end`)
    expect([done.url.pathname.split('/').at(-1), noticeOn(done)]).toEqual([
      'people',
      'Their access is taken away.',
    ])
    expect(done.text).not.toContain('Wim Weg')
    expect((await mailsTo(the(), other.email, 'selfservice/changed')).length).toBeGreaterThan(0)
    const [event] = await eventsOfOrganisation(the().house.db, organisation.id, {
      before: undefined,
      limit: 1,
    })
    expect(event).toMatchObject({ type: 'organisations.membership.ended' })
    expect(event?.actor).toBe(`account:${person.id} through client:sluis-desk`)
    // twice is once
    expect(reasonsOn(await press(sure, `/people/${id}/end`))).toEqual(['membership-unknown'])
    const last = await press(await go(`/people/${membership}/end`), `/people/${membership}/end`)
    expect(reasonsOn(last)).toEqual(['last-administrator'])
  })

  test('lose no power to somebody who lacks it', async () => {
    const one = await atDesk(the())
    const other = await atDesk(the(), { organisation: one.organisation, powers: ['people'] })
    await atDesk(the(), { organisation: one.organisation })
    expect((await other.go(`/people/${one.membership}`)).text).not.toContain(`/people/${one.membership}/end"`)
    const refused = await other.press(
      await other.go(`/people/${one.membership}/end`),
      `/people/${one.membership}/end`,
    )
    expect(reasonsOn(refused)).toEqual(['power-missing'])
    expect((await one.go()).status).toBe(200)
  })

  test('are taken away only by whoever looks after people', async () => {
    const one = await atDesk(the())
    const other = await atDesk(the(), { organisation: one.organisation, powers: ['rights'] })
    const { id: account } = await createPerson(the())
    const { id } = await addMember(the(), one.organisation.id, { account })
    expect((await other.go(`/people/${id}`)).text).not.toContain(`/people/${id}/end"`)
    const refused = await other.go(`/people/${id}/end`)
    expect([refused.status, reasonsOn(refused)]).toEqual([403, ['power-missing']])
  })
})
