import { afterAll } from '@jest/globals'
import { fork, spawn, type ChildProcess } from 'node:child_process'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import request from 'supertest'
import { root } from '../architecture/source.ts'
import { newFolder } from './folders.ts'
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
export const beside = (world: {
  readonly database: Pick<World['database'], 'url'>
  readonly origin: string
}): Record<string, string> => ({
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
  const child = spawn(file, args, { cwd, env: { ...surroundings(), ...env } })
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

function surroundings(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  return {
    // what Node has compiled once, it need not compile for each of a hundred processes
    NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node'),
    ...{ PATH, HOME },
    ...(TMPDIR !== undefined && { TMPDIR }),
  }
}

/** These go on until they are stopped. */
const lasting = ['serve', 'work', 'simulate']

/** Runs a command to its end. What a shell would start anew for each is one process for all, see `resident.ts`. */
export async function run(
  words: readonly string[],
  env: Record<string, string> = {},
  input = '',
): Promise<Ended> {
  if (lasting.includes(words[0] ?? '')) return start(words, env, input).ended
  const whole = { ...surroundings(), ...env }
  // Node reads these once, and of production something stays
  const ofNode = Object.fromEntries(Object.entries(whole).filter(([name]) => name.startsWith('NODE_')))
  const kind = JSON.stringify(ofNode)
  const idle = residents.get(kind) ?? []
  residents.set(kind, idle)
  const child = idle.pop() ?? (await resident({ ...surroundings(), ...ofNode }))
  return new Promise((resolve) => {
    const over = (code: number | null): void => resolve({ code, out: '', error: 'the process has ended' })
    child.once('exit', over)
    child.once('message', (ended: Ended) => {
      child.off('exit', over)
      idle.push(child)
      resolve(ended)
    })
    child.send({ words, env: whole, input })
  })
}

const residents = new Map<string, ChildProcess[]>()

async function resident(env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'resident.ts'), {
    ...{ cwd: os.tmpdir(), env, execArgv: [] },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  started.add(child)
  child.once('exit', () => started.delete(child))
  await new Promise((resolve) => child.once('message', resolve))
  return child
}

export async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

export const emptyFolder = (): string => newFolder('data')

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
