import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { accountByEmail } from '../../src/domain/accounts/index.ts'
import {
  heldBy,
  openApplications,
  organisationById,
  organisationsLegallyNamed,
  organisationsNamed,
  organisationsOfNumber,
} from '../../src/domain/organisations/index.ts'
import { organisationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { mailsTo } from '../harness/mails.ts'
import { createOrganisation, kvkNumber, organisationSaid } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const acts = () => organisationActs(the().house)
const create = (changes: object, administrator?: object) =>
  perform(the().house, acts().createOrganisation, tester, undefined, {
    said: organisationSaid(changes),
    ...(administrator && {
      administrator: {
        ...{ name: 'Anna Jansen', locale: 'nl', because: 'registered-director' },
        ...administrator,
      } as never,
    }),
  })
const faultsOf = async (changes: object, administrator?: object) => {
  const done = await create(changes, administrator)
  return done.ok ? 'made' : done.faults.map(({ path, says }) => `${path.join('.')} ${says}`)
}
const everything = async () => {
  const { rows } = await sql<{ n: number }>`select (select count(*) from organisation)::int
    + (select count(*) from membership)::int + (select count(*) from account)::int as n`.execute(
    the().house.db,
  )
  return rows[0]?.n
}

describe('an organisation', () => {
  test.each<[string, object, string]>([
    [
      'a check digit',
      { registration: { kind: 'orgnr', number: '556036-0794' } },
      'registration.number is mistyped: its check digit is not right',
    ],
    [
      'too few digits',
      { registration: { kind: 'kvk', number: '123' } },
      'registration.number must have 8 digits',
    ],
    [
      'a personal number',
      { registration: { kind: 'orgnr', number: '811228-9874' } },
      'registration.number is the personal number of a sole trader, which is not kept here: use the kind other with another number',
    ],
    [
      'no such kind',
      { registration: { kind: 'kvq', number: '12345678' } },
      'registration.kind must be one of kvk, orgnr, rsin, other; did you mean kvk?',
    ],
    [
      'no such zone',
      { time_zone: 'Europe/Zwolle' },
      'time_zone must be an IANA time zone, such as Europe/Amsterdam',
    ],
    ['no domain', { email_domains: ['a b'] }, 'email_domains.0 must be a domain, such as firm.example'],
    [
      'a name that is not seen',
      { legal_name: '\u200b' },
      'legal_name must be text without control characters, with something to see',
    ],
  ])('is not made with %s', async (_what, changes, fault) => {
    expect(await faultsOf(changes)).toEqual([fault])
  })

  test('has an address as its country’s post writes it', async () => {
    const address = { ...organisationSaid().address, postal_code: '8011ab' }
    const done = await create({ address })
    expect(done).toMatchObject({ ok: true, organisation: { address: { postal_code: '8011 AB' } } })
    expect(await faultsOf({ address: { ...address, postal_code: '08011' } })).toEqual([
      'address.postal_code must be one of NL',
    ])
  })

  test('is one for each registration number, of two at once as well; and for each key of another system', async () => {
    const registration = { kind: 'kvk', number: kvkNumber() }
    const done = await Promise.all([create({ registration }), create({ registration })])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await faultsOf({ registration })).toEqual(['registration.number is another organisation’s'])
    await create({ external_key: 'crm-1' })
    expect(await faultsOf({ external_key: 'crm-1' })).toEqual(['external_key is another organisation’s'])
  })

  test('is made with its first administrator, whose account is made for it where there is none', async () => {
    const done = await create({}, { email: 'anna@jansen.example' })
    expect(done).toMatchObject({ ok: true, isNewAccount: true })
    const anna = await accountByEmail(the().house.db, 'anna@jansen.example')
    const held = await heldBy(the().house.db, anna!.id, new Date())
    expect(held).toMatchObject([{ role: 'administrator', powers: ['people', 'rights', 'organisation'] }])
    await mailsTo(the(), 'anna@jansen.example', 'selfservice/changed')
    const person = await createPerson(the())
    expect(await create({}, { email: person.email.toUpperCase() })).toMatchObject({
      ok: true,
      isNewAccount: false,
    })
    await mailsTo(the(), person.email, 'selfservice/changed')
  })

  test('leaves nothing behind where it is not made', async () => {
    const before = await everything()
    const registration = { kind: 'kvk', number: '1' }
    expect(await faultsOf({ registration }, { email: 'new@jansen.example' })).toHaveLength(1)
    expect(await faultsOf({}, { email: 'no address' })).toEqual([
      'administrator.email must be an e-mail address',
    ])
    expect(await everything()).toBe(before)
  })

  test('that is closed stays closed, and keeps its number', async () => {
    const { id, registration_number: number } = await createOrganisation(the())
    expect(await perform(the().house, acts().closeOrganisation, tester, id)).toEqual({ ok: true })
    expect(await perform(the().house, acts().resumeOrganisation, tester, id)).toMatchObject({
      reason: 'organisation-closed',
    })
    expect(await faultsOf({ registration: { kind: 'kvk', number } })).toHaveLength(1)
    const said = organisationSaid()
    expect(await perform(the().house, acts().changeOrganisation, tester, id, { said })).toMatchObject({
      ok: false,
      faults: [{ says: 'was ended for good' }],
    })
  })

  test('is changed as it was seen', async () => {
    const before = await createOrganisation(the())
    const said = organisationSaid({
      registration: { kind: 'kvk', number: before.registration_number },
      display_name: 'Jansen en Zonen',
    })
    const change = (expected: number) =>
      perform(the().house, acts().changeOrganisation, tester, before.id, { said, expected })
    expect(await change(before.version)).toMatchObject({ ok: true })
    expect(await change(before.version)).toMatchObject({ reason: 'version-passed' })
  })

  test('is found by the beginning of either name, in the order of names, page by page', async () => {
    for (const name of ['Zuivel Oost', 'zuivel noord', 'Zuivel Zuid'])
      await create({ display_name: name, legal_name: `Coöperatie ${name}` })
    const { db } = the().house
    const first = await organisationsNamed(db, 'ZUIVEL', { limit: 2 })
    expect(first.map((each) => each.display_name)).toEqual(['zuivel noord', 'Zuivel Oost'])
    const last = first.at(-1)!
    const after = { name: last.display_name, id: last.id }
    const rest = await organisationsNamed(db, 'ZUIVEL', { limit: 2, after })
    expect(rest.map((each) => each.display_name)).toEqual(['Zuivel Zuid'])
    const legal = await organisationsLegallyNamed(db, 'coöperatie zuivel', { limit: 5 })
    expect(legal).toHaveLength(3)
    expect(await organisationsLegallyNamed(db, 'zuivel', { limit: 5 })).toEqual([])
  })
})

test('an organisation is found by its number, however it is typed', async () => {
  await create({ registration: { kind: 'other', number: 'HRB 77 B' }, display_name: 'Mühle' })
  const found = await organisationsOfNumber(the().house.db, ' hrb  77 b')
  expect(found.map((each) => each.display_name)).toEqual(['Mühle'])
  const { registration_number: number } = await createOrganisation(the())
  const [one] = await organisationsOfNumber(the().house.db, `${number.slice(0, 4)} ${number.slice(4)}`)
  expect(one?.registration_number).toBe(number)
})

describe('what somebody asks for', () => {
  const apply = async (registration = { kind: 'kvk', number: kvkNumber() }) => {
    const person = await createPerson(the())
    const input = { said: organisationSaid({ registration }), why: 'we deliver to you' }
    const done = await perform(
      the().house,
      acts().applyForOrganisation,
      { by: { account: person.id } },
      person.id,
      input,
    )
    if (!done.ok) throw new Error(done.reason)
    return { person, organisation: done.organisation }
  }

  test('claims no number: the real one is made beside it, and the asking learns nothing', async () => {
    const registration = { kind: 'kvk', number: kvkNumber() }
    const { person, organisation } = await apply(registration)
    expect(await create({ registration })).toMatchObject({ ok: true })
    const again = await apply(registration)
    expect(again.organisation.standing).toBe('applied')
    const target = { organisation: organisation.id, account: person.id }
    expect(await perform(the().house, acts().acceptApplication, tester, target)).toEqual({
      ok: false,
      reason: 'organisation-exists',
    })
    const open = await openApplications(the().house.db, { limit: 100 })
    expect(open.map(({ organisation_id: id }) => id)).toContain(organisation.id)
  })

  test('becomes an organisation with them as its administrator, once, of two who decide', async () => {
    const { person, organisation } = await apply()
    const target = { organisation: organisation.id, account: person.id }
    const [accepted, declined] = await Promise.all([
      perform(the().house, acts().acceptApplication, tester, target),
      perform(the().house, acts().declineApplication, tester, target),
    ])
    expect([accepted.ok, declined.ok].filter(Boolean)).toHaveLength(1)
    const row = await organisationById(the().house.db, organisation.id)
    expect(row?.standing).toBe(accepted.ok ? 'active' : undefined)
    if (!accepted.ok) return
    expect(row?.administered_at).toBeInstanceOf(Date)
    await mailsTo(the(), person.email, 'selfservice/changed')
  })

  test('waits with at most four others of theirs', async () => {
    const { id: account } = await createPerson(the())
    const ask = () =>
      perform(the().house, acts().applyForOrganisation, { by: { account } }, account, {
        said: organisationSaid(),
        why: 'x',
      })
    for (let i = 0; i < 5; i++) expect(await ask()).toMatchObject({ ok: true })
    expect(await ask()).toEqual({ ok: false, reason: 'too-many-applications' })
  })
})
