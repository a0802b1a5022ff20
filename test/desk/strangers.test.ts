import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { routes } from '../../src/doors/desk/index.ts'
import { perform } from '../../src/acts/index.ts'
import {
  foreseeMerge,
  heldBy,
  mergeRequestsOf,
  requestsOf,
  type MembershipRow,
} from '../../src/domain/organisations/index.ts'
import { tester } from '../harness/acting.ts'
import { Browser } from '../harness/browser.ts'
import { invite } from '../harness/activation.ts'
import { atDesk, type AtDesk } from '../harness/desk.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  giveRepresentation,
  organising,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

/** The organisation that nobody else is to reach, with somebody in it to do something to. */
let theirs: AtDesk
let victim: string
let invitation: string
let list: string
let request: string
let grant: string
let asked: string
let program: string
const strangers: Record<string, AtDesk> = {}
let own: MembershipRow
beforeAll(async () => {
  theirs = await atDesk(the())
  const { id } = await createPerson(the(), { name: 'Vera Verborgen' })
  victim = (await addMember(the(), theirs.organisation.id, { account: id })).id
  const invited = await invite(the(), { organisation: theirs.organisation, person: { name: 'Vera Vraagt' } })
  invitation = invited.activation.id
  const asks = await createPerson(the(), { name: 'Vera Vraagt' })
  const { acts, performing } = organising(the())
  const number = theirs.organisation.registration_number
  const by = { by: { account: asks.id } }
  await perform(performing, acts.askToJoin, by, asks.id, { kind: 'kvk', number, why: '' })
  request = (await requestsOf(the().house.db, asks.id, 1))[0]!.id
  grant = (await giveRepresentation(the(), theirs.organisation.id, (await createOrganisation(the())).id)).id
  asked = await askedToJoin(theirs)
  const machine = { grant_types: ['client_credentials'], response_types: [], redirect_uris: [] }
  program = (await createPortal(the(), machine)).clientId
  const csv = 'name;email;mobile\nVera Vraagt;vera@example.test;+31612345678'
  const pasted = await theirs.press(await theirs.go('/lists'), '/lists', { pasted: csv })
  list = pasted.url.pathname.split('/').at(-1) ?? ''
  strangers['the administrator of another organisation'] = await atDesk(the())
  // a plain member here, who looks after something else
  const member = await atDesk(the())
  await addMember(the(), theirs.organisation.id, { account: member.person.id })
  strangers['a plain member'] = member
  // somebody who looked after it once, and after nothing now but to be let through the sign-in
  const former = await atDesk(the(), { organisation: await createOrganisation(the()) })
  await sql`update membership set ended_at = now() where id = ${former.membership}`.execute(the().house.db)
  strangers['nobody'] = former
  own = (await heldBy(the().house.db, theirs.person.id, new Date()))[0]!
})

/** What its administrator asks the operator about its numbers. */
async function askedToJoin({ organisation, membership }: AtDesk): Promise<string> {
  const register = await createRegister(the())
  const { id: one } = await addNumber(the(), organisation.id, register)
  const { id: to } = await addNumber(the(), organisation.id, register)
  const merge = { from: [one], to, who: 'any' as const, why: 'Vera' }
  const foreseen = await foreseeMerge(the().house.db, organisation, merge)
  if (!foreseen.ok) throw new Error(foreseen.reason)
  const { acts, performing } = organising(the())
  const target = { organisation: organisation.id, membership }
  await perform(performing, acts.askMerge, tester, target, { ...merge, foreseen: foreseen.digest })
  return (await mergeRequestsOf(the().house.db, organisation.id, 1))[0]!.id
}

const tables = async (): Promise<string[]> =>
  (
    await sql<{
      name: string
    }>`select tablename as name from pg_policies where policyname = 'within_organisation'`.execute(
      the().house.db,
    )
  ).rows.map(({ name }) => name)

/** The switches: the first lock lets everybody through as the administrator of theirs, the second is open. */
const before = () => the().app.reach.desk.administratorHere
let kept: ReturnType<typeof before> | undefined
async function setLocks({ first, second }: { first: boolean; second: boolean }): Promise<void> {
  kept ??= before()
  const desk = the().app.reach.desk as { administratorHere: ReturnType<typeof before> }
  desk.administratorHere = first ? kept : () => Promise.resolve(own as never)
  for (const table of await tables())
    await sql`alter table ${sql.table(table)} ${sql.raw(second ? 'enable' : 'disable')} row level security`.execute(
      the().house.db,
    )
}
afterEach(() => setLocks({ first: true, second: true }))

const send = async (browser: Browser, method: string, path: string) => {
  const at = `${the().origin}/organisation/${theirs.organisation.id}${path.replace(':person', victim).replace(':invitation', invitation).replace(':list', list).replace(':request', request).replace(':grant', grant).replace(':asked', asked).replace(':program', program)}`
  const { status, text } = await browser.send(at, {
    method,
    ...(method === 'POST'
      ? { body: new URLSearchParams({ q: 'vera' }), headers: { origin: the().origin } }
      : {}),
    redirect: 'manual',
  })
  return { status, text }
}

const stillThere = async (): Promise<boolean> => {
  const { rows } = await sql`select 1 from membership where id = ${victim} and ended_at is null
    union all select 1 from activation where id = ${invitation} and ended_at is null
    union all select 1 from merge_request where id = ${asked} and ended_at is null`.execute(the().house.db)
  return rows.length === 3
}

describe.each([
  ['with both locks', { first: true, second: true }],
  ['with the second lock open', { first: true, second: false }],
  ['with the first lock open', { first: false, second: true }],
])('%s', (_how, locks) => {
  test.each(routes.map(({ method, path }) => [method, path] as const))(
    '%s %s of another organisation is not there',
    async (method, path) => {
      await setLocks(locks)
      for (const [who, { browser }] of Object.entries(strangers)) {
        const { status, text } = await send(browser, method, path)
        expect([who, status]).toEqual([who, 404])
        for (const said of ['Vera', theirs.organisation.id, theirs.person.email])
          expect([who, said, text.replaceAll('/language', '').includes(`>${said}`)]).toEqual([
            who,
            said,
            false,
          ])
      }
      expect(await stillThere()).toBe(true)
    },
  )
})

test('with both locks open everything is there: it is they that keep strangers out', async () => {
  await setLocks({ first: false, second: false })
  const [stranger] = Object.values(strangers)
  const statuses: number[] = []
  // what was granted is not there any more to be declined
  for (const { method, path } of routes.filter((route) => !route.path.endsWith('/decline')))
    statuses.push((await send(stranger!.browser, method, path)).status)
  // a form that was not filled in is there, and a list that is being looked at
  expect(statuses.filter((status) => ![200, 303, 409, 415, 422].includes(status))).toEqual([])
  expect(await stillThere()).toBe(false)
})

test('what no browser says it is signed in for leads to the sign-in, and nowhere else', async () => {
  for (const { method, path } of routes)
    expect([path, (await send(new Browser(), method, path)).status]).toEqual([path, 303])
})
