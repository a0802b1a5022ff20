import type { There } from '../../domain/clients/index.ts'
import { jsonSchemaOf, type JsonSchema, type Schema } from '../../platform/schema/index.ts'
import { roles, scopes, table } from '../../policy/operating/index.ts'
import { API, LINES } from './endpoint.ts'
import type { Operation } from './operation.ts'
import { problems } from './problems.ts'
import { queryShape } from './request.ts'
import { problemSchema, proposalSchema, rehearsalSchema } from './said.ts'

/** Of which installation the document is. */
export interface Described {
  readonly issuer: URL
  readonly there: There
}

const json = (schema: JsonSchema) => ({ 'application/json': { schema } })
const out = (schema: Schema): JsonSchema => jsonSchemaOf(schema, 'output')
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

/** What is said no to everywhere, by the order in which it is looked at. */
export const everywhere: readonly number[] = [401, 403, 500, 503]

/** Statuses by which an operation says no. */
function refusalsOf(operation: Operation): number[] {
  const { refusals, body, isCreating, isConditional, isActing, isList, query, params } = operation
  const isRead = isList || query !== undefined || isActing
  return [
    ...everywhere,
    ...refusals.map((code) => problems[code]),
    ...(isRead || body || isCreating ? [400] : []),
    ...(body ? [413, 415, 422] : []),
    ...(isCreating ? [422] : []),
    // what a second person is asked to agree to is bounded
    ...(table[operation.name].fourEyes === '-' ? [] : [429]),
    ...(isConditional ? [400, 412, 428] : []),
    ...(Object.keys(params).length > 0 ? [404] : []),
    // one that nobody asked with such parameters
    ...(isRead ? [] : [400]),
  ]
}

const meanings: Readonly<Record<number, string>> = {
  400: 'the request could not be read, or a parameter of it is wrong',
  401: 'no token, or none that counts: WWW-Authenticate says what is wanted',
  403: 'the token, or the role of who asks, is not enough',
  404: 'there is none, or none that is for who asks',
  409: 'it cannot be done to what there is now',
  412: 'another version is there by now',
  413: 'the body is larger than 256 kB',
  415: 'the body is of another type',
  422: 'something in the body is wrong: `errors` says all of it',
  428: 'If-Match is missing',
  429: 'too often: Retry-After says when again',
  500: 'a fault of ours: `instance` finds it in the log',
  503: 'not now: Retry-After says when again',
}

const etag = {
  ETag: { description: 'its version, for If-Match', schema: { type: 'string', pattern: '^"\\d+"$' } },
}
const location = { Location: { description: 'where it is', schema: { type: 'string' } } }

/** What an operation answers, by status. */
export function responsesOf(operation: Operation): Record<string, { description: string; content?: object }> {
  const { gives, isActing, name } = operation
  const given = Object.entries(gives).map(([status, { says, schema, lines, isVersioned }]) => [
    status,
    {
      description: says,
      ...(isVersioned || status === '201'
        ? { headers: { ...(isVersioned ? etag : {}), ...(status === '201' ? location : {}) } }
        : {}),
      ...(schema ? { content: json(out(schema)) } : {}),
      // each line is one
      ...(lines ? { content: { [LINES]: { schema: out(lines) } } } : {}),
    },
  ])
  const all = Object.fromEntries(given) as Record<string, { description: string; content?: object }>
  if (isActing) {
    const real = all['200']?.content as ReturnType<typeof json> | undefined
    const would = ref('Rehearsal')
    const schema = real ? { anyOf: [real['application/json'].schema, would] } : would
    all['200'] = {
      ...all['200'],
      description: [all['200']?.description, 'with `dry_run`: what would be done']
        .filter(Boolean)
        .join('; or, '),
      content: json(schema),
    }
  }
  if (gives[200]?.isVersioned && operation.method === 'GET')
    all['304'] = { description: 'it is what If-None-Match names' }
  if (table[name].fourEyes !== '-')
    all['202'] = { description: 'it waits for a second person to agree', content: json(ref('Proposal')) }
  for (const status of [...new Set(refusalsOf(operation))].toSorted((a, b) => a - b))
    all[String(status)] = {
      description: meanings[status] ?? '',
      content: { 'application/problem+json': { schema: ref('Problem') } },
    }
  return all
}

const header = (name: string, description: string, schema: JsonSchema, required: boolean) => ({
  ...{ name, in: 'header', description, required, schema },
})

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly description: string | undefined
  readonly schema: JsonSchema
}

/** What stands in the address and the headers of a request. */
export function parametersOf(operation: Operation): Parameter[] {
  const inPath = Object.entries(operation.params).map(([name, { says, example }]) => ({
    ...{ name, in: 'path', required: true, description: says, schema: { type: 'string' }, example },
  }))
  const inQuery = Object.entries(queryShape(operation)).map(([name, schema]) => {
    const { description, ...said } = jsonSchemaOf(schema, 'input')
    return { name, in: 'query', required: false, description: String(description), schema: said }
  })
  return [
    ...inPath,
    ...inQuery,
    ...(operation.isConditional
      ? [
          header(
            'If-Match',
            'the version that is changed, as its ETag has it; `*`: whichever there is',
            { type: 'string' },
            true,
          ),
        ]
      : []),
    ...(operation.isCreating
      ? [
          header(
            'Idempotency-Key',
            'yours, for this request: sent again within a day, it is answered the same, and makes nothing more; a secret is not shown again',
            { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
            true,
          ),
        ]
      : []),
  ]
}

/** Who may, as the table has it. */
export function whoMay({ name }: Operation): string {
  const { may, fourEyes } = table[name]
  const those = roles.flatMap((role) =>
    may[role] === '-' ? [] : [may[role] === 'named' ? `${role} (the clients it names)` : role],
  )
  const second = {
    always: ' A second person must agree.',
    'when-lowered': ' A second person must agree where less would be asked of people than before.',
    '-': '',
  }
  return `For: ${those.join(', ')}.${second[fourEyes]}`
}

function described(operation: Operation, there: There): object {
  const { name, says, more, body, example } = operation
  const { scope } = table[name]
  const schema = body && jsonSchemaOf(body.documented?.(there) ?? body.schema, 'input')
  return {
    operationId: name,
    summary: says,
    description: [more, whoMay(operation)].filter(Boolean).join('\n\n'),
    tags: [name.split('.')[0]],
    security: [{ oauth: [scope] }],
    parameters: parametersOf(operation),
    ...(schema
      ? {
          requestBody: {
            required: true,
            content: {
              [body.isPatch ? 'application/merge-patch+json' : 'application/json']: {
                schema,
                example: example.body,
              },
            },
          },
        }
      : {}),
    responses: responsesOf(operation),
  }
}

/** The API's document (OpenAPI 3.1), made from what its operations are. */
export function documentOf(operations: readonly Operation[], { issuer, there }: Described): JsonSchema {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const at = (paths[operation.path] ??= {})
    at[operation.method.toLowerCase()] = described(operation, there)
  }
  const token = new URL('/token', issuer).href
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sluis: the operators’ API',
      version: '1',
      description: `For those who look after an installation, and their programs. Ask for a token with \`resource=${new URL('/api', issuer).href}\` (RFC 8707) and the scopes below; roles decide what it may do.`,
    },
    servers: [{ url: new URL(API, issuer).href }],
    paths,
    components: {
      schemas: {
        Problem: out(problemSchema),
        Proposal: out(proposalSchema),
        Rehearsal: out(rehearsalSchema),
      },
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          flows: {
            clientCredentials: { tokenUrl: token, scopes },
            authorizationCode: { authorizationUrl: new URL('/auth', issuer).href, tokenUrl: token, scopes },
          },
        },
      },
    },
  }
}
