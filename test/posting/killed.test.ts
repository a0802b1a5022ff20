import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { useWorld } from '../harness/setup.ts'
import { folderForLetters, letterOf, orderOne, timesHandedOver } from './given.ts'

const the = useWorld()

const KILLS = 20
const LETTERS = 6

const foldersIn = async (folder: string): Promise<string> => (await readdir(folder)).join()

const oneRun = (folder: string): string[] => [
  process.execPath,
  path.join(import.meta.dirname, 'one-run.ts'),
  the().database.url,
  folder,
]

const runTo = (folder: string): ChildProcess => {
  const [program = '', ...words] = oneRun(folder)
  return spawn(program, words, { stdio: 'ignore' })
}

const endOf = (child: ChildProcess): Promise<NodeJS.Signals | null> =>
  new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)))

test(`killed at ${KILLS} moments, processes leave each letter at the receiver once`, async () => {
  const folder = folderForLetters()
  const references: string[] = []
  let [killed, within] = [0, 0]
  while (killed < KILLS) {
    for (let i = 0; i < LETTERS; i += 1) references.push((await orderOne(the())).letter.reference)
    const before = await foldersIn(folder)
    const child = runTo(folder)
    const ended = endOf(child)
    // it has begun to write, or to give a folder that was left its name
    while (child.exitCode === null && (await foldersIn(folder)) === before) await pause(2)
    await pause(Math.random() * 150)
    child.kill('SIGKILL')
    killed += 1
    if ((await ended) === 'SIGKILL') within += 1
    // five minutes later
    await sql`update letter_run set worked_until = now() - interval '1 second' where handed_over_at is null`.execute(
      the().house.db,
    )
  }
  // most of them were killed at their work
  expect(within).toBeGreaterThan(KILLS / 2)
  for (let i = 0; i < 2; i += 1) await endOf(runTo(folder))
  const times = await timesHandedOver(folder)
  expect(references.filter((reference) => times.get(reference) !== 1)).toEqual([])
  for (const reference of references)
    expect(await letterOf(the(), reference)).toMatchObject({ state: 'handed-over', content: null })
  expect((await readdir(folder)).filter((name) => name.includes('.part-'))).toEqual([])
}, 120_000)

test('a disk that is full is said to be, and nothing is lost by it', async () => {
  const folder = folderForLetters()
  const references: string[] = []
  for (let i = 0; i < 30; i += 1) references.push((await orderOne(the())).letter.reference)
  // a disk of 300 kB, which this one process sees in the place of the folder
  const script = 'mount -t tmpfs -o size=300k none "$0" && shift && exec "$@"'
  const { stdout } = await promisify(execFile)('unshare', [
    ...['--user', '--map-root-user', '--mount', 'sh', '-c', script, folder, '-', ...oneRun(folder)],
  ])
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, reason: 'full' })
  expect(await readdir(folder)).toEqual([])
  const { rows } = await sql<{
    fault: string
  }>`select fault from letter_run where handed_over_at is null`.execute(the().house.db)
  expect(rows).toEqual([{ fault: 'full' }])
  await endOf(runTo(folder))
  const times = await timesHandedOver(folder)
  expect(references.filter((reference) => times.get(reference) !== 1)).toEqual([])
}, 60_000)
