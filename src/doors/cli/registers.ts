import fs from 'node:fs'
import type { Command } from 'commander'
import { perform } from '../../acts/index.ts'
import {
  attributeAsSaid,
  attributeKindByKey,
  listAttributeKinds,
  listRegisters,
  registerAsSaid,
  registerByKey,
} from '../../domain/organisations/index.ts'
import { organisationActs } from '../../ports.ts'
import { faulty } from './faulty.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

interface Plain {
  readonly json?: boolean
}

interface Register extends Plain {
  readonly en?: string
  readonly nl?: string
  readonly sv?: string
  readonly pattern?: string
  readonly example?: string
  readonly shared?: true
}

const described = (command: Command): Command =>
  command
    .option('--en <name>', 'what it is called in English; so are the next two')
    .option('--nl <name>')
    .option('--sv <name>')
    .option('--pattern <pattern>', 'how its numbers look: [0-9]{6}')
    .option('--example <number>', 'one that nobody has')

export function registerCommands(program: Command): void {
  const registers = program.command('registers').description('the kinds of numbers that organisations have')
  registers.command('list').description('list them').action(listThem)
  described(registers.command('create <key>').description('declare a register of numbers'))
    .option('--shared', 'several organisations may have the same number')
    .action((key: string, options: Register) => say('create', key, options))
  described(
    registers.command('change <key>').description('change what it is declared with; what is left out stays'),
  ).action((key: string, options: Register) => say('change', key, options))
  registers.command('delete <key>').description('take away one that has no number').action(removeOne)

  const attributes = program.command('attributes').description('what may be said of members')
  attributes.command('list').description('list them').action(listAttributes)
  attributes
    .command('create <file>')
    .description('declare one, by a JSON file such as `attributes list --json` prints')
    .action((file: string, options: Plain) => sayAttribute('create', file, options))
  attributes
    .command('change <file>')
    .description('change one, by its key in the file')
    .action((file: string, options: Plain) => sayAttribute('change', file, options))
  attributes
    .command('delete <key>')
    .description('take one away, with all that was said by it')
    .action(removeAttribute)
}

async function listThem(options: Plain): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const rows = await listRegisters(db, { limit: 1000 })
    const lines = rows.map((row) => [row.key, row.name_en, row.pattern, row.is_shared ? 'shared' : ''])
    return { text: table([['key', 'name', 'pattern', ''], ...lines]), json: rows.map(registerAsSaid) }
  })
}

async function say(how: 'create' | 'change', key: string, options: Register): Promise<void> {
  await inHouse(options, async (house) => {
    const row = how === 'change' ? await registerByKey(house.db, key) : undefined
    if (how === 'change' && !row) throw new Refusal(`There is no register ${key}.`)
    const before = row && registerAsSaid(row)
    const { en, nl, sv, pattern, example } = options
    const said = {
      key,
      names: {
        ...{ en: en ?? before?.names.en, nl: nl ?? before?.names.nl, sv: sv ?? before?.names.sv },
      },
      ...{ pattern: pattern ?? before?.pattern, example: example ?? before?.example },
      is_shared: before?.is_shared ?? options.shared === true,
    }
    const acts = organisationActs(house)
    const who = await operatorHere(house)
    const done = row
      ? await perform(house, acts.changeRegister, who, key, { said, expected: row.version })
      : await perform(house, acts.createRegister, who, undefined, said)
    if (!done.ok) throw faulty('The register was not declared:', done.faults)
    return { text: `Declared ${key}`, json: registerAsSaid(done.register) }
  })
}

async function removeOne(key: string, options: Plain): Promise<void> {
  await inHouse(options, async (house) => {
    const acts = organisationActs(house)
    const gone = await perform(house, acts.deleteRegister, await operatorHere(house), key, {})
    if (!gone.ok)
      throw new Refusal(
        gone.reason === 'register-used'
          ? `${key} has numbers, or an attribute.`
          : `There is no register ${key}.`,
      )
    return { text: `Removed ${key}`, json: { key } }
  })
}

async function listAttributes(options: Plain): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const rows = await listAttributeKinds(db, { limit: 1000 })
    const lines = rows.map((row) => [row.key, row.name_en, row.type, row.set_by.join(' ')])
    return { text: table([['key', 'name', 'type', 'said by'], ...lines]), json: rows.map(attributeAsSaid) }
  })
}

function saidIn(file: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${(error as Error).message}`)
  }
}

async function sayAttribute(how: 'create' | 'change', file: string, options: Plain): Promise<void> {
  await inHouse(options, async (house) => {
    const said = saidIn(file)
    const key = String(said['key'])
    const row = how === 'change' ? await attributeKindByKey(house.db, key) : undefined
    if (how === 'change' && !row) throw new Refusal(`There is no attribute ${key}.`)
    const acts = organisationActs(house)
    const who = await operatorHere(house)
    const done = row
      ? await perform(house, acts.changeAttribute, who, key, { said, expected: row.version })
      : await perform(house, acts.createAttribute, who, undefined, said)
    if (!done.ok) throw faulty('The attribute was not declared:', done.faults)
    return { text: `Declared ${key}`, json: attributeAsSaid(done.attribute) }
  })
}

async function removeAttribute(key: string, options: Plain): Promise<void> {
  await inHouse(options, async (house) => {
    const acts = organisationActs(house)
    const gone = await perform(house, acts.deleteAttribute, await operatorHere(house), key, {})
    if (!gone.ok) throw new Refusal(`There is no attribute ${key}.`)
    return { text: `Removed ${key}`, json: { key } }
  })
}
