import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as openid from 'openid-client'
import { grantRoleTo } from '../../src/acts/operating/index.ts'
import { perform } from '../../src/acts/index.ts'
import { documentOf, operations, type Operation } from '../../src/doors/api/index.ts'
import { scopes, type OperationName, type Role } from '../../src/policy/operating/index.ts'
import { thereOf } from '../../src/ports.ts'
import { tester } from './acting.ts'
import { Browser } from './browser.ts'
import { createPerson, type TestPerson } from './people.ts'
import { createPortal, redeem, signIn, startRequest, type Portal } from './portal.ts'
import type { World } from './world.ts'

/** Everything that there is to ask for. */
export const allScopes = Object.keys(scopes).join(' ')

export const apiOf = (world: Pick<World, 'origin'>): string => `${world.origin}/api`

interface Programmed {
  readonly clientId: string
  readonly token: string
  readonly portal: Portal
}

/** A program of those who look after the installation, with a token of its own. */
export async function createProgram(
  world: World,
  {
    role,
    clients = [],
    scope = allScopes,
  }: { role?: Role; clients?: readonly string[]; scope?: string } = {},
): Promise<Programmed> {
  const portal = await createPortal(world, {
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    sluis_resources: [apiOf(world)],
  })
  const { clientId } = portal
  if (role !== undefined) await giveRole(world, { client: clientId }, role, clients)
  return { clientId, portal, token: await tokenOf(world, portal, scope) }
}

export async function tokenOf(world: World, portal: Portal, scope = allScopes): Promise<string> {
  const granted = await openid.clientCredentialsGrant(portal.config, { resource: apiOf(world), scope })
  return granted.access_token
}

export async function giveRole(
  world: Pick<World, 'house'>,
  holder: Parameters<typeof grantRoleTo.run>[3]['holder'],
  role: Role,
  clients: readonly string[] = [],
): Promise<string> {
  const granted = await perform(world.house, grantRoleTo, tester, undefined, { holder, role, clients })
  if (!granted.ok) throw new Error(granted.reason)
  return granted.role.id
}

interface Somebody {
  readonly person: TestPerson
  readonly token: string
  readonly roleId: string | undefined
}

/** The console by which people get their tokens. */
const consoles = new WeakMap<World, Promise<Portal>>()

export function consoleOf(world: World): Promise<Portal> {
  const known =
    consoles.get(world) ??
    createPortal(world, {
      client_name: 'Console',
      sluis_resources: [apiOf(world)],
    })
  consoles.set(world, known)
  return known
}

/** Somebody who looks after the installation, signed in (where `OPERATOR_FACTORS` lets them, with an app). */
export async function createOperator(
  world: World,
  role?: Role,
  clients: readonly string[] = [],
): Promise<Somebody> {
  const person = await createPerson(world)
  const roleId = role === undefined ? undefined : await giveRole(world, { account: person.id }, role, clients)
  return { person, roleId, token: await tokenFor(world, person) }
}

export async function tokenFor(world: World, person: TestPerson, scope = allScopes): Promise<string> {
  const portal = await consoleOf(world)
  await agreed(world, portal, person)
  const asked = { scope, resource: apiOf(world) }
  const started = await startRequest(portal, { ...asked, scope: `openid ${scope}` })
  const back = await signIn(new Browser(), started, person.email)
  return (await redeem(portal, started, back, { resource: apiOf(world) })).access_token
}

/** Somebody has agreed once that the console acts for them. */
async function agreed(world: World, { clientId }: Portal, { id }: TestPerson): Promise<void> {
  const { db } = world.house
  const { subject } = await db
    .selectFrom('account')
    .select('subject')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const scopes = ['openid', ...allScopes.split(' ').map((scope) => `${apiOf(world)} ${scope}`)]
  await db
    .insertInto('oidc_consent')
    .values({
      subject,
      client_id: clientId,
      scopes,
      claims: ['sub', 'acr', 'amr', 'auth_time'],
      given_at: new Date(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What the document of a world says of its answers. */
interface Checked {
  readonly document: Readonly<Record<string, unknown>>
  readonly validate: (pointer: string) => ValidateFunction
}

const documents = new WeakMap<object, Checked>()

export function documented(world: Pick<World, 'house' | 'origin'>): Checked {
  const known = documents.get(world)
  if (known) return known
  const document = documentOf(operations, { issuer: new URL(world.origin), there: thereOf(world.house) })
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'api', ...document })
  const compiled = new Map<string, ValidateFunction>()
  const validate = (pointer: string): ValidateFunction => {
    const check = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` })
    compiled.set(pointer, check)
    return check
  }
  const checked = { document, validate }
  documents.set(world, checked)
  return checked
}

const asPointer = (...names: string[]): string =>
  names.map((name) => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')

export interface Asked {
  readonly token?: string | undefined
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** As it is, and of whichever type. */
  readonly raw?: { readonly type: string; readonly text: string }
  readonly headers?: Readonly<Record<string, string | undefined>>
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: never
}

/** Which operations the tests of a process have been answered by, with which statuses. */
export const exercised = new Map<OperationName, Set<number>>()

let keys = 0

/** Asks the API as a program does, and holds every answer to the document. @throws where it says otherwise */
export async function ask(
  world: Pick<World, 'house' | 'origin'>,
  name: OperationName,
  asked: Asked = {},
): Promise<Answered> {
  const operation = operationNamed(name)
  const { token, params = {}, query = {}, body, raw, headers = {} } = asked
  keys += 1
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, each: string) =>
    encodeURIComponent(params[each] ?? '-'),
  )
  const url = new URL(`/api/v1${path}`, world.origin)
  url.search = new URLSearchParams(query).toString()
  const type = raw?.type ?? (operation.body?.isPatch ? 'application/merge-patch+json' : 'application/json')
  const said = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(operation.isCreating ? { 'idempotency-key': `key-${keys}` } : {}),
    ...(operation.isConditional ? { 'if-match': '*' } : {}),
    ...(raw !== undefined || body !== undefined ? { 'content-type': type } : {}),
    ...headers,
  }
  const content = raw?.text ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await fetch(url, {
    method: operation.method,
    headers: Object.entries(said).filter((each): each is [string, string] => each[1] !== undefined),
    ...(content === undefined ? {} : { body: content }),
  })
  const text = await response.text()
  const answer = {
    status: response.status,
    headers: response.headers,
    body: parsed(response, text) as never,
  }
  holdToDocument(world, operation, answer)
  return answer
}

const LINES = 'application/x-ndjson'

function parsed(response: Response, text: string): unknown {
  if (text === '') return undefined
  if (response.headers.get('content-type') !== LINES) return JSON.parse(text)
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}

export function operationNamed(name: OperationName): Operation {
  const found = operations.find((each) => each.name === name)
  if (!found) throw new Error(`the API has no operation ${name}`)
  return found
}

function holdToDocument(
  world: Pick<World, 'house' | 'origin'>,
  { name, path, method }: Operation,
  { status, headers, body }: Answered,
): void {
  const statuses = exercised.get(name) ?? new Set()
  exercised.set(name, statuses.add(status))
  const { document, validate } = documented(world)
  const place = ['paths', path, method.toLowerCase(), 'responses', String(status)]
  const response = place.reduce<unknown>(
    (at, each) => (at as Record<string, unknown> | undefined)?.[each],
    document,
  ) as { content?: Record<string, object> } | undefined
  const about = `${name} answered ${status}`
  if (!response) throw new Error(`${about}, of which the document knows nothing: ${JSON.stringify(body)}`)
  const types = Object.keys(response.content ?? {})
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  if (types.length === 0) {
    if (body !== undefined) throw new Error(`${about} with a body, of which the document knows nothing`)
    return
  }
  if (!types.includes(type)) throw new Error(`${about} as ${type}; the document has ${types.join(', ')}`)
  const check = validate(asPointer(...place, 'content', type, 'schema'))
  const bodies: readonly unknown[] = type === LINES ? (body as unknown[]) : [body]
  if (!bodies.every((each) => check(each)))
    throw new Error(
      `${about} otherwise than the document says: ${JSON.stringify([check.errors, body], null, 1)}`,
    )
}
