import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { accountById, createAccount } from '../../src/domain/accounts/index.ts'
import { perform } from '../../src/acts/index.ts'
import { createSimulatedPerson } from '../../src/acts/operating/index.ts'
import { accountActs } from '../../src/ports.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { openAccount } from '../harness/account.ts'
import { tester } from '../harness/acting.ts'
import { ask, createOperator } from '../harness/api.ts'
import { Browser } from '../harness/browser.ts'
import { atConsole } from '../harness/console.ts'
import { headingOf } from '../harness/html.ts'
import { linkIn, mailsTo } from '../harness/mails.ts'
import { addMember, createOrganisation } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, redeem, signIn, startRequest } from '../harness/portal.ts'
import { beside, run } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

/** Somebody who shares a mailbox, whose address is another's. */
async function somebody(name: string): Promise<AccountId> {
  const { house } = the()
  const made = await house.db
    .transaction()
    .execute((tx) =>
      createAccount(tx, tester, house.vault, { name, locale: 'nl', activated: false }, house.clock()),
    )
  if (!made.ok) throw new Error(made.reason)
  return made.id
}

/** Takes the address of somebody who is signed in, as if they never had one: they cannot begin here yet. */
const forgetAddress = (account: string) =>
  sql`delete from identifier where account_id = ${account}`.execute(the().house.db)

test('an account without an address is there, is found by its name, and is mailed nothing', async () => {
  const { house } = the()
  const id = await somebody('Zonder Adres')
  expect(await accountById(house.db, id)).toMatchObject({ email: null, email_verified_at: null })
  const before = (await house.outbox.newest(house.db, 1000)).length
  const { id: organisation } = await createOrganisation(the())
  await addMember(the(), organisation, { account: id }, { userName: 'zonder' })
  expect((await house.outbox.newest(house.db, 1000)).length).toBe(before)
  const { token } = await createOperator(the(), 'helpdesk')
  const found = await ask(the(), 'people.search', { token, body: { name: 'zonder' } })
  expect(found.body['items']).toMatchObject([{ id, email: null, email_verified: false }])
})

test('somebody who helps sees that there is none, and gives one: whoever reads it confirms', async () => {
  const id = await somebody('Krijgt Adres')
  const { go, press } = await atConsole(the(), 'operator')
  const page = await go(`/people/${id}`)
  expect([
    page.text.includes('none: they have a user name'),
    page.text.includes(`/people/${id}/recover`),
  ]).toEqual([true, false])
  const { token } = await createOperator(the(), 'operator')
  const recovery = await ask(the(), 'people.start-recovery', { token, params: { id } })
  expect([recovery.status, recovery.body]).toMatchObject([409, { detail: 'no-address' }])
  expect(await run(['accounts', 'start-recovery', id], beside(the()))).toMatchObject({
    code: 1,
    error: expect.stringContaining('has no address to mail a link to'),
  })
  const to = 'eigen@example.test'
  await press(await go(`/people/${id}/address`), `/people/${id}/address`, { email: to })
  const [mail] = await mailsTo(the(), to, 'selfservice/confirm-address')
  const browser = new Browser()
  await browser.submit(await browser.go(linkIn(mail!, /^\/account\/address\//)), {})
  const { db } = the().house
  expect((await accountById(db, id))?.email).toBe(to)
  // and it is the only one that there can be
  await expect(
    sql`insert into identifier (id, account_id, kind, value, lookup, created_at)
      values (gen_random_uuid(), ${id}, 'email', 'x@example.test', 'x@example.test', now())`.execute(db),
  ).rejects.toThrow('identifier_one')
})

test('a portal is told no address of somebody who has none', async () => {
  const person = await createPerson(the())
  const portal = await createPortal(the())
  const started = await startRequest(portal, { scope: 'openid email' })
  const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
  await forgetAddress(person.id)
  const said = await openid.fetchUserInfo(portal.config, tokens.access_token, tokens.claims()?.sub ?? '')
  expect(Object.keys(said)).toEqual(['sub'])
})

test('a simulated person has an address again, whatever became of the one before', async () => {
  const { house } = the()
  const said = { sub: 'mia', phone_number: '+31612345678' }
  const simulate = () => perform(house, createSimulatedPerson(house), tester, undefined, said)
  const made = await simulate()
  if (!made.ok) throw new Error(made.reason)
  await forgetAddress(made.account.id)
  expect(await simulate()).toMatchObject({ ok: true, account: { email: 'mia@simulated.example' } })
})

test('in their account they are called by their name, and cannot give themselves an address', async () => {
  const person = await createPerson(the(), { name: 'Petra Zonder' })
  const { browser } = await openAccount(the(), person)
  await forgetAddress(person.id)
  const profile = await browser.go(`${the().origin}/account/profile`)
  expect([profile.status, headingOf(profile)]).toEqual([200, 'Your details'])
  expect([
    profile.text.includes('Petra Zonder'),
    profile.text.includes('Your account has no address'),
  ]).toEqual([true, true])
  const asked = await browser.go(`${the().origin}/account/email`)
  expect([asked.status, asked.url.pathname]).toEqual([200, '/account/profile'])
  const account = await accountById(the().house.db, person.id)
  const acts = accountActs(the().house)
  const wanted = await perform(the().house, acts.changeAddress, { by: { account: person.id } }, account!, {
    email: 'mine@example.test',
  })
  expect(wanted).toEqual({ ok: false, reason: 'no-address' })
})
