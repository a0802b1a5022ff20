import { perform } from '../../acts/index.ts'
import { clientActs } from '../../ports.ts'
import type { Command } from 'commander'
import {
  listResources,
  resourceAsSaid,
  resourceByIdentifier,
  resourceSchema,
  type NewResource,
} from '../../domain/clients/index.ts'
import { handOf, managed, type ByHand } from './by-hand.ts'
import { faulty } from './faulty.ts'
import { option } from './option.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

const { format, seconds } = resourceSchema.shape

export function resourceCommands(program: Command): void {
  const resources = program
    .command('resources')
    .description('resource servers that portals may ask tokens for')
  resources
    .command('create <identifier>')
    .description('register a resource server (RFC 8707)')
    .requiredOption('--name <name>')
    .option('--scopes <scopes>', 'space-separated', '')
    .addOption(
      option('--format <format>', 'jwt, or opaque for tokens that can be revoked at once', format, 'jwt'),
    )
    .addOption(option('--seconds <seconds>', 'how long its access tokens live, 300 at most', seconds, 300))
    .action(createOne)
  resources
    .command('update <identifier>')
    .description('change what a resource server is registered with; what is left out stays')
    .option('--name <name>')
    .option('--scopes <scopes>', 'space-separated')
    .addOption(option('--format <format>', 'jwt, or opaque for tokens that can be revoked at once', format))
    .addOption(option('--seconds <seconds>', 'how long its access tokens live, 300 at most', seconds))
    .option('--anyway', 'although files manage it (see `config apply`)')
    .action(updateOne)
  resources.command('list').description('list resource servers').action(listAll)
  resources
    .command('delete <identifier>')
    .description('remove a resource server')
    .option('--anyway', 'although files manage it (see `config apply`)')
    .action(removeOne)
}

async function createOne(
  identifier: string,
  options: { json?: boolean; name: string; scopes: string } & Pick<NewResource, 'format' | 'seconds'>,
): Promise<void> {
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const input = {
      identifier,
      name: options.name,
      scopes: options.scopes.split(' ').filter(Boolean),
      format: options.format,
      seconds: options.seconds,
    }
    const acts = clientActs(house)
    const created = await perform(house, acts.createResource, who, undefined, input)
    if (!created.ok) throw faulty('The resource was not registered:', created.faults)
    return { text: `Registered ${identifier}`, json: { identifier } }
  })
}

async function listAll(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const rows = await listResources(house.db, { limit: 1000 })
    const text = table([
      ['identifier', 'name', 'format', 'scopes'],
      ...rows.map((r) => [r.identifier, r.name, r.access_token_format, r.scopes.join(' ')]),
    ])
    return { text, json: rows }
  })
}

async function removeOne(identifier: string, options: ByHand): Promise<void> {
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const removed = await perform(house, clientActs(house).deleteResource, who, identifier, {
      hand: handOf(options),
    })
    if (!removed.ok)
      throw removed.reason === 'managed-by-files'
        ? managed(identifier)
        : new Refusal(`There is no resource ${identifier}.`)
    return { text: `Removed ${identifier}`, json: { identifier } }
  })
}

interface Changes extends ByHand, Partial<Pick<NewResource, 'name' | 'format' | 'seconds'>> {
  readonly scopes?: string
}

async function updateOne(
  identifier: string,
  { json: _json, anyway = false, scopes, ...changes }: Changes,
  command: { opts(): { json?: boolean } },
): Promise<void> {
  await inHouse(command.opts(), async (house) => {
    const before = await resourceByIdentifier(house.db, identifier)
    if (!before) throw new Refusal(`There is no resource ${identifier}.`)
    const resource = {
      ...resourceAsSaid(before),
      ...changes,
      ...(scopes === undefined ? {} : { scopes: scopes.split(' ').filter(Boolean) }),
    }
    const who = await operatorHere(house)
    const input = { resource, expected: before.version, hand: handOf({ anyway }) }
    const updated = await perform(house, clientActs(house).updateResource, who, identifier, input)
    if (!updated.ok) {
      if (updated.reason === 'resource-invalid') throw faulty('The resource was not changed:', updated.faults)
      if (updated.reason === 'managed-by-files') throw managed(identifier)
      throw new Refusal(`${identifier} was changed by somebody else at this very moment. Try again.`)
    }
    return { text: `Changed ${identifier}`, json: resource }
  })
}
