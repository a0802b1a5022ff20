import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { answerAll, openAccount, proveAddress } from '../harness/account.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { linkIn, mailsTo } from '../harness/mails.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'
import { forgetSteps } from '../factors/totp/given.ts'

const the = useWorld()
const at = (path: string): string => `${the().origin}/account${path}`
const emailOf = async (id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ value: string }>`
    select value from identifier where account_id = ${id}`.execute(the().house.db)
  return rows[0]?.value
}

describe('another e-mail address', () => {
  const links = async (person: { email: string }, to: string): Promise<URL[]> => {
    const mails = [
      ...(await mailsTo(the(), person.email, 'selfservice/confirm-address')),
      ...(await mailsTo(the(), to, 'selfservice/confirm-address')),
    ]
    return mails.map((mail) => linkIn(mail, /^\/account\/address\//))
  }
  const ask = async (to: string) => {
    const person = await createPerson(the())
    const { browser, page } = await openAccount(the(), person, '/email')
    const asked = await browser.submit(page, { email: to })
    return { person, browser, asked }
  }
  const press = async (link: URL): Promise<Page> => {
    const browser = new Browser()
    return browser.submit(await browser.go(link), {})
  }

  test('counts once both have confirmed; the old one may undo it for a week', async () => {
    const to = 'petra.new@example.test'
    const { person, asked } = await ask(to)
    expect(noticeOn(asked)).toMatch(/^We have mailed a link to both/)
    expect(asked.text).toContain(`A change to ${to} is waiting`)
    const [old, fresh] = await links(person, to)
    for (const link of [old!, fresh!]) {
      const seen = await new Browser().go(link)
      expect([headingOf(seen), seen.headers.get('referrer-policy')]).toEqual([
        'A new e-mail address?',
        'no-referrer',
      ])
    }
    expect(await emailOf(person.id)).toBe(person.email)
    expect(headingOf(await press(fresh!))).toBe('Confirmed; one more to go')
    expect(headingOf(await press(fresh!))).toBe('Confirmed; one more to go')
    expect(await emailOf(person.id)).toBe(person.email)
    expect(headingOf(await press(old!))).toBe('The address was changed')
    expect(await emailOf(person.id)).toBe(to)
    expect((await new Browser().go(old!)).status).toBe(410)
    expect((await mailsTo(the(), to, 'selfservice/changed'))[0]?.subject).toBe(
      'Your e-mail address was changed',
    )

    const [undo] = await mailsTo(the(), person.email, 'selfservice/address-undo')
    const link = linkIn(undo!, /^\/account\/address\//)
    travel(6.9 * 86_400_000)
    const thief = await openAccount(the(), { ...person, email: to })
    expect(headingOf(thief.page)).toBe('Hello, Petra')
    expect(await emailOf(person.id)).toBe(to)
    expect(headingOf(await press(link))).toBe('The address is yours again')
    expect(await emailOf(person.id)).toBe(person.email)
    expect(headingOf(await thief.browser.go(at('')))).toBe('Sign in')
    await forgetSteps(the())
    const again = new Browser()
    const check = await answerAll(again, await again.go(at('')), person.email)
    const renewal = await proveAddress(the(), again, check, person.email)
    expect([
      headingOf(renewal),
      renewal.text.includes('Somebody else may have been in your account.'),
    ]).toEqual(['Choose a new password', true])
  })

  test('cannot be undone after a week', async () => {
    const to = 'late@example.test'
    const { person } = await ask(to)
    for (const link of await links(person, to)) await press(link)
    const [undo] = await mailsTo(the(), person.email, 'selfservice/address-undo')
    travel(7.1 * 86_400_000)
    expect((await new Browser().go(linkIn(undo!, /address/))).status).toBe(410)
  })

  test('is confirmed within a day, by the newest links only', async () => {
    const { person, browser } = await ask('first@example.test')
    const first = await links(person, 'first@example.test')
    await browser.submit(await browser.go(at('/email')), { email: 'second@example.test' })
    for (const link of first) expect((await new Browser().go(link)).status).toBe(410)
    const second = await links(person, 'second@example.test')
    travel(25 * 3_600_000)
    for (const link of second) expect((await new Browser().go(link)).status).toBe(410)
  })

  test('that somebody has is told to whoever reads its mail, and to nobody else', async () => {
    const holder = await createPerson(the())
    const { person, asked } = await ask(holder.email)
    expect(noticeOn(asked)).toMatch(/^We have mailed a link to both/)
    const pages: string[] = []
    for (const link of await links(person, holder.email)) pages.push(headingOf(await press(link)))
    expect(pages).toEqual(['Confirmed; one more to go', 'This address can’t be used'])
    expect(await emailOf(person.id)).toBe(person.email)
  })

  test('confirmed by both at the same moment changes once', async () => {
    const to = 'atonce@example.test'
    const { person } = await ask(to)
    const pressed = await Promise.all((await links(person, to)).flatMap((link) => [press(link), press(link)]))
    expect(pressed.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    expect(await emailOf(person.id)).toBe(to)
    expect(await mailsTo(the(), person.email, 'selfservice/address-undo')).toHaveLength(1)
  })

  test.each([
    ['', 'email-missing'],
    ['nonsense', 'email-malformed'],
  ])('%j is refused beside the field', async (typed, reason) => {
    const { asked } = await ask(typed)
    expect([asked.status, reasonsOn(asked)]).toEqual([422, [reason]])
  })

  test('the links are in no log line', async () => {
    const to = 'quiet@example.test'
    const { person } = await ask(to)
    for (const link of await links(person, to)) {
      await press(link)
      await new Browser().go(link)
      expect(JSON.stringify(the().logged)).not.toContain(link.pathname.split('/').at(-1))
    }
  })
})
