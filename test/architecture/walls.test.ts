import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import net from 'node:net'
import fs from 'node:fs'
import path from 'node:path'
import { Provider } from 'oidc-provider'
import pg from 'pg'
import { keepContextsYoung } from '../../src/doors/oidc/context.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { root } from './source.ts'

/**
 * Four files reach behind what libraries promise: connect.ts and prepared.ts into pg and kysely, context.ts and
 * overrides/ (strangers.ts with it) into oidc-provider. Here stands what they find there. Where a test fails after an
 * update, look at that file first, then write the version down.
 */
const looked = { pg: '8.23.1', kysely: '0.29.9', 'oidc-provider': '9.13.3' }

test.each(Object.entries(looked))('%s is still the one that was looked into: %s', (name, version) => {
  const file = path.join(root, 'node_modules', name, 'package.json')
  expect((JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version).toBe(version)
})

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

describe('pg', () => {
  test('has a connection with a socket, that can be corked and ended', async () => {
    const client = new pg.Client(database.url)
    await client.connect()
    const { stream } = (client as unknown as { connection: { stream: unknown } }).connection
    expect(stream).toBeInstanceOf(net.Socket)
    await client.end()
  })

  test('takes another Client for its pool, and asks by its query', async () => {
    const asked: unknown[][] = []
    class Watched extends pg.Client {
      override query: pg.Client['query'] = ((...args: unknown[]) => {
        asked.push(args)
        return (pg.Client.prototype.query as (...all: unknown[]) => unknown).apply(this, args)
      }) as pg.Client['query']
    }
    const pool = new pg.Pool({ connectionString: database.url, Client: Watched })
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
    await db.transaction().execute(async (tx) => {
      await sql`select ${1}::int`.execute(tx)
    })
    // kysely begins with this very text, and asks with a text and its values: by both connect.ts knows them
    expect(asked[0]?.[0]).toBe('begin')
    expect(asked[1]?.slice(0, 2)).toEqual(['select $1::int', [1]])
    await db.destroy()
  })
})

describe('kysely', () => {
  const silent = { warn: () => undefined } as never

  test('gives a connection to several reads, and takes what is written out', async () => {
    const db = connect(database.url, { max: 1, log: silent })
    expect(db.isTransaction).toBe(false)
    const rows = await db
      .getExecutor()
      .provideConnection((connection) =>
        Promise.all(
          [1, 2].map((n) => connection.executeQuery(CompiledQuery.raw('select $1::int as n', [n]))),
        ),
      )
    expect(rows.flatMap((each) => each.rows)).toEqual([{ n: 1 }, { n: 2 }])
    await db.destroy()
  })
})

describe('oidc-provider', () => {
  const provider = new Provider('http://localhost:1', {
    features: { devInteractions: { enabled: false }, deviceFlow: { enabled: true } },
  })
  const models = provider as unknown as Record<string, { prototype: object } & Record<string, unknown>>

  test.each([
    ['Client', ['find'], ['includeSid', 'compareClientSecret', 'grantTypeAllowed', 'responseTypeAllowed']],
    ['Client', [], ['backchannelLogout']],
    ['Session', [], ['destroy', 'persist', 'save']],
    ['ReplayDetection', ['unique'], []],
    ['DeviceCode', ['find'], ['save', 'consume']],
    ['PushedAuthorizationRequest', [], ['save', 'consume']],
    ['Interaction', [], ['save']],
    ['IdToken', ['validate'], ['payload']],
  ])('has on %s what is changed there: %j %j', (name, own, inherited) => {
    const model = models[name]
    for (const each of own) expect([each, typeof model?.[each]]).toEqual([each, 'function'])
    for (const each of inherited)
      expect([each, typeof Reflect.get(model?.prototype ?? {}, each)]).toEqual([each, 'function'])
  })

  test('reads level, methods and parameters from its context, where they can be put', () => {
    const { prototype } = models['OIDCContext'] ?? { prototype: {} }
    for (const each of ['acr', 'amr'])
      expect([each, typeof Object.getOwnPropertyDescriptor(prototype, each)?.get]).toEqual([each, 'function'])
    expect(typeof Reflect.get(prototype, 'clientJwtAuthExpectedAudience')).toBe('function')
  })

  test('gives each request a context with an accessor of its own, which context.ts makes a property', async () => {
    const seen: (PropertyDescriptor | undefined)[] = []
    const ask = async (one: Provider): Promise<void> => {
      one.use(async (ctx, next) => {
        await next()
        seen.push(Object.getOwnPropertyDescriptor(ctx, 'oidc'))
      })
      const server = one.listen(0)
      const { port } = server.address() as net.AddressInfo
      await (await fetch(`http://localhost:${port}/jwks`)).arrayBuffer()
      server.close()
      server.closeAllConnections()
    }
    await ask(new Provider('http://localhost:1', {}))
    const young = new Provider('http://localhost:1', {})
    keepContextsYoung(young)
    await ask(young)
    expect(seen.map((each) => [typeof each?.get, typeof each?.value])).toEqual([
      ['function', 'undefined'],
      ['undefined', 'object'],
    ])
  })
})
