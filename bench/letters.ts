/**
 * Measures a run of letters: `npm run bench:letters [letters]`. So many letters wait; `sluis letters run` hands them over to a
 * folder, in a process of its own with the memory that a server is given, and a run of a tenth of them beside it says
 * whether a letter costs the same in a longer one.
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { orderLetter } from '../src/domain/letters/index.ts'
import { settings } from '../src/doors/cli/run.ts'
import { openHouse } from '../src/house.ts'
import { openOutbox } from '../src/joined.ts'
import { createLog } from '../src/platform/log.ts'
import { root } from './machine.ts'
import { install } from './sluis.ts'

const MANY = Number(process.argv[2] ?? 1000)
const installed = await install(4110)
const folder = path.join(installed.dataDir, 'letters')
const env = { ...installed.env, LETTERS_TO: folder, LETTERS_AT: 'off' }
Object.assign(process.env, env)
installed.command(['migrate'])
const own = settings()
const house = await openHouse({
  ...own,
  openOutbox: openOutbox(own.config),
  log: createLog('silent'),
  supervised: false,
})

async function order(count: number): Promise<void> {
  const rules = own.config.letters
  for (let i = 0; i < count; i += 1) {
    const address = {
      ...{ name: `Nora de Vos-Çelik ${i}`, organisation: 'Zorgbedrijf Łódź & Zn B.V.', extra: '' },
      ...{
        street: `Dorpsstraat ${i}`,
        number: String(count),
        postal_code: '1234 AB',
        city: 'Zwolle',
        country: 'NL',
      },
    }
    const asked = {
      kind: 'invitation',
      address,
      locale: 'nl',
      person: `${count}/${i}`,
      mayWait: false,
    } as const
    await house.db
      .transaction()
      .execute((tx) =>
        orderLetter(tx, { vault: house.vault, rules }, { by: { job: 'bench' } }, asked, new Date()),
      )
  }
}

/** What the system says of the memory that a process has, in kilobytes. */
const residentOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)

async function run(): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const from = performance.now()
  const words = ['--max-old-space-size=160', path.join(root, 'src/main.ts'), 'letters', 'run']
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  let most = 0
  const looking = setInterval(() => {
    try {
      most = Math.max(most, residentOf(child.pid ?? 0))
    } catch {
      // it has ended
    }
  }, 100)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearInterval(looking)
  if (code !== 0) throw new Error(`letters run ended with ${code}`)
  return { seconds: (performance.now() - from) / 1000, megabytes: most / 1024 }
}

await order(MANY / 10)
const few = await run()
await order(MANY)
const many = await run()
const [last = ''] = fs
  .readdirSync(folder)
  .toSorted((a, b) => fs.statSync(path.join(folder, b)).mtimeMs - fs.statSync(path.join(folder, a)).mtimeMs)
const sizeOf = (name: string): number => fs.statSync(path.join(folder, last, name)).size
const singles = fs
  .readdirSync(path.join(folder, last))
  .filter((name) => name !== `${last}.pdf` && name.endsWith('.pdf'))
const each = singles.reduce((sum, name) => sum + sizeOf(name), 0) / singles.length
const merged = sizeOf(`${last}.pdf`) / MANY
await house.close()
await installed.remove()
const perLetter = (of: { seconds: number }, count: number): number => (of.seconds * 1000) / count
process.stdout.write(
  [
    '| what | Sluis |',
    '|---|---|',
    `| ${MANY / 10} letters, the program and its fonts with them | ${few.seconds.toFixed(1)} s, ${few.megabytes.toFixed(0)} MB |`,
    `| ${MANY} letters | ${many.seconds.toFixed(1)} s, ${many.megabytes.toFixed(0)} MB |`,
    `| a letter more, in ${MANY} | ${perLetter({ seconds: many.seconds - few.seconds }, MANY * 0.9).toFixed(0)} ms |`,
    `| the print file, and a letter by itself | ${(merged / 1024).toFixed(1)} KiB a letter, ${(each / 1024).toFixed(1)} KiB |`,
    '',
  ].join('\n'),
)
