import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import type { ClientMetadata } from '../../domain/clients/index.ts'
import { anyMembers, anything, readJson, sentenceOf, whole } from '../../platform/schema/index.ts'
import { startSimulator } from '../../simulator.ts'
import { migrateHouse } from './migrate.ts'
import { option } from './option.ts'
import { Refusal } from './run.ts'

const SECRET = 'simulated-secret'

export function simulateCommand(program: Command): void {
  program
    .command('simulate')
    .description(
      'a Sluis for the tests of portals: the real engine, in which one says who signs in; on a database that it throws away',
    )
    .addOption(option('--port <port>', 'where it answers', whole(0, 65_535), 3999))
    .requiredOption('--file <paths...>', 'JSON files, each a registration as for clients create')
    .option('--secret <secret>', 'the secret of every client that has one', SECRET)
    .addHelpText('after', help)
    .action(simulate)
}

const help = (): string =>
  [
    '',
    'Who signs in is said by the header Sluis-Simulate of the browser, beforehand by PUT /simulate, or on a page:',
    '  { "sub": "nora", "name": "Nora", "email": "nora@portal.example", "level": "two-factor" }',
    '  { "sub": "nora", "error": "access_denied" }',
    '  { "sub": "nora", "fault": "wrong-clock" }      also: expired-code, rotated-key',
    'See docs/integrating.md, "A simulator for your tests".',
  ].join('\n')

async function simulate(options: {
  json?: boolean
  port: number
  file: string[]
  secret: string
}): Promise<void> {
  const registrations = await Promise.all(options.file.map(registrationIn))
  const dataDir = await folderFor(options.port)
  const simulation = await startSimulator({
    ...{ ...options, registrations, dataDir, migrate: migrateHouse },
  }).catch((error: unknown) => {
    throw new Refusal(error instanceof Error ? error.message : String(error))
  })
  const { origin, clients } = simulation
  const shown = clients.map(({ clientId, clientSecret }) => ({
    client_id: clientId,
    ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
  }))
  const lines = [
    `Sluis is simulated at ${origin}`,
    ...shown.map((client) => `  ${Object.entries(client).flat().join(' ')}`),
    'Stop it with Ctrl-C.',
  ]
  process.stdout.write(
    options.json ? `${JSON.stringify({ issuer: origin, clients: shown })}\n` : `${lines.join('\n')}\n`,
  )
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await simulation.close()
  if (options.port === 0) await fs.rm(dataDir, { recursive: true, force: true })
}

/** One of the port's own, which starts faster the second time; or one of this run, where the port is any. @throws Refusal */
async function folderFor(port: number): Promise<string> {
  if (port === 0) return fs.mkdtemp(path.join(os.tmpdir(), 'sluis-simulator-'))
  const folder = path.join(os.tmpdir(), `sluis-simulator-${process.getuid?.() ?? 'here'}-${port}`)
  await fs.mkdir(folder, { recursive: true, mode: 0o700 })
  const { uid } = await fs.stat(folder)
  if (process.getuid && uid !== process.getuid()) throw new Refusal(`${folder} is somebody else’s.`)
  return folder
}

async function registrationIn(file: string): Promise<ClientMetadata> {
  const content = await fs.readFile(file, 'utf8').catch(() => {
    throw new Refusal(`${file} cannot be read.`)
  })
  const said = readJson(anyMembers(anything(), 'a JSON object'), content)
  if (said.ok) return said.value
  throw new Refusal(said.faults.map((fault) => `${file}: ${sentenceOf(fault)}`).join('\n'))
}
