import { expect, describe, test } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import request from 'supertest'
import { operations } from '../../src/doors/api/index.ts'
import { operationNames, scopes, table } from '../../src/policy/operating/index.ts'
import { ask, documented } from '../harness/api.ts'
import { useWorld } from '../harness/setup.ts'
import { exampleWorld, printing } from './example-world.ts'

const the = useWorld({ env: { ...printing, OPERATOR_FACTORS: 'any' } })

test('every line of the table of who may what is an operation, and the other way round', () => {
  expect(operations.map(({ name }) => name).toSorted()).toEqual(operationNames.toSorted())
  const used = new Set(Object.values(table).map(({ scope }) => scope))
  expect([...used].toSorted()).toEqual(Object.keys(scopes).toSorted())
})

test('the document is one of OpenAPI 3.1, and anybody may read it', async () => {
  const { body, status } = await request(the().origin).get('/api/openapi.json')
  expect(status).toBe(200)
  expect(body).toEqual(documented(the()).document)
  const { valid, errors } = await new Validator().validate(body as Record<string, unknown>)
  expect([valid, errors]).toEqual([true, undefined])
})

describe('every example does what it says', () => {
  let token: string
  test.each(operations.map(({ name }) => name))('%s', async (name) => {
    token ??= await exampleWorld(the())
    const { params, query, body, status } = operations.find((each) => each.name === name)!.example
    const answer = await ask(the(), name, { token, ...(params && { params }), ...(query && { query }), body })
    expect([answer.status, answer.body]).toEqual([status, answer.body])
  })
})
