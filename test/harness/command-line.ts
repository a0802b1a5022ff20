import { afterAll, beforeAll } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { connect } from '../../src/platform/db/connect.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { createLog } from '../../src/platform/log.ts'
import { createDatabase, type TestDatabase } from './database.ts'
import { testKeys } from './keys.ts'
import { emptyFolder, run, type Ended } from './process.ts'

export interface CommandLine {
  /** Where its data is, and its files. */
  readonly folder: string
  /** What it has kept. */
  readonly db: () => Db
  readonly run: (words: readonly string[], input?: string) => Promise<Ended>
  /** What a program is told by `--json`. @throws where it ends otherwise than well */
  readonly json: <T = Record<string, unknown>>(words: readonly string[], input?: string) => Promise<T>
  /** @returns its path */
  readonly fileOf: (name: string, content: string | Buffer) => string
}

/** The command line on a database of its own, for the tests of a file. */
export function useCommandLine(): CommandLine {
  const folder = emptyFolder()
  let database: TestDatabase
  let db: Db
  beforeAll(async () => {
    database = await createDatabase()
    db = connect(database.url, { max: 1, log: createLog('silent') })
  })
  afterAll(async () => {
    await db.destroy()
    await database.drop()
    fs.rmSync(folder, { recursive: true, force: true })
  })
  const command: CommandLine['run'] = (words, input = '') =>
    run(
      [...words],
      {
        DATABASE_URL: database.url,
        DATA_DIR: folder,
        LOG_LEVEL: 'warn',
        ENCRYPTION_KEYS: testKeys.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(','),
      },
      input,
    )
  return {
    ...{ folder, run: command, db: () => db },
    async json<T>(words: readonly string[], input = ''): Promise<T> {
      const ended = await command([...words, '--json'], input)
      if (ended.code !== 0) throw new Error(`${words.join(' ')}: ${ended.code}: ${ended.error}${ended.out}`)
      return JSON.parse(ended.out) as T
    },
    fileOf(name, content) {
      const file = path.join(folder, name)
      fs.writeFileSync(file, content)
      return file
    },
  }
}
