import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { createDatabase, type TestDatabase } from '../harness/database.ts'
import { beside, emptyFolder, freePort, ready, run, start } from '../harness/process.ts'

let database: TestDatabase
let env: Record<string, string>
beforeAll(async () => {
  database = await createDatabase()
  env = {
    ...beside({ database, origin: 'http://localhost:3000' }),
    DEMO: 'off',
    LOG_LEVEL: 'warn',
    PORT: '0',
  }
})
afterAll(() => database.drop())

const withClient = async (use: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client(database.url)
  await client.connect()
  await use(client)
  await client.end()
}
/** The address of another database, or as another role, on the same server. */
const elsewhere = (change: { name?: string; user?: string }): string =>
  database.url
    .replace(/\/[^/?]*(\?|$)/, (found, end: string) => (change.name ? `/${change.name}${end}` : found))
    .replace(/\/\/[^@/]*@/, (found) => (change.user ? `//${change.user}@` : found))
const refusedWith = async (change: Record<string, string>): Promise<[number | null, string]> => {
  const ended = await run(['serve'], { ...env, ...change })
  return [ended.code, ended.error]
}

describe('a database that cannot be worked with is refused in one sentence that says what to do', () => {
  test('where no server answers', async () => {
    expect(await refusedWith({ DATABASE_URL: 'postgres://sluis@127.0.0.1:1/sluis' })).toEqual([
      1,
      'DATABASE_URL: The server does not answer (connect ECONNREFUSED 127.0.0.1:1). Look whether it runs, and at host and port.\n',
    ])
  })

  test('where there is none of that name', async () => {
    const [code, said] = await refusedWith({ DATABASE_URL: elsewhere({ name: 'no_such_database' }) })
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/^DATABASE_URL: The server has no such database .* Make it, in UTF-8\.\n$/),
    ])
  })

  test('where it is in another encoding', async () => {
    await withClient(async (client) => {
      await client.query(`create database unfit_encoding encoding 'LATIN1' locale 'C' template template0`)
    })
    expect(await refusedWith({ DATABASE_URL: elsewhere({ name: 'unfit_encoding' }) })).toEqual([
      1,
      "DATABASE_URL: The database unfit_encoding is in LATIN1. Make one in UTF-8: create database … encoding 'UTF8' template template0\n",
    ])
    await withClient(async (client) => {
      await client.query('drop database unfit_encoding')
    })
  })

  test('where the role may make no tables', async () => {
    await withClient(async (client) => {
      await client.query(`create role unfit_role login; `)
      await client.query('create database unfit_rights')
    })
    const [code, said] = await refusedWith({
      DATABASE_URL: elsewhere({ name: 'unfit_rights', user: 'unfit_role' }),
    })
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(
        /^DATABASE_URL: The role unfit_role may make no tables in unfit_rights\. As its owner: grant create on database/,
      ),
    ])
    await withClient(async (client) => {
      await client.query('drop database unfit_rights')
      await client.query('drop role unfit_role')
    })
  })
})

describe('a database that was sealed with another key', () => {
  test('says which, and what to put back', async () => {
    const port = await freePort()
    const server = start(['serve'], { ...env, PORT: String(port) })
    await ready(server, `http://localhost:${port}`)
    server.kill('SIGTERM')
    await server.ended
    const other = Buffer.from('another key, of 32 bytes exactly').toString('base64url')
    const [id = ''] = (env['ENCRYPTION_KEYS'] ?? '').split(':')
    expect(await refusedWith({ ENCRYPTION_KEYS: `other:${other}` })).toEqual([
      1,
      `This database was sealed with the key ${id}, which is not in ENCRYPTION_KEYS. Put it back, after the first.\n`,
    ])
    expect(await refusedWith({ ENCRYPTION_KEYS: `${id}:${other}` })).toEqual([
      1,
      `This database was sealed with another key of the name ${id} than the one in ENCRYPTION_KEYS. Put back the one that it was sealed with; a new key has a new name.\n`,
    ])
  }, 60_000)

  test('gets no new secrets made beside it', async () => {
    const dataDir = emptyFolder()
    fs.mkdirSync(path.join(dataDir, 'pg'))
    const ended = await run(['serve'], { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' })
    expect([ended.code, ended.error]).toEqual([
      1,
      expect.stringContaining('not the file "secrets" that was made with it'),
    ])
    expect(fs.existsSync(path.join(dataDir, 'secrets'))).toBe(false)
    fs.rmSync(dataDir, { recursive: true })
  })
})
