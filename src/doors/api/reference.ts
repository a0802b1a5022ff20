import type { Brand } from '../../../views/brand.ts'
import { referencePage, type ReferenceModel, type ToldOperation } from '../../../views/api/reference.ts'
import { page } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import { roles, scopes, table } from '../../policy/operating/index.ts'
import { jsonSchemaOf } from '../../platform/schema/index.ts'
import { everywhere, parametersOf, responsesOf, whoMay } from './document.ts'
import { API } from './endpoint.ts'
import type { Operation } from './operation.ts'

/** The reference, as a page of our own: made from what the document is made from. */
export function referenceEndpoint(
  operations: readonly Operation[],
  { issuer, brand }: { readonly issuer: URL; readonly brand: Brand },
): Endpoint {
  const told: Omit<ReferenceModel, 'frame'> = {
    issuer: issuer.origin,
    resource: new URL('/api', issuer).href,
    base: new URL(API, issuer).href,
    scopes: Object.entries(scopes).map(([scope, says]) => ({ scope, says })),
    roles,
    table: operations.map(({ name }) => ({
      operation: name,
      cells: roles.map((role) => cells[table[name].may[role]]),
      second: second[table[name].fourEyes],
    })),
    groups: groupsOf(operations).map(([name, those]) => ({ name, operations: those.map(tell) })),
  }
  return {
    method: 'GET',
    path: '/api',
    handle: async (exchange) =>
      page(referencePage({ ...told, frame: { brand, locale: chooseLocale(exchange.wishes), here: '/api' } })),
  }
}

const cells = { all: 'yes', named: 'those it names', '-': '–' }
const second = { always: 'yes', 'when-lowered': 'where less is asked', '-': '–' }

function groupsOf(operations: readonly Operation[]): [string, Operation[]][] {
  const groups = new Map<string, Operation[]>()
  for (const each of operations) {
    const [group = ''] = each.name.split('.')
    groups.set(group, [...(groups.get(group) ?? []), each])
  }
  return [...groups]
}

function tell(operation: Operation): ToldOperation {
  const { name, method, path, says, more } = operation
  return {
    ...{ name, method, says, more },
    path: `${API}${path}`,
    scope: table[name].scope,
    who: whoMay(operation),
    parameters: [
      ...parametersOf(operation).map((each) => ({
        ...{ name: each.name, where: each.in, says: each.description ?? '' },
      })),
      ...membersOf(operation),
    ],
    example: exampleOf(operation),
    answers: Object.entries(responsesOf(operation))
      .filter(([status]) => !everywhere.includes(Number(status)))
      .map(([status, { description }]) => ({ status, says: description })),
  }
}

/** What stands in its body, member by member; of what is open, the metadata of clients, another document tells. */
function membersOf({ body }: Operation): { name: string; where: string; says: string }[] {
  const { properties = {}, required = [] } = (body ? jsonSchemaOf(body.schema, 'input') : {}) as {
    properties?: Readonly<Record<string, { description?: string; enum?: readonly unknown[] }>>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, { description, enum: values }]) => ({
    name,
    where: required.includes(name) ? 'body' : 'body, may be left out',
    says: [description, values?.join(', ')].filter(Boolean).join('; '),
  }))
}

/** As it is sent, but for the token. */
function exampleOf({ method, path, example, body, isCreating, isConditional }: Operation): string {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(example.params?.[name] ?? ''),
  )
  const query = new URLSearchParams(example.query).toString()
  const type = body?.isPatch ? 'application/merge-patch+json' : 'application/json'
  return [
    `${method} ${API}${filled}${query === '' ? '' : `?${query}`}`,
    'Authorization: Bearer …',
    ...(isCreating ? ['Idempotency-Key: 7f3b0c52'] : []),
    ...(isConditional ? ['If-Match: "1"'] : []),
    ...(body ? [`Content-Type: ${type}`, '', JSON.stringify(example.body, null, 2)] : []),
  ].join('\n')
}
