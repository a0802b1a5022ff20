import { expect, test } from '@jest/globals'
import { accountById, postalOf } from '../../src/domain/accounts/index.ts'
import { postal } from '../activations/posted.ts'
import { givenAccount } from '../accounts/given.ts'
import { ask, createOperator, giveRole } from '../harness/api.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })
const where = () => ({ ...postal(), number: '12' })

test('an operator says where post reaches somebody; of who looks after others, two do, and nobody of themselves', async () => {
  const { house } = the()
  const { token, person: own } = await createOperator(the(), 'operator')
  const [person, helper] = [await createPerson(the()), await createPerson(the())]
  await giveRole(the(), { account: helper.id }, 'helpdesk')
  await givenAccount(the(), person, { proofing: 'address' })
  const set = (id: string, body: object = { postal: where() }) =>
    ask(the(), 'people.set-postal', { token, params: { id }, body })
  expect((await set(person.id)).status).toBe(204)
  expect((await accountById(house.db, person.id))?.proofing).toBe('none')
  expect((await postalOf(house.db, house.vault, person.id))?.setBy).toContain(own.id)
  expect((await set(helper.id)).status).toBe(202)
  expect(await postalOf(house.db, house.vault, helper.id)).toBeUndefined()
  const [self, wrong] = [
    await set(own.id),
    await set(person.id, { postal: { ...where(), postal_code: '1' } }),
  ]
  expect([self.status, self.body]).toMatchObject([403, { title: 'own-account' }])
  expect([wrong.status, wrong.body]).toMatchObject([422, { title: 'invalid' }])
  const read = await ask(the(), 'people.read', { token, params: { id: person.id } })
  expect(read.body).toMatchObject({ postal: { town: 'Amsterdam', country: 'NL', state: 'unconfirmed' } })
  expect(JSON.stringify(read.body)).not.toContain('Dorpsstraat')
  const told = await mailsTo(the(), person.email, 'selfservice/changed')
  expect(told.map(({ subject }) => subject)).toEqual(['Your postal address was changed'])
})
