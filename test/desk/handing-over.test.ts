import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { membershipIn } from '../../src/domain/organisations/index.ts'
import { answerAll } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { atDesk, type AtDesk } from '../harness/desk.ts'
import { noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()

async function withSuccessor(changes: Parameters<typeof addMember>[3] = {}) {
  const desk = await atDesk(the(), { name: 'Ada Beheer' })
  const person = await createPerson(the(), { name: 'Otto Opvolger' })
  const { id } = await addMember(the(), desk.organisation.id, { account: person.id }, changes)
  const path = `/people/${id}/hand-over`
  const at = `${the().origin}/account/organisations/${id}`
  const browser = new Browser()
  const answer = async (how: 'accept' | 'decline') => {
    await forgetSteps(the())
    const page = await answerAll(browser, await browser.go(`${at}/handover`), person.email)
    return browser.submit(page, { do: how }, { action: '/handover' })
  }
  const offer = async () => desk.press(await desk.go(path), path)
  return { desk, person, id, path, browser, at, answer, offer }
}

const rowOf = (desk: AtDesk, id: string) => membershipIn(the().house.db, desk.organisation.id, id)

describe('an administrator hands their work over', () => {
  test('to a successor, who is mailed and accepts: they look after it from then on, and the other no more', async () => {
    const { desk, person, id, answer, offer } = await withSuccessor()
    expect((await desk.go(`/people/${id}`)).text).toContain(`/people/${id}/hand-over"`)
    const asked = await offer()
    expect(noticeOn(asked)).toBe('They were asked, and have been mailed.')
    expect(asked.text).toContain('You have asked Otto Opvolger to take your work over')
    const [mail] = await mailsTo(the(), person.email, 'organisations/handover')
    expect(mail!.text).toContain('Ada Beheer looks after the people of Bakkerij Jansen')
    expect(await rowOf(desk, id)).toMatchObject({ role: 'member' })
    const done = await answer('accept')
    expect(noticeOn(done)).toBe('You look after its people from now on.')
    expect(await rowOf(desk, id)).toMatchObject({
      ...{ role: 'administrator', powers: ['people', 'rights', 'organisation'] },
    })
    // the last administrator could not have stepped back alone
    expect(await rowOf(desk, desk.membership)).toMatchObject({ role: 'member', powers: [] })
    expect((await desk.go()).status).toBe(404)
    const told = await mailsTo(the(), desk.person.email, 'selfservice/changed')
    expect(told.map(({ subject }) => subject)).toContain('Your work was taken over')
  })

  test('who may say no, and whoever offered it may take it back', async () => {
    const { desk, id, answer, offer } = await withSuccessor()
    await offer()
    expect(noticeOn(await answer('decline'))).toBe('You have said no.')
    expect((await desk.go()).text).not.toContain('to take your work over')
    await offer()
    const back = await desk.press(await desk.go(), '/take-back')
    expect(noticeOn(back)).toBe('It is taken back.')
    expect(await rowOf(desk, id)).toMatchObject({ role: 'member' })
    expect(await rowOf(desk, desk.membership)).toMatchObject({ role: 'administrator' })
  })

  test('to one at a time, and to nobody who looks after all of it already', async () => {
    const { desk, offer, path } = await withSuccessor()
    await offer()
    const other = await createPerson(the())
    const { id } = await addMember(the(), desk.organisation.id, { account: other.id })
    const second = await desk.press(await desk.go(`/people/${id}/hand-over`), `/people/${id}/hand-over`)
    expect(reasonsOn(second)).toEqual(['already-offered'])
    const whole = await atDesk(the(), { organisation: desk.organisation })
    const same = `/people/${whole.membership}/hand-over`
    expect(reasonsOn(await desk.press(await desk.go(same), same))).toEqual(['handover-same'])
    expect(path).not.toBe(same)
  })

  test('five times in a day at most', async () => {
    const { desk, offer } = await withSuccessor()
    for (let i = 0; i < 5; i += 1) {
      await offer()
      await desk.press(await desk.go(), '/take-back')
    }
    expect(reasonsOn(await offer())).toEqual(['offered-too-often'])
  })

  test('for fourteen days: after that it is over, and nobody accepts what was taken back', async () => {
    const { desk, id, offer, browser, at, person } = await withSuccessor()
    await offer()
    await forgetSteps(the())
    const open = await answerAll(browser, await browser.go(`${at}/handover`), person.email)
    await desk.press(await desk.go(), '/take-back')
    const late = await browser.submit(open, { do: 'accept' }, { action: '/handover' })
    expect(reasonsOn(late)).toEqual(['handover-over'])
    await offer()
    travel(15 * 24 * 60 * 60_000)
    expect((await browser.go(`${at}/handover`)).text).not.toContain('value="accept"')
    await the().worker.chores.runAll()
    expect(await rowOf(desk, id)).toMatchObject({ role: 'member' })
  })

  test('and nobody accepts what was offered to another', async () => {
    const { desk, id, offer, browser, at, person } = await withSuccessor()
    await offer()
    const thief = await withSuccessor()
    await thief.offer()
    await forgetSteps(the())
    const page = await answerAll(browser, await browser.go(`${at}/handover`), person.email)
    const offered = /name="id" value="([\da-f-]{36})"/.exec(page.text)?.[1] ?? ''
    await forgetSteps(the())
    const theirs = await answerAll(
      thief.browser,
      await thief.browser.go(`${thief.at}/handover`),
      thief.person.email,
    )
    const refused = await thief.browser.submit(theirs, { do: 'accept', id: offered }, { action: '/handover' })
    expect(reasonsOn(refused)).toEqual(['handover-over'])
    expect(await rowOf(desk, id)).toMatchObject({ role: 'member' })
  })

  test('with the last day that they have: not where nobody would be left who lasts', async () => {
    const { desk, id, answer, offer } = await withSuccessor({ until: new Date('2099-01-01') })
    await offer()
    expect(reasonsOn(await answer('accept'))).toEqual(['last-administrator'])
    await atDesk(the(), { organisation: desk.organisation })
    await answer('accept')
    expect(await rowOf(desk, id)).toMatchObject({
      ...{ role: 'administrator', valid_until: new Date('2099-01-01') },
    })
  })

  test('not of somebody who cannot hand it over any more, nor more than they have still', async () => {
    const { desk, id, answer, offer } = await withSuccessor()
    const other = await atDesk(the(), { organisation: desk.organisation })
    await offer()
    const path = `/people/${desk.membership}/rights`
    await other.press(await other.go(path), path, { role: 'administrator', 'power-0': 'yes' })
    await answer('accept')
    expect(await rowOf(desk, id)).toMatchObject({ role: 'administrator', powers: ['people'] })
    const next = await withSuccessor()
    await next.offer()
    await sql`update account set standing = 'disabled' where id = ${next.desk.person.id}`.execute(
      the().house.db,
    )
    expect(reasonsOn(await next.answer('accept'))).toEqual(['handover-over'])
    expect(await rowOf(next.desk, next.id)).toMatchObject({ role: 'member' })
  })
})
