import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { heldBy, heldByProgram, mandateLevelOf } from '../../src/domain/organisations/index.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { organisationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { mailsTo } from '../harness/mails.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  giveRepresentation,
  membershipSaid,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const acts = () => organisationActs(the().house)
const somebody = async () => (await createPerson(the())).id
const at = (days: number): Date => new Date(Date.now() + days * 86_400_000)
const whys = async (account: AccountId, when = new Date()) =>
  (await heldBy(the().house.db, account, when)).map(({ why }) => why ?? 'holds')

const add = async (
  organisation: Awaited<ReturnType<typeof createOrganisation>>['id'],
  account: AccountId,
  changes: Parameters<typeof membershipSaid>[0] = {},
  through?: string,
) =>
  perform(the().house, acts().addMember, tester, organisation, {
    member: { account, through },
    said: membershipSaid(changes),
  })

describe('a membership', () => {
  test('points at nothing of another organisation, whatever the code does: the keys decide', async () => {
    const [ours, theirs] = [await createOrganisation(the()), await createOrganisation(the())]
    const { id: number } = await addNumber(the(), theirs.id, await createRegister(the()))
    const membership = await addMember(the(), ours.id, { account: await somebody() })
    const { db } = the().house
    for (const organisation of [ours.id, theirs.id])
      await expect(
        sql`insert into membership_number (organisation_id, membership_id, number_id)
          values (${organisation}, ${membership.id}, ${number})`.execute(db),
      ).rejects.toMatchObject({ code: '23503' })
    expect(await add(ours.id, await somebody(), { numbers: [number] })).toEqual({
      ok: false,
      reason: 'number-unknown',
    })
  })

  test('begins and ends by the clock, without a job; what is over may be given anew', async () => {
    const [{ id: organisation }, account] = [await createOrganisation(the()), await somebody()]
    await addMember(the(), organisation, { account }, { from: at(1), until: at(2) })
    expect(await whys(account)).toEqual(['membership-not-begun'])
    expect(await whys(account, at(1.5))).toEqual(['holds'])
    expect(await whys(account, at(2))).toEqual(['membership-over'])
    expect(await add(organisation, account)).toEqual({ ok: false, reason: 'already-member' })
    const then = { db: the().house.db, clock: () => at(3) }
    const again = await perform(then, acts().addMember, tester, organisation, {
      member: { account },
      said: membershipSaid(),
    })
    expect(again).toMatchObject({ ok: true })
    expect(await whys(account, at(3))).toEqual(['membership-ended', 'holds'])
  })

  test('that ends, ends nothing else of theirs; they are mailed both times', async () => {
    const person = await createPerson(the())
    const [one, other] = [await createOrganisation(the()), await createOrganisation(the())]
    const { id } = await addMember(the(), one.id, { account: person.id })
    await addMember(the(), other.id, { account: person.id })
    const ended = await perform(the().house, acts().endMember, tester, { organisation: one.id, id }, {})
    expect(ended).toMatchObject({ ok: true })
    expect((await whys(person.id)).toSorted()).toEqual(['holds', 'membership-ended'])
    const mails = await mailsTo(the(), person.email, 'selfservice/changed')
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
      'You act for an organisation',
      'You act for an organisation',
      'You no longer act for an organisation',
    ])
    const again = await perform(the().house, acts().endMember, tester, { organisation: one.id, id }, {})
    expect(again).toEqual({ ok: false, reason: 'membership-unknown' })
  })

  test.each<[string, Parameters<typeof membershipSaid>[0]]>([
    ['ends-before-it-begins', { from: at(2), until: at(1) }],
    ['ends-in-the-past', { from: at(-2), until: at(-1) }],
    ['user-name-malformed', { userName: 'jörgen' }],
    ['powers-wrong', { powers: ['people'] }],
    ['nothing-covered', { numbers: [], branches: [] }],
    ['branch-unknown', { branches: ['00000000-0000-4000-8000-000000000009'] }],
  ])('is not given where it %s', async (reason, changes) => {
    const { id: organisation } = await createOrganisation(the())
    expect(await add(organisation, await somebody(), changes)).toEqual({ ok: false, reason })
  })

  test('is given once, of two at once; to nobody whose account is not in use, nor in what is closed', async () => {
    const [{ id: organisation }, account] = [await createOrganisation(the()), await somebody()]
    const done = await Promise.all([add(organisation, account), add(organisation, account)])
    expect(done.map((each) => (each.ok ? 'ok' : each.reason)).toSorted()).toEqual(['already-member', 'ok'])
    const nobody = '00000000-0000-4000-8000-00000000000a' as AccountId
    expect(await add(organisation, nobody)).toEqual({ ok: false, reason: 'account-unknown' })
    await perform(the().house, acts().closeOrganisation, tester, organisation)
    expect(await add(organisation, await somebody())).toEqual({ ok: false, reason: 'organisation-unknown' })
  })

  test('has what its mandate is worth', async () => {
    const [{ id: organisation }, account] = [await createOrganisation(the()), await somebody()]
    const bare = await addMember(the(), organisation, { account })
    const said = await addMember(the(), organisation, { account: await somebody() }, { mandateLevel: 'low' })
    expect([mandateLevelOf(bare), mandateLevelOf(said)]).toEqual([undefined, 'low'])
  })
})

describe('a user name', () => {
  test('is one’s own within the organisation, in any capitals, and nobody’s after one', async () => {
    const [one, other] = [await createOrganisation(the()), await createOrganisation(the())]
    const first = await addMember(the(), one.id, { account: await somebody() }, { userName: 'J.Jansen' })
    const taken = { ok: false, reason: 'user-name-taken' }
    expect(await add(one.id, await somebody(), { userName: 'j.jansen' })).toEqual(taken)
    expect(await add(other.id, await somebody(), { userName: 'j.jansen' })).toMatchObject({ ok: true })
    const within = { organisation: one.id, id: first.id }
    await perform(the().house, acts().endMember, tester, within, {})
    expect(await add(one.id, await somebody(), { userName: 'J.JANSEN' })).toEqual(taken)
  })

  test('is not changed once it is there, so that none is left behind', async () => {
    const { id: organisation } = await createOrganisation(the())
    const { id } = await addMember(the(), organisation, { account: await somebody() })
    const name = (userName: string) =>
      perform(
        the().house,
        acts().changeMember,
        tester,
        { organisation, id },
        { change: (before) => ({ ...before, userName }) },
      )
    expect(await name('anna')).toMatchObject({ ok: true, membership: { user_name: 'anna' } })
    expect(await name('annabel')).toEqual({ ok: false, reason: 'user-name-fixed' })
  })
})

describe('an intermediary', () => {
  const accountant = async () => {
    const [client, office] = [await createOrganisation(the()), await createOrganisation(the())]
    const account = await somebody()
    const own = await addMember(the(), office.id, { account })
    const grant = await giveRepresentation(the(), client.id, office.id)
    return { client, office, account, own, grant }
  }

  test('acts for another by its grant, through its own people; both see it', async () => {
    const { client, office, account, grant } = await accountant()
    expect(await add(client.id, account, {}, grant.id)).toMatchObject({ ok: true })
    const held = await heldBy(the().house.db, account, new Date())
    const through = new Map(held.map((row) => [row.organisation_id, row.intermediary_id]))
    expect(through).toEqual(
      new Map([
        [client.id, office.id],
        [office.id, null],
      ]),
    )
  })

  test.each([
    ['the organisation', 'organisation'],
    ['the intermediary', 'intermediary'],
  ] as const)('acts no more once %s ends it, with all that rested on it', async (_side, from) => {
    const { client, account, grant } = await accountant()
    await add(client.id, account, {}, grant.id)
    const ended = await perform(the().house, acts().endRepresentation, tester, grant.id, { from })
    expect(ended).toEqual({ ok: true })
    expect((await whys(account)).toSorted()).toEqual(['holds', 'membership-ended'])
    const again = await perform(the().house, acts().endRepresentation, tester, grant.id, { from })
    expect(again).toEqual({ ok: false, reason: 'representation-unknown' })
  })

  test('loses with somebody who leaves it what they did through it', async () => {
    const { client, office, account, own, grant } = await accountant()
    await add(client.id, account, {}, grant.id)
    await perform(the().house, acts().endMember, tester, { organisation: office.id, id: own.id }, {})
    expect((await whys(account)).toSorted()).toEqual(['membership-ended', 'not-of-intermediary'])
  })

  test('that is put on hold acts for nobody', async () => {
    const { client, office, account, grant } = await accountant()
    await add(client.id, account, {}, grant.id)
    await perform(the().house, acts().suspendOrganisation, tester, office.id)
    expect((await whys(account)).toSorted()).toEqual(['intermediary-not-in-use', 'organisation-not-in-use'])
  })

  test('sends nobody who is not its own, is no administrator, and uses no grant of another', async () => {
    const { client, account, grant } = await accountant()
    expect(await add(client.id, await somebody(), {}, grant.id)).toMatchObject({
      reason: 'not-of-intermediary',
    })
    expect(await add(client.id, account, { role: 'administrator' }, grant.id)).toMatchObject({
      reason: 'through-administrator',
    })
    const other = await createOrganisation(the())
    expect(await add(other.id, account, {}, grant.id)).toMatchObject({ reason: 'through-unknown' })
    expect(
      await perform(the().house, acts().giveRepresentation, tester, client.id, {
        intermediary: client.id,
        until: null,
      }),
    ).toEqual({ ok: false, reason: 'acts-for-itself' })
  })
})

describe('a system user', () => {
  test('is a program of one organisation at a time, and no administrator', async () => {
    const { clientId: client } = await createPortal(the())
    const [one, other] = [await createOrganisation(the()), await createOrganisation(the())]
    const give = (organisation: typeof one.id, changes = {}) =>
      perform(the().house, acts().addMember, tester, organisation, {
        member: { client },
        said: membershipSaid(changes),
      })
    expect(await give(one.id, { role: 'administrator' })).toMatchObject({ reason: 'program-administrator' })
    const given = await give(one.id)
    expect(given).toMatchObject({ ok: true })
    expect(await give(other.id)).toMatchObject({ reason: 'already-member' })
    const { db } = the().house
    expect((await heldByProgram(db, client, new Date()))?.organisation_id).toBe(one.id)
    await perform(the().house, acts().suspendOrganisation, tester, one.id)
    expect(await heldByProgram(db, client, new Date())).toBeUndefined()
    const missing = { member: { client: 'nobody' }, said: membershipSaid() }
    expect(await perform(the().house, acts().addMember, tester, other.id, missing)).toMatchObject({
      reason: 'client-unknown',
    })
  })
})
