import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

/** Whether processes can be held to one processor here: the server on the first, the load beside it. */
const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0

export interface Server {
  readonly pid: number
  readonly origin: string
  stop(): Promise<void>
}

/** Starts a server of this tree, or another, on one processor, and waits until it answers. */
export async function serve(
  words: readonly string[],
  port: number,
  env: Record<string, string> = {},
  tree = root,
): Promise<Server> {
  const command = [process.execPath, ...words]
  const [file = '', ...args] = canPin ? ['taskset', '-c', '0', ...command] : command
  const child: ChildProcess = spawn(file, args, {
    cwd: tree,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://${env['ISSUER'] === undefined ? '127.0.0.1' : 'localhost'}:${port}`
  for (let i = 0; i < 400; i++) {
    if (
      await fetch(`${origin}/health/ready`).then(
        () => true,
        () => false,
      )
    )
      break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    pid: child.pid ?? 0,
    origin,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** How `npm start` starts Sluis. */
export const asStarted = {
  words: ['--max-old-space-size=160', '--max-semi-space-size=4', 'src/main.ts', 'serve'],
  env: {
    NODE_COMPILE_CACHE: 'node_modules/.cache/node',
    MALLOC_MMAP_THRESHOLD_: '1048576',
    GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
  },
} as const

const ticks = 100 // per second, as Linux counts them

/** Processor time, in milliseconds, that a process has used so far. */
export function processorTime(pid: number): number {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks
}

/** Processor time of PostgreSQL: the server of this data folder and everything it has started, ended or not. */
export function databaseTime(dataDir: string): number {
  const postmaster = Number(fs.readFileSync(path.join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
  const ended = fs.readFileSync(`/proc/${postmaster}/stat`, 'utf8')
  const fields = ended.slice(ended.lastIndexOf(')') + 2).split(' ')
  const children = fs.readdirSync('/proc').filter((name) => {
    try {
      const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === postmaster
    } catch {
      return false
    }
  })
  const reaped = ((Number(fields[13]) + Number(fields[14])) * 1000) / ticks
  return children.reduce((sum, pid) => sum + processorTime(Number(pid)), processorTime(postmaster) + reaped)
}

/** Resident memory, in MB. */
export function memory(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1024)
}

export const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
