import { describe, expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { append } from '../../src/domain/audit/index.ts'
import { operatorClientId } from '../../src/domain/clients/index.ts'
import { accountActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { atDesk } from '../harness/desk.ts'
import { reasonsOn } from '../harness/html.ts'
import { addMember } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const rowsOf = ({ text }: { text: string }): string[] =>
  text
    .split('<tr role="row">')
    .slice(2)
    .map((row) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )

describe('what happened in an organisation', () => {
  test('is told in plain words, by name and the newest first; nothing of others, and no network address', async () => {
    const desk = await atDesk(the(), { name: 'Ada Beheer' })
    const other = await atDesk(the())
    const { id: account } = await createPerson(the(), { name: 'Wim Weg' })
    const { id } = await addMember(the(), desk.organisation.id, { account })
    await addMember(the(), other.organisation.id, { account })
    await desk.press(await desk.go(`/people/${id}/end`), `/people/${id}/end`)
    const page = await desk.go('/happened')
    const [newest, ...others] = rowsOf(page)
    expect(newest).toMatch(/^Membership ended.*Wim Weg Ada Beheer/)
    expect(others.filter((row) => row.includes('Wim Weg'))).toHaveLength(1)
    for (const said of ['127.0.0.1', '::1', other.organisation.id])
      expect([said, page.text.includes(`>${said}`)]).toEqual([said, false])
  })

  test('is not told of what somebody does for themselves or for others', async () => {
    const desk = await atDesk(the())
    const person = await createPerson(the(), { name: 'Vera Verborgen' })
    await addMember(the(), desk.organisation.id, { account: person.id })
    const before = rowsOf(await desk.go('/happened')).length
    const row = await accountById(the().house.db, person.id)
    await perform(the().house, accountActs(the().house).endSessions, tester, row!, { reason: 'asked' })
    expect(rowsOf(await desk.go('/happened'))).toHaveLength(before)
  })

  test('says of an operator that the service desk did it, and not who', async () => {
    const desk = await atDesk(the())
    const operator = await createPerson(the(), { name: 'Olga Operator' })
    await the()
      .house.db.transaction()
      .execute((tx) =>
        append(
          tx,
          'organisations.organisation.changed',
          {
            by: { account: operator.id, through: operatorClientId },
            ...{ organisationId: desk.organisation.id, details: { changed: 'legal_name' } },
          },
          new Date(),
        ),
      )
    const page = await desk.go('/happened')
    expect(rowsOf(page)[0]).toContain('the service desk of this site')
    expect(page.text).not.toContain('Olga')
  })

  test('is narrowed to somebody and to some days, and downloaded as a file with formulas made harmless', async () => {
    const desk = await atDesk(the())
    const { id: account } = await createPerson(the(), { name: '=Wim' })
    const { id: other } = await createPerson(the(), { name: 'Ander Mens' })
    const { id } = await addMember(the(), desk.organisation.id, { account })
    await addMember(the(), desk.organisation.id, { account: other })
    const of = await desk.go(`/happened?person=${id}`)
    expect(rowsOf(of).every((row) => row.includes('=Wim'))).toBe(true)
    expect(of.text).not.toContain('Ander Mens')
    const none = await desk.press(of, '/happened', { since: '2001-01-01', until: '2001-01-02' })
    expect(none.text).toContain('Nothing happened in these days.')
    expect(reasonsOn(await desk.press(of, '/happened', { since: 'once' }))).toEqual(['since-malformed'])
    const file = await desk.go(`/happened/file?person=${id}`)
    expect(file.headers.get('content-disposition')).toContain('what-happened.csv')
    expect(file.text).toContain(`"'=Wim"`)
    expect(file.text).not.toContain('Ander Mens')
    const stranger = await atDesk(the())
    expect((await desk.go(`/happened?person=${stranger.membership}`)).status).toBe(404)
  })
})
