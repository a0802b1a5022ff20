import { expect, test } from '@jest/globals'
import { listAttributeKinds, registerByKey } from '../../src/domain/organisations/index.ts'
import { atConsole } from '../harness/console.ts'
import { fieldsOn, noticeOn, reasonsOn } from '../harness/html.ts'
import { addNumber, createOrganisation } from '../harness/organisations.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const register = {
  ...{ key: 'collectives', en: 'Collective', nl: 'Collectief', sv: 'Kollektiv' },
  ...{ pattern: 'C[0-9]{4}', example: 'C1234', shared: 'yes' },
}

test('a register of numbers is declared, changed, and taken away where it has none', async () => {
  const { go, press } = await atConsole(the(), 'operator')
  const { id } = await createOrganisation(the())
  const page = await press(await go('/declare-register'), '/declare-register', register)
  expect([noticeOn(page), page.text.includes('several may have the same')]).toEqual(['It is declared.', true])
  const path = '/registers/collectives'
  await press(await go(path), path, { example: 'C9999', sv: 'Kollektivavtal' })
  expect(await registerByKey(the().house.db, 'collectives')).toMatchObject({
    ...{ example: 'C9999', name_sv: 'Kollektivavtal', is_shared: true },
  })
  await addNumber(the(), id, 'collectives', 'c0001')
  const kept = await press(await go(`${path}/delete`), `${path}/delete`)
  expect([kept.status, kept.text.includes('There are numbers of this register.')]).toEqual([409, true])
  await press(await go('/declare-register'), '/declare-register', { ...register, key: 'unused' })
  const gone = await press(await go('/registers/unused/delete'), '/registers/unused/delete')
  expect([noticeOn(gone), await registerByKey(the().house.db, 'unused')]).toEqual([
    'It is taken away.',
    undefined,
  ])
})

test.each<[object, string[]]>([
  [{ key: 'Capital' }, ['key-malformed']],
  [{ nl: '' }, ['nl-missing']],
  [{ pattern: '(a+)+' }, ['pattern-malformed']],
  [{ example: 'D1' }, ['example-malformed']],
])('of a register, %j is told beside its field', async (said, reasons) => {
  const { go, press } = await atConsole(the(), 'operator')
  const typed = { ...register, key: 'wrong', ...said }
  const page = await press(await go('/declare-register'), '/declare-register', typed)
  expect([page.status, reasonsOn(page), fieldsOn(page)['sv']]).toEqual([422, reasons, 'Kollektiv'])
  expect(await registerByKey(the().house.db, 'wrong')).toBeUndefined()
})

const attribute = {
  ...{ key: 'towns', en: 'Towns', nl: 'Gemeenten', sv: 'Kommuner', type: 'choices' },
  ...{ allowed: 'Utrecht\r\nZwolle', 'set-by-2': 'yes' },
}
const towns = async () =>
  (await listAttributeKinds(the().house.db, { limit: 100 })).find(({ key }) => key === 'towns')

test('an attribute is declared and changed; to take it away a second person must agree', async () => {
  const { go, press } = await atConsole(the(), 'operator')
  const { clientId } = await createPortal(the())
  const typed = { ...attribute, 'seen-by': clientId }
  const page = await press(await go('/declare-attribute'), '/declare-attribute', typed)
  expect([reasonsOn(page), noticeOn(page)]).toEqual([[], 'It is declared.'])
  expect(await towns()).toMatchObject({
    ...{ allowed: ['Utrecht', 'Zwolle'], seen_by: [clientId] },
    set_by: ['operator', 'administrator', 'person'],
  })
  const path = '/attributes/towns'
  await press(await go(path), path, { allowed: 'Utrecht\r\nZwolle\r\nRaalte', 'seen-by': '' })
  expect(await towns()).toMatchObject({ allowed: ['Utrecht', 'Zwolle', 'Raalte'], seen_by: [] })
  const asked = await press(await go(`${path}/delete`), `${path}/delete`)
  expect([noticeOn(asked), (await towns())?.key]).toEqual(['It waits for a second person now.', 'towns'])
})

test.each<[object, string[]]>([
  [{ key: 'towns' }, ['key-taken']],
  [{ key: 'with-dash' }, ['key-malformed']],
  [{ allowed: '' }, ['allowed-malformed']],
  [{ type: 'text' }, ['allowed-malformed']],
  [{ type: 'smell' }, ['type-unknown']],
  [{ client: 'no-such' }, ['client-malformed']],
  [{ 'seen-by': 'no-such' }, ['invalid', 'seen-by-malformed']],
])('of an attribute, %j is told beside its field', async (said, reasons) => {
  const { go, press } = await atConsole(the(), 'operator')
  const typed = { ...attribute, key: 'wrong', ...said }
  const page = await press(await go('/declare-attribute'), '/declare-attribute', typed)
  expect([reasonsOn(page), fieldsOn(page)['nl']]).toEqual([reasons, 'Gemeenten'])
})
