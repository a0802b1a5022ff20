import { expect, test } from '@jest/globals'
import { ask, createOperator } from '../harness/api.ts'
import { createOrganisation, organisationSaid } from '../harness/organisations.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

test('no operator makes themselves act for an organisation, by whichever operation', async () => {
  const { token, person } = await createOperator(the(), 'operator')
  const { id: organisation } = await createOrganisation(the())
  const administrator = {
    ...{ email: person.email.toUpperCase(), name: 'Me', locale: 'en', because: 'known-contact' },
  }
  const made = await ask(the(), 'organisations.create', {
    token,
    body: { ...organisationSaid(), administrator },
  })
  const added = await ask(the(), 'members.add', {
    token,
    params: { organisation },
    body: { account: person.id },
  })
  for (const answer of [made, added])
    expect([answer.status, answer.body]).toMatchObject([403, { title: 'own-account' }])
})
