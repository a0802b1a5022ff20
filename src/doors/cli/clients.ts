import { perform } from '../../acts/index.ts'
import { clientActs } from '../../ports.ts'
import fs from 'node:fs/promises'
import type { Command } from 'commander'
import {
  clientById,
  decisionsOf,
  listClients,
  settingsTold,
  type ClientMetadata,
} from '../../domain/clients/index.ts'
import type { House } from '../../house.ts'
import { anyMembers, anything, readJson, sentenceOf, whole } from '../../platform/schema/index.ts'
import { logoCommand } from './logo.ts'
import { rehearseCommand } from './rehearse.ts'
import { option } from './option.ts'
import { sluisCommand } from '../../config/env.ts'
import { faulty } from './faulty.ts'
import { handOf, managed, type ByHand } from './by-hand.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

export function clientCommands(program: Command): void {
  const clients = program.command('clients').description('relying portals')
  clients
    .command('create')
    .description(
      'register a portal from client metadata (RFC 7591 names, ours under sluis_); prints the secret, once',
    )
    .requiredOption('--file <path>', 'a JSON file')
    .addHelpText('after', settingsHelp)
    .action(create)
  clients
    .command('update <client-id>')
    .description(
      'replace what a portal is registered with; its id, secrets, subjects and grants stay (RFC 7592)',
    )
    .requiredOption('--file <path>', 'a JSON file with all of it')
    .option('--anyway', 'although files manage it (see `config apply`)')
    .addHelpText('after', settingsHelp)
    .action(update)
  clients.command('show <client-id>').description('show a portal').action(show)
  clients
    .command('list')
    .description('list portals')
    .option('--after <client-id>', 'go on after this one')
    .action(list)
  clients
    .command('rotate-secret <client-id>')
    .description('make a new secret; the one before goes on working for a while')
    .addOption(
      option('--overlap-hours <hours>', 'how long the secret before goes on working', whole(0, 24 * 90), 24),
    )
    .action(rotate)
  logoCommand(clients)
  rehearseCommand(clients)
  clients
    .command('delete <client-id>')
    .description('remove a portal')
    .option('--anyway', 'although files manage it (see `config apply`)')
    .action(remove)
}

async function metadataFrom(file: string): Promise<ClientMetadata> {
  const text = await fs.readFile(file, 'utf8').catch(() => {
    throw new Refusal(`${file} cannot be read.`)
  })
  const said = readJson(anyMembers(anything(), 'a JSON object'), text)
  if (said.ok) return said.value
  throw new Refusal(said.faults.map((fault) => `${file}: ${sentenceOf(fault)}`).join('\n'))
}

/** Our own settings, as help tells them: what holds where nothing is said, and what each means. */
const settingsHelp = (): string =>
  [
    '',
    'Settings of our own, beside the standard ones (RFC 7591):',
    ...settingsTold().map(({ name, otherwise, meaning }) =>
      [`  ${name} (otherwise ${JSON.stringify(otherwise)})`, `      ${meaning.replaceAll('`', '')}`].join(
        '\n',
      ),
    ),
  ].join('\n')

async function create(options: { json?: boolean; file: string }): Promise<void> {
  const metadata = await metadataFrom(options.file)
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const created = await perform(house, clientActs(house).create, who, undefined, metadata)
    if (!created.ok) throw faulty('The client was not registered:', created.faults)
    return registered(house, created.clientId, created)
  })
}

async function update(id: string, options: ByHand & { file: string }): Promise<void> {
  const metadata = await metadataFrom(options.file)
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const updated = await perform(house, clientActs(house).update, who, id, {
      metadata,
      hand: handOf(options),
    })
    if (!updated.ok) {
      if (updated.reason === 'client-unknown') throw new Refusal(`There is no client ${id}.`)
      if (updated.reason === 'managed-by-files') throw managed(id)
      throw faulty('The client was not changed:', updated.faults)
    }
    const { text, json } = registered(house, id, updated)
    const changed = updated.changed.length > 0 ? updated.changed.join(', ') : 'nothing'
    return { text: `Changed: ${changed}\n\n${text}`, json: { ...json, changed: updated.changed } }
  })
}

/** What a portal's developers need, and what holds for it, said or not. */
function registered(
  house: House,
  clientId: string,
  { clientSecret, metadata }: { clientSecret: string | undefined; metadata: ClientMetadata },
): { text: string; json: Record<string, unknown> } {
  const discovery = `${house.config.issuer.origin}/.well-known/openid-configuration`
  const secret = clientSecret === undefined ? {} : { client_secret: clientSecret }
  const { notes, ...decisions } = decisionsOf(metadata)
  const lines = [
    table(Object.entries({ client_id: clientId, ...secret, discovery })),
    ...(clientSecret === undefined ? [] : ['Keep the secret now: it is not shown again.']),
    '',
    'What holds for it:',
    table([
      ['  ID tokens', `signed with ${decisions.id_token_signed_response_alg}`],
      [
        '  their claims',
        decisions.id_token_claims
          ? 'what the scopes carry'
          : 'who and how sure; name and e-mail are at the userinfo endpoint (or set sluis_id_token_claims)',
      ],
      ['  PKCE', decisions.pkce === 'required' ? 'required, by S256' : 'not required'],
      ['  lowest level', decisions.minimum_level],
      ['  refresh tokens', decisions.refresh_tokens ? 'yes' : 'no: grant_types lacks refresh_token'],
      ['  scripts (CORS)', decisions.script_origins.join(', ') || 'from no origin'],
    ]),
    ...notes.map((note) => `Note: ${note}.`),
    '',
    'Next: give its developers these lines; an OpenID Connect library finds the rest at the discovery address.',
    'To change it:',
    `  ${sluisCommand()} clients show ${clientId} > portal.json`,
    `  ${sluisCommand()} clients update ${clientId} --file portal.json`,
  ]
  const json = { client_id: clientId, ...secret, discovery, decided: decisions, notes }
  return { text: lines.join('\n'), json }
}

async function show(id: string, options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const client = await clientById(house.db, id, house.clock())
    if (!client) throw new Refusal(`There is no client ${id}.`)
    const json = { ...client.metadata, live_secrets: client.secretHashes.length }
    // as it may be given back to `update`
    return { text: JSON.stringify(client.metadata, null, 2), json }
  })
}

async function list(options: { json?: boolean; after?: string }): Promise<void> {
  await inHouse(options, async (house) => {
    const rows = (await listClients(house.db, { after: options.after, limit: 1000 })).map((c) => ({
      client_id: c.id,
      client_name: c.name,
      managed_by_files: c.managed_at !== null,
    }))
    return {
      text: table([
        ['client_id', 'client_name', ''],
        ...rows.map((c) => [c.client_id, c.client_name, c.managed_by_files ? 'managed by files' : '']),
      ]),
      json: rows,
    }
  })
}

async function rotate(id: string, options: { json?: boolean; overlapHours: number }): Promise<void> {
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const input = { overlapHours: options.overlapHours }
    const rotated = await perform(house, clientActs(house).rotateSecret, who, id, input)
    if (!rotated.ok)
      throw new Refusal(
        rotated.reason === 'client-unknown' ? `There is no client ${id}.` : `${id} does not use a secret.`,
      )
    const json = {
      client_id: id,
      client_secret: rotated.clientSecret,
      old_until: rotated.oldUntil.toISOString(),
    }
    return { text: `${table(Object.entries(json))}\nKeep the secret now: it is not shown again.`, json }
  })
}

async function remove(id: string, options: ByHand): Promise<void> {
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const removed = await perform(house, clientActs(house).delete, who, id, { hand: handOf(options) })
    if (!removed.ok)
      throw removed.reason === 'managed-by-files' ? managed(id) : new Refusal(`There is no client ${id}.`)
    return { text: `Removed ${id}`, json: { client_id: id } }
  })
}
