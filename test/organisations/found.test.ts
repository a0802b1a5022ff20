import { beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { membersByName, membersWith } from '../../src/domain/organisations/index.ts'
import type { OrganisationId } from '../../src/policy/vocabulary.ts'
import { givenAccount } from '../accounts/given.ts'
import { tester } from '../harness/acting.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  organising,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

let organisation: OrganisationId
beforeAll(async () => {
  organisation = (await createOrganisation(the())).id
})

let count = 0
async function member(name: string, more: Parameters<typeof addMember>[3] = {}, at = organisation) {
  const surname = name.replace(/^\S+ /, '')
  const email = `found${(count += 1)}@example.test`
  const person = await createPerson(the(), { name, surname, email, totp: false })
  const { id } = await addMember(the(), at, { account: person.id }, more)
  return { ...person, membership: id }
}

const namesOf = async (ids: readonly (string | null)[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from account`.execute(
    the().house.db,
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return ids.map((id) => names.get(id ?? '') ?? '')
}
const found = async (...words: string[]): Promise<string[]> => {
  const rows = await membersWith(the().house.db, organisation, words, { limit: 50 })
  return namesOf(rows.map(({ account_id: id }) => id))
}

describe('somebody of an organisation is found', () => {
  test.each([
    ['a first name', 'Şeyma Łukasz', 'şey'],
    ['a name without its accents', 'Åsa Öberg', 'oberg'],
    ['the same in capitals', 'Åke Ågren', 'AGR'],
    ['what stands in the middle', 'Jan van den Berg', 'den'],
    ['the second half of a name', 'Ria Vries-Jansen', 'jans'],
  ])('by %s', async (_what, name, word) => {
    await member(name)
    expect(await found(word)).toEqual([name])
  })

  test('by an address, a user name, a number and a reference', async () => {
    const register = await createRegister(the())
    const { id: number, value } = await addNumber(the(), organisation, register, '734512')
    const { email } = await member('Nel Nummer', {
      ...{ numbers: [number], userName: 'nelnum', externalKey: 'HR-0099' },
    })
    for (const word of [email, 'nelnu', value.slice(0, 4), 'hr-00'])
      expect([word, await found(word)]).toEqual([word, ['Nel Nummer']])
  })

  test('by several words, whichever begins', async () => {
    await member('Piet Zuidema')
    await member('Piet Noordhof')
    expect(await found('zuid', 'piet')).toEqual(['Piet Zuidema'])
    expect(await found('piet', 'zuid')).toEqual(['Piet Zuidema'])
    expect(await found('piet', 'oost')).toEqual([])
  })

  test('once, however many of their words begin so', async () => {
    await member('Xan Xander')
    expect(await found('xan')).toEqual(['Xan Xander'])
  })

  test('by no pattern that was typed', async () => {
    for (const word of ['%', '_', '\\', 'p%t']) expect([word, await found(word)]).toEqual([word, []])
  })

  test('by another name from the moment that they have it, and by the one before no more', async () => {
    const { id } = await member('Old Quaint')
    await givenAccount(the(), { id }, { name: 'New Quill', family_name: 'Quill' })
    expect([await found('quain'), await found('quil')]).toEqual([[], ['New Quill']])
  })

  test('no more once they have left', async () => {
    const { membership } = await member('Leo Vertrokken')
    expect(await found('vertrok')).toEqual(['Leo Vertrokken'])
    const { acts, performing } = organising(the())
    await perform(performing, acts.endMember, tester, { organisation, id: membership }, {})
    expect(await found('vertrok')).toEqual([])
  })

  test('by nobody of another organisation', async () => {
    const other = (await createOrganisation(the())).id
    await member('Yara Yellow', {}, other)
    expect(await found('yar')).toEqual([])
  })
})

test('people are listed by the last word of their family names, page by page', async () => {
  const { id } = await createOrganisation(the())
  const names = ['Bea van Aalst', 'Åke Öst', 'Cor Aalst', 'Dik Zeeman', 'Eva de Ruiter']
  for (const name of names) await member(name, {}, id)
  const seen: (string | null)[] = []
  let after: { word: string; id: string } | undefined
  for (;;) {
    const rows = await membersByName(the().house.db, id, { after, limit: 2 })
    seen.push(...rows.map((row) => row.account_id))
    const last = rows.at(-1)
    if (!last) break
    after = { word: last.word, id: last.id }
  }
  expect(await namesOf(seen)).toEqual([
    'Bea van Aalst',
    'Cor Aalst',
    'Åke Öst',
    'Eva de Ruiter',
    'Dik Zeeman',
  ])
})
