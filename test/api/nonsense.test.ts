import { beforeAll, expect, describe, test } from '@jest/globals'
import fc from 'fast-check'
import { sql } from 'kysely'
import { operations, type Operation } from '../../src/doors/api/index.ts'
import { ask, createOperator, documented } from '../harness/api.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { organised } from './example-organisations.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

/** What a portal is registered with is said in many ways; what else is said is read by the same reader. */
const bodiesFor = ({ name }: Operation): number => (name.startsWith('clients.') ? 120 : 30)
const AT_ONCE = 8

/** Asks all of it, some at a time. */
async function each<T>(all: readonly T[], one: (asked: T) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < all.length; i += AT_ONCE) await Promise.all(all.slice(i, i + AT_ONCE).map(one))
}

// what the examples name is there: what is odd goes past the first look-up
beforeAll(async () => {
  await organised(the(), (await createPerson(the())).id)
  ;({ token } = await createOperator(the(), 'operator'))
})

/** What an operator asks by, who is one still: whoever is none is refused whatever they say. */
let token: string
const isStillOne = async (): Promise<boolean> => (await ask(the(), 'clients.list', { token })).status === 200

interface Sent {
  readonly text: string
  readonly status?: number
}

/** Texts that have broken something somewhere. */
const odd = fc.constantFrom(
  ...[
    '',
    ' ',
    '\0',
    '\u202e',
    '\ud800',
    '__proto__',
    'constructor',
    "' or 1=1 --",
    '../../etc/passwd',
    '{{7*7}}',
  ],
  ...[
    'javascript:alert(1)',
    'http://169.254.169.254/',
    '\u{1F4A9}'.repeat(300),
    'a'.repeat(20_000),
    '-1',
    'NaN',
  ],
)
const anyText = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 40 }))
const number = fc.oneof(
  fc.constantFrom(-1, 1.5, 1e308, -0, 2 ** 53),
  fc.integer(),
  fc.double({ noNaN: true }),
)
const notAnObject = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  number,
  anyText,
  fc.array(fc.jsonValue(), { maxLength: 5 }),
)
const deep = `${'['.repeat(5000)}1${']'.repeat(5000)}`

/** Bodies that no operation of this schema can take. */
function badBodies(operation: Operation, schema: Record<string, unknown>): fc.Arbitrary<Sent> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Record<string, unknown>>)
  const right = (operation.example.body ?? {}) as Record<string, unknown>
  const asText = (body: unknown): Sent => ({ text: JSON.stringify(body) })
  const unknown = fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.jsonValue({ maxDepth: 3 }))
    // what is null was left out
    .filter(([name, value]) => !properties.some(([known]) => known === name) && value !== null)
    .map(([name, value]) => ({
      text: JSON.stringify({ ...right }).replace(
        /\}$/,
        `${Object.keys(right).length > 0 ? ',' : ''}${JSON.stringify(name)}:${JSON.stringify(value)}}`,
      ),
    }))
  const typed = properties.filter(([, { type }]) => type !== undefined)
  const wrong = typed.map(([name, { type }]) =>
    fc
      .oneof(
        number,
        anyText,
        fc.boolean(),
        fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 1, maxLength: 3 }),
        fc.constant({ a: { b: 1 } }),
      )
      .filter((value) => isOfAnotherKind(value, type))
      .map((value) => asText({ ...right, [name]: value })),
  )
  const broken = fc.oneof(
    fc
      .nat(Math.max(0, JSON.stringify(right).length - 1))
      .map((end) => ({ text: JSON.stringify(right).slice(0, end), status: 400 })),
    fc
      .constantFrom('[', '{"a":', "{'a':1}", '{"a":1}x', '\uFEFF\uFEFF{}', 'undefined', '')
      .map((text) => ({ text, status: 400 })),
    fc.constant({ text: `{"deep":${deep}}` }),
    fc.constant({ text: JSON.stringify({ ...right, long: 'x'.repeat(300_000) }), status: 413 }),
  )
  return fc.oneof(notAnObject.map(asText), unknown, ...wrong, broken)
}

function isOfAnotherKind(value: unknown, type: unknown): boolean {
  const kinds = [type].flat()
  const own = Array.isArray(value) ? 'array' : typeof value
  return (
    !kinds.includes(own) && !(own === 'number' && (kinds.includes('integer') || kinds.includes('number')))
  )
}

const written = async (): Promise<unknown> => {
  const { rows } =
    await sql`select (select count(*) from client) as clients, (select count(*) from client_secret) as secrets,
    (select count(*) from resource) as resources, (select count(*) from audit_event) as events,
    (select count(*) from outbox_message) as messages, (select count(*) from operator_role) as roles,
    (select count(*) from proposal) as proposals, (select count(*) from organisation) as organisations,
    (select count(*) from membership) as memberships, (select string_agg(version::text, ',' order by id) from client) as versions`.execute(
      the().house.db,
    )
  return rows[0]
}

/** What is of the right kind, and odd: texts, numbers, lists of texts. */
const oddities: readonly unknown[] = [
  ...['\0', '\ud800', '\u202e', "' or 1=1 --", '%00', '../..', 'a'.repeat(3000), '\u{1F4A9}'.repeat(300)],
  ...[-1, 0, 1e9, 2 ** 53, 1e308],
  ...[['\0'], ['\ud800'], ['a'.repeat(3000)], Array.from({ length: 2000 }, () => 'a'), [], {}],
]

describe('what is odd is never a fault of ours', () => {
  test.each(operations.map((each) => [each.name, each] as const))('%s', async (name, operation) => {
    const person = await createPerson(the())
    const { clientId } = await createPortal(the())
    const params = { ...operation.example.params, id: person.id, client_id: clientId }
    const right = (operation.example.body ?? {}) as Record<string, unknown>
    const paths = documented(the()).document['paths'] as Record<string, Record<string, object>>
    const known = JSON.stringify(paths[operation.path]![operation.method.toLowerCase()])
    const names = [...new Set(Array.from(known.matchAll(/"(\w+)":\{/g), ([, each = '']) => each))].slice(
      0,
      40,
    )
    const query = { dry_run: 'true' }
    const body = operation.body && { body: right }
    const bodies = (operation.body ? names : []).flatMap((member) =>
      oddities
        .filter((_odd, i) => (i + member.length) % 4 === 0)
        .map((odd) => ({ ...(operation.isActing && { query }), body: { ...right, [member]: odd } })),
    )
    const places = Object.keys(operation.params).flatMap((param) =>
      ['-', '\u{1F4A9}', "'", '...', '%', 'a'.repeat(1000), '?'].map((odd) => ({
        ...{ params: { ...params, [param]: odd }, ...body },
      })),
    )
    const queries = ['limit', 'after', 'account', 'dry_run', 'anyway', 'nothing'].flatMap((parameter) =>
      ['\0', "'", '-1', '1e9', 'a'.repeat(3000)].map((odd) => ({ query: { [parameter]: odd }, ...body })),
    )
    await each([...bodies, ...places, ...queries], async (asked) =>
      expect((await ask(the(), name, { token, params, ...asked })).status).toBeLessThan(500),
    )
    expect(await isStillOne()).toBe(true)
  })
})

describe('bad bodies, hundreds of them, are each refused with a problem, and nothing is written', () => {
  test.each(operations.filter(({ body }) => body).map((each) => [each.name, each] as const))(
    '%s',
    async (name, operation) => {
      const person = await createPerson(the())
      // one that asks much: what a change would lower is looked at
      const { clientId } = await createPortal(the(), {
        ...{ sluis_level_max_ages: { high: 300 }, sluis_factors_allowed: ['password', 'totp'] },
        ...{ sluis_factors_required: ['totp'], sluis_factors_forbidden: ['sms'] },
      })
      const params = { ...operation.example.params, id: person.id, client_id: clientId }
      const paths = documented(the()).document['paths'] as Record<
        string,
        Record<string, { requestBody: { content: Record<string, { schema: Record<string, unknown> }> } }>
      >
      const [content] = Object.entries(
        paths[operation.path]![operation.method.toLowerCase()]!.requestBody.content,
      )
      const [type, { schema }] = content!
      const bodies = fc.sample(badBodies(operation, schema), { numRuns: bodiesFor(operation), seed: 16 })
      const before = await written()
      const taken: unknown[] = []
      await each(bodies, async ({ text, status }) => {
        const answer = await ask(the(), name, { token, params, raw: { type, text } })
        const isRefused =
          status === undefined ? answer.status >= 400 && answer.status < 500 : answer.status === status
        if (!isRefused) taken.push([answer.status, text.slice(0, 200)])
      })
      expect(taken).toEqual([])
      expect(await isStillOne()).toBe(true)
      expect(await written()).toEqual(before)
    },
  )
})
