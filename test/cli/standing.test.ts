import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { closeAccount, createAccount, markEmailVerified } from '../../src/domain/accounts/index.ts'
import { setStanding } from '../../src/domain/accounts/store.ts'
import { whoLost } from '../activations/lost.ts'
import { givenAccount } from '../accounts/given.ts'
import { openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { headingOf, reasonsOn } from '../harness/html.ts'
import { linkIn, mailsTo } from '../harness/mails.ts'
import { createPerson } from '../harness/people.ts'
import { beside, run, type Ended } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'
import { tester } from '../harness/acting.ts'

const the = useWorld()

const accounts = (...words: string[]): Promise<Ended> => run(['accounts', ...words], beside(the()))

const eventsOf = async (account: string): Promise<string[]> => {
  const { rows } = await sql<{ said: string }>`
    select type || ' by ' || split_part(actor, ':', 1) as said from audit_event where account_id = ${account} and type like 'accounts.%' order by at`.execute(
    the().house.db,
  )
  return rows.map(({ said }) => said)
}

test('access that was taken away is given back, and its owner is told', async () => {
  const person = await createPerson(the())
  expect((await accounts('disable', person.email)).out).toContain('Disabled')
  const { page } = await openAccount(the(), person)
  expect(reasonsOn(page)).toEqual(['account-disabled'])
  expect((await accounts('enable', person.email)).out).toContain('Enabled')
  expect((await accounts('enable', person.email)).out).toContain('was not disabled')
  expect(headingOf((await openAccount(the(), person)).page)).toBe('Hello, Petra')
  expect((await mailsTo(the(), person.email, 'selfservice/changed'))[0]?.subject).toBe(
    'Your access works again',
  )
  expect(await eventsOf(person.id)).toEqual([
    'accounts.account.created by operator',
    'accounts.account.disabled by operator',
    'accounts.account.enabled by operator',
  ])
  await the()
    .house.db.transaction()
    .execute((tx) => closeAccount(tx, { by: { account: person.id } }, person.id, new Date()))
  // the statement that writes it decides
  const { db } = the().house
  for (const standing of ['active', 'disabled'] as const)
    expect(await db.transaction().execute((tx) => setStanding(tx, person.id, standing, new Date()))).toBe(
      false,
    )
  // nor by way of the other command
  for (const command of ['enable', 'disable', 'enable'])
    expect(await accounts(command, person.id)).toMatchObject({
      code: 1,
      error: `${person.email} was closed by its owner, and stays closed.\n`,
    })
})

test('somebody who lost a phone is let back in, and that is taken back', async () => {
  const person = await whoLost(the())
  const begun = await accounts('begin-recovery', person.email)
  expect(begun.out).toContain(`Mailed the link to ${person.email}. It works until `)
  expect(await mailsTo(the(), person.email, 'activation/recovery')).toHaveLength(1)
  expect((await accounts('withdraw-recovery', person.email)).out).toContain('Took the way back in')
  expect((await accounts('withdraw-recovery', person.email)).out).toContain('No way back in is open')
  const plain = await whoLost(the(), { totp: false })
  expect(await accounts('begin-recovery', plain.email)).toMatchObject({
    code: 1,
    error: `${plain.email} has no second factor to lose: start-recovery is enough.\n`,
  })
})

test('a wrong address is corrected once whoever reads the right one confirms; a stranger at the wrong one learns nothing', async () => {
  const person = await createPerson(the(), { activated: false })
  const asked = await accounts('correct-address', person.id, '--email', 'Petra@bücher.example')
  expect([asked.code, asked.out]).toEqual([
    0,
    expect.stringContaining('Mailed a link to Petra@bücher.example'),
  ])
  const [mail] = await mailsTo(the(), 'Petra@bücher.example', 'selfservice/confirm-address')
  expect(mail?.text).not.toContain(person.email)
  const browser = new Browser()
  const page = await browser.go(linkIn(mail!, /^\/account\/address\//))
  expect(page.text).not.toContain(person.email)
  expect((await accounts('show', person.email)).code).toBe(0)
  const done = await browser.submit(page, {})
  expect([headingOf(done), done.text.includes('take it back')]).toEqual(['The address was changed', false])
  expect((await accounts('show', person.email)).code).toBe(1)
  expect(JSON.parse((await accounts('show', 'petra@xn--bcher-kva.example', '--json')).out)).toMatchObject({
    id: person.id,
    emailVerified: true,
  })
  for (const template of ['selfservice/address-undo', 'selfservice/changed', 'selfservice/confirm-address'])
    expect(await mailsTo(the(), person.email, template)).toEqual([])
  expect(await eventsOf(person.id)).toContain('accounts.email.correction-asked by operator')
})

test('an operator’s word that an address is right is no proof of it: whoever has the wrong one gets no link', async () => {
  const person = await createPerson(the(), { activated: true })
  await accounts('correct-address', person.email, '--email', 'right@example.test')
  const [mail] = await mailsTo(the(), 'right@example.test', 'selfservice/confirm-address')
  const browser = new Browser()
  const done = await browser.submit(await browser.go(linkIn(mail!, /^\/account\/address\//)), {})
  expect(headingOf(done)).toBe('The address was changed')
  for (const template of ['selfservice/address-undo', 'selfservice/changed'])
    expect(await mailsTo(the(), person.email, template)).toEqual([])
})

test('who had proven the address that is corrected may take it back', async () => {
  const person = await createPerson(the())
  const { db, clock } = the().house
  await db.transaction().execute((tx) => markEmailVerified(tx, person.id, new Date(clock().getTime() + 1000)))
  await accounts('correct-address', person.email, '--email', 'other@example.test')
  const [mail] = await mailsTo(the(), 'other@example.test', 'selfservice/confirm-address')
  const browser = new Browser()
  await browser.submit(await browser.go(linkIn(mail!, /^\/account\/address\//)), {})
  const [undo] = await mailsTo(the(), person.email, 'selfservice/address-undo')
  const back = await browser.submit(await browser.go(linkIn(undo!, /^\/account\/address\//)), {})
  expect(headingOf(back)).toBe('The address is yours again')
})

test('what cannot be corrected is said in a sentence', async () => {
  const [person, other] = [await createPerson(the()), await createPerson(the())]
  const refusal = async (email: string): Promise<string> =>
    (await accounts('correct-address', person.id, '--email', email)).error.trim()
  expect(await refusal(person.email)).toBe('That is the address that the account has.')
  expect(await refusal('a@b.example,c@d.example')).toBe('That is not an e-mail address.')
  expect(await refusal(other.email.toUpperCase())).toBe('Another account has this e-mail address.')
  expect(await refusal('åsa@example.test')).toMatch(/MAIL_SMTPUTF8/)
})

test('the address of a closed account is freed for another one, and of no other', async () => {
  const person = await createPerson(the())
  expect(await accounts('free-address', person.id)).toMatchObject({ code: 1 })
  const { db, vault } = the().house
  await db
    .transaction()
    .execute((tx) => closeAccount(tx, { by: { account: person.id } }, person.id, new Date()))
  const create = () =>
    db
      .transaction()
      .execute((tx) =>
        createAccount(
          tx,
          tester,
          vault,
          { email: person.email, name: 'New', locale: 'en', activated: true },
          new Date(),
        ),
      )
  expect(await create()).toEqual({ ok: false, reason: 'email-taken' })
  expect((await accounts('free-address', person.email)).out).toContain('Freed')
  expect(await create()).toMatchObject({ ok: true })
  expect((await accounts('free-address', person.id)).out).toContain('was free already')
  expect(JSON.parse((await accounts('show', person.id, '--json')).out)).toMatchObject({
    email: person.email,
    emailVerified: false,
    standing: 'closed',
  })
})

test('where post reaches somebody is said, said to be wrong, and forgotten; they are told each time', async () => {
  const person = await createPerson(the(), { name: 'Pia Postlos' })
  await givenAccount(the(), person, { proofing: 'address' })
  const address = [
    '--street',
    'Kerkstraat',
    '--house-number',
    '12',
    '--postal-code',
    '1234ab',
    '--city',
    'Utrecht',
  ]
  const set = await accounts('set-postal', person.email, ...address, '--country', 'NL')
  expect(set.out).toContain('Post goes to Pia Postlos there')
  // nobody is known by what somebody else says
  expect(JSON.parse((await accounts('show', person.email, '--json')).out)).toMatchObject({ proofing: 'none' })
  expect((await accounts('set-postal', person.email, ...address, '--country', 'NL')).out).toContain('already')
  const wrong = await accounts('set-postal', person.email, ...address, '--country', 'SE')
  expect([wrong.code, wrong.error.trim()]).toEqual([
    1,
    'postal.postal_code must be as the country writes it.',
  ])
  expect((await accounts('set-postal', person.email)).error.trim()).toBe('Say an address, or --none.')
  expect((await accounts('set-postal', person.email, '--none')).out).toContain('not known any more')
  expect((await accounts('set-postal', person.email, '--none')).out).toContain('already')
  const told = await mailsTo(the(), person.email, 'selfservice/changed')
  expect(told.map(({ subject }) => subject).toSorted()).toEqual([
    'Your postal address was changed',
    'Your postal address was removed',
  ])
})
