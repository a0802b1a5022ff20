import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inRehearsal, perform, performAround } from '../../src/acts/index.ts'
import {
  coverage,
  membersInOrder,
  numbersAmong,
  numbersCalled,
  numbersInOrder,
  successorOf,
  type MergeSaid,
  type NumberRow,
} from '../../src/domain/organisations/index.ts'
import type { OrganisationId } from '../../src/policy/vocabulary.ts'
import { organisationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { addMember, addNumber, createOrganisation, createRegister } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const acts = () => organisationActs(the().house)
const add = (organisation: OrganisationId, register: string, number: string) =>
  perform(the().house, acts().addNumber, tester, organisation, { register, number, label: null })
const merge = (organisation: OrganisationId, said: MergeSaid) =>
  perform(the().house, acts().mergeNumbers, tester, organisation, said)
const called = async (number: NumberRow): Promise<string> => {
  const [row] = await numbersAmong(the().house.db, number.organisation_id, [number.id])
  return (await successorOf(the().house.db, row!)).value
}

describe('a number', () => {
  test('is of one organisation, or of several, as its register says', async () => {
    const [one, other] = [await createOrganisation(the()), await createOrganisation(the())]
    const own = await createRegister(the())
    expect(await add(one.id, own, '12 34 56')).toMatchObject({ ok: true, number: { value: '123456' } })
    const taken = { ok: false, reason: 'number-taken' }
    expect(await add(other.id, own, '123456')).toEqual(taken)
    expect(await add(one.id, own, '123456')).toEqual(taken)
    const shared = await createRegister(the(), { is_shared: true })
    expect(await add(one.id, shared, '123456')).toMatchObject({ ok: true })
    expect(await add(other.id, shared, '123456')).toMatchObject({ ok: true })
    expect(await add(one.id, shared, '123456')).toEqual(taken)
  })

  test('is one of its register’s', async () => {
    const { id } = await createOrganisation(the())
    expect(await add(id, await createRegister(the()), '12345')).toEqual({
      ok: false,
      reason: 'number-malformed',
    })
    expect(await add(id, 'none', '12345')).toEqual({ ok: false, reason: 'register-unknown' })
  })

  test('goes to another organisation with what has become it, and is nobody’s there but who has all', async () => {
    const [from, to] = [await createOrganisation(the()), await createOrganisation(the())]
    const register = await createRegister(the())
    const [old, kept] = [await addNumber(the(), from.id, register), await addNumber(the(), from.id, register)]
    const has = { numbers: [old.id, kept.id] }
    const account = (await createPerson(the())).id
    const member = await addMember(the(), from.id, { account }, has)
    expect(await merge(from.id, { from: [old.id], to: kept.id, who: 'any' })).toMatchObject({ ok: true })
    const moved = await perform(
      the().house,
      acts().moveNumber,
      tester,
      { organisation: from.id, id: kept.id },
      { to: to.id },
    )
    expect(moved).toMatchObject({ ok: true })
    const { db } = the().house
    expect(await numbersInOrder(db, from.id, { limit: 10 })).toEqual([])
    expect(await numbersInOrder(db, to.id, { limit: 10 })).toHaveLength(2)
    expect((await coverage(db, [member.id])).numbers.size).toBe(0)
    const again = { organisation: to.id, id: old.id }
    expect(await perform(the().house, acts().moveNumber, tester, again, { to: from.id })).toEqual({
      ok: false,
      reason: 'number-replaced',
    })
  })
})

describe('numbers that become one', () => {
  test('stay findable, and say which they became, also where that became another', async () => {
    const { id } = await createOrganisation(the())
    const register = await createRegister(the())
    const [a, b, c] = [
      await addNumber(the(), id, register),
      await addNumber(the(), id, register),
      await addNumber(the(), id, register),
    ]
    const to = { register, number: '999 999', label: 'All addresses' }
    expect(await merge(id, { from: [a.id, b.id], to: b.id, who: 'any' })).toMatchObject({
      reason: 'merge-into-itself',
    })
    expect(await merge(id, { from: [a.id], to: b.id, who: 'any' })).toMatchObject({ ok: true })
    expect(await merge(id, { from: [b.id, c.id], to, who: 'any' })).toMatchObject({ ok: true })
    expect([await called(a), await called(b), await called(c)]).toEqual(['999999', '999999', '999999'])
    const [found] = await numbersCalled(the().house.db, a.lookup)
    expect(found).toMatchObject({ id: a.id, replaced_by_id: b.id })
    expect(await merge(id, { from: [a.id], to: c.id, who: 'any' })).toMatchObject({
      reason: 'number-replaced',
    })
  })

  test('are of one register and of one organisation; a new number that is taken undoes all', async () => {
    const [one, other] = [await createOrganisation(the()), await createOrganisation(the())]
    const [register, another] = [await createRegister(the()), await createRegister(the())]
    const a = await addNumber(the(), one.id, register)
    const b = await addNumber(the(), one.id, another)
    const c = await addNumber(the(), other.id, register)
    expect(await merge(one.id, { from: [a.id], to: b.id, who: 'any' })).toMatchObject({
      reason: 'merge-of-registers',
    })
    expect(await merge(one.id, { from: [a.id], to: c.id, who: 'any' })).toMatchObject({
      reason: 'number-unknown',
    })
    const to = { register, number: c.value, label: null }
    expect(await merge(one.id, { from: [a.id], to, who: 'any' })).toMatchObject({ reason: 'number-taken' })
    const mixed = { register: another, number: '777777', label: null }
    expect(await merge(one.id, { from: [a.id], to: mixed, who: 'any' })).toMatchObject({
      reason: 'merge-of-registers',
    })
    const { db } = the().house
    expect((await numbersInOrder(db, one.id, { limit: 10 })).map(({ id }) => id).toSorted()).toEqual(
      [a.id, b.id].toSorted(),
    )
  })

  /** What each member sees: every number that there is, by all that stands under what they have. */
  async function sights(organisation: OrganisationId): Promise<Map<string, string[]>> {
    const { db } = the().house
    const numbers = await numbersInOrder(db, organisation, { limit: 100 })
    const rows = await membersInOrder(db, organisation, { limit: 100, isCurrent: true })
    const ids = rows.map(({ id }) => id)
    const { numbers: covered } = await coverage(db, ids)
    const ends = new Map<string, string>()
    for (const number of numbers) ends.set(number.id, (await successorOf(db, number)).id)
    return new Map(
      rows.map(({ id, all_numbers: all }) => [
        id,
        numbers
          .filter((each) => all || covered.get(id)?.includes(ends.get(each.id) ?? ''))
          .map((each) => each.id)
          .toSorted(),
      ]),
    )
  }

  test('change who sees what by nothing but what the preview said, however often they are merged', async () => {
    const place = fc.nat({ max: 6 })
    const anyMerge = fc.record({
      from: fc.uniqueArray(place, { minLength: 1, maxLength: 3 }),
      to: fc.option(place),
      who: fc.constantFrom('any' as const, 'every' as const),
    })
    const people = await Promise.all(Array.from({ length: 4 }, () => createPerson(the())))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.uniqueArray(place, { minLength: 1 })), { minLength: 4, maxLength: 4 }),
        fc.array(anyMerge, { minLength: 1, maxLength: 4 }),
        async (has, merges) => {
          const { id } = await createOrganisation(the())
          const register = await createRegister(the())
          const numbers: NumberRow[] = []
          for (let i = 0; i < 7; i++) numbers.push(await addNumber(the(), id, register))
          for (const [i, places] of has.entries())
            await addMember(
              the(),
              id,
              { account: people[i]!.id },
              { numbers: places === null ? null : places.map((each) => numbers[each]!.id) },
            )
          for (const [i, { from, to, who }] of merges.entries()) {
            const fresh = { register, number: String(900_000 + i), label: null }
            const said = {
              from: from.map((each) => numbers[each]!.id),
              to: to === null ? fresh : numbers[to]!.id,
              who,
            }
            const before = await sights(id)
            const asked = { who: tester, target: id, input: said }
            const preview = await performAround(
              the().house,
              acts().mergeNumbers,
              asked,
              inRehearsal((done) => done),
            )
            expect(await sights(id)).toEqual(before)
            const done = await merge(id, said)
            expect(done.ok).toBe(preview.ok)
            if (!done.ok || !preview.ok) continue
            expect(preview.changes).toEqual(done.changes)
            const after = await sights(id)
            for (const [member, saw] of before) {
              const told = preview.changes.find(({ membership }) => membership === member)
              const sees = (after.get(member) ?? []).filter((each) => to !== null || each !== done.number.id)
              expect(sees.filter((each) => !saw.includes(each))).toEqual((told?.gains ?? []).toSorted())
              expect(saw.filter((each) => !sees.includes(each))).toEqual((told?.loses ?? []).toSorted())
            }
          }
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)
})
