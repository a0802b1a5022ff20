import { afterAll } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import request from 'supertest'
import { root } from '../architecture/source.ts'
import { testKeys } from './keys.ts'
import type { World } from './world.ts'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

export interface Running {
  readonly pid: number
  readonly out: () => string
  readonly ended: Promise<Ended>
  kill(signal: NodeJS.Signals): void
}

const started = new Set<ChildProcess>()
// whatever a failed test has left behind
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
})

/** Sluis as a process of its own, as somebody starts it from a shell. */
export const start = (words: readonly string[], env: Record<string, string> = {}, input = ''): Running =>
  launch([process.execPath, path.join(root, 'src/main.ts'), ...words], os.tmpdir(), env, input)

/** What a command needs to work beside a world: its database, its keys, nothing else of it. */
export const beside = (world: Pick<World, 'database' | 'origin'>): Record<string, string> => ({
  DATABASE_URL: world.database.url,
  DATA_DIR: emptyFolder(),
  ISSUER: world.origin,
  ENCRYPTION_KEYS: testKeys.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(','),
})

/** By its name, as it is where the package is installed. */
export const byName = (words: readonly string[], env: Record<string, string> = {}): Running =>
  launch([path.join(root, 'src/doors/cli/sluis.cjs'), ...words], os.tmpdir(), env, '')

/** As the README says it. */
export const npmStart = (env: Record<string, string>): Running => launch(['npm', 'start'], root, env, '')

function launch(
  [file = '', ...args]: readonly string[],
  cwd: string,
  env: Record<string, string>,
  input: string,
): Running {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  const child = spawn(file, args, {
    cwd,
    // what Node has compiled once, it need not compile for each of a hundred processes
    env: {
      NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node'),
      PATH,
      HOME,
      ...(TMPDIR === undefined ? {} : { TMPDIR }),
      ...env,
    },
  })
  started.add(child)
  let [out, error] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()))
  child.stdin.end(input)
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => {
      started.delete(child)
      resolve({ code, out, error })
    }),
  )
  return { pid: child.pid ?? 0, out: () => out, ended, kill: (signal) => child.kill(signal) }
}

export const run = (words: readonly string[], env: Record<string, string> = {}, input = ''): Promise<Ended> =>
  start(words, env, input).ended

export async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

export const emptyFolder = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'sluis-data-'))

/** Waits until the server answers, or says why it ended. */
export async function ready(running: Running, origin: string): Promise<void> {
  let over: Ended | undefined
  void running.ended.then((ended) => (over = ended))
  for (let i = 0; i < 600; i++) {
    if (over) throw new Error(`it ended with ${over.code}: ${over.error}${over.out}`)
    const answer = await request(origin)
      .get('/health/ready')
      .catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not become ready')
}
