import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { answerAll, openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { testKeys } from '../harness/keys.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson, PASSWORD } from '../harness/people.ts'
import { createPortal, open, startRequest, typePassword } from '../harness/portal.ts'
import { emptyFolder, run } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'
import { givenAccount } from '../accounts/given.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { withoutFactor } from '../factors/given.ts'

const the = useWorld()

const issue = async (account: string, words: string[] = ['--json']) =>
  run(['accounts', 'issue-password', account, ...words], {
    DATABASE_URL: the().database.url,
    DATA_DIR: emptyFolder(),
    ISSUER: the().origin,
    ENCRYPTION_KEYS: testKeys.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(','),
  })

test('a password that an operator gives is shown once, ends everything, and signs in for one thing: to choose another', async () => {
  const person = await createPerson(the())
  const { browser } = await openAccount(the(), person)
  const issued = await issue(person.email)
  expect([issued.code, issued.error]).toEqual([0, ''])
  const { password } = JSON.parse(issued.out) as { password: string }

  expect(headingOf(await browser.go(`${the().origin}/account`))).toBe('Sign in')
  const [mail] = await mailsTo(the(), person.email, 'factors/renewed')
  expect(mail?.text).toContain('You were given another password')
  expect(mail?.text).not.toContain(password)
  const { rows } = await sql<{ actor: string }>`
    select actor from audit_event where type = 'factors.password.issued' and account_id = ${person.id}`.execute(
    the().house.db,
  )
  expect(rows).toEqual([{ actor: expect.stringMatching(/^operator:[0-9a-f-]{36}$/) }])

  const portal = await createPortal(the())
  const other = new Browser()
  const start = await open(other, await startRequest(portal))
  expect(reasonsOn(await typePassword(other, start, person.email, PASSWORD))).toEqual(['wrong-password'])
  await forgetSteps(the())
  const page = await answerAll(other, start, person.email, { password })
  expect(headingOf(page)).toBe('Choose a new password')
  expect(page.text).toContain('Your password was reset for you.')
  for (const used of [password, PASSWORD])
    expect(reasonsOn(await other.submit(page, { 'new-password': used }))).toEqual(['password-used-before'])
})

test('somebody who has no password yet is given the first', async () => {
  const person = await createPerson(the())
  await withoutFactor(the().house.db, person, 'password')
  expect((await issue(person.id)).code).toBe(0)
  const { rows } = await sql<{ change_because: string }>`
    select change_because from password_credential where account_id = ${person.id}`.execute(the().house.db)
  expect(rows).toEqual([{ change_because: 'issued' }])
})

test('nobody who is not there, or may not sign in, is given one', async () => {
  const person = await createPerson(the())
  await givenAccount(the(), person, { standing: 'disabled' })
  expect(await issue(person.email)).toMatchObject({ code: 1, error: `${person.email} cannot sign in.\n` })
  expect((await issue('nobody@example.test')).code).toBe(1)
})
