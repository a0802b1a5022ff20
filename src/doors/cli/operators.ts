import type { Command } from 'commander'
import { perform } from '../../acts/index.ts'
import { grantRoleTo, withdrawRoleOf } from '../../acts/operating/index.ts'
import { accountById } from '../../domain/accounts/index.ts'
import { clientById, settingsOf } from '../../domain/clients/index.ts'
import { listRoles, type Holder, type RoleRow } from '../../domain/operators/index.ts'
import type { House } from '../../house.ts'
import { oneOf } from '../../platform/schema/index.ts'
import { roles, type Role } from '../../policy/operating/index.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { findAccount } from './find-account.ts'
import { option } from './option.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

export function operatorCommands(program: Command): void {
  const operators = program.command('operators').description('who looks after this installation')
  operators
    .command('add [account]')
    .description(
      'give somebody a role, by their id or e-mail address; before their first page they set up a passkey (see OPERATOR_FACTORS)',
    )
    .addOption(option('--role <role>', `what they may do: ${roles.join(', ')}`, oneOf(roles), 'operator'))
    .option('--client <client-id>', 'a program of yours, instead of a person')
    .option('--clients <client-ids>', 'of a client manager: those that they look after, comma-separated')
    .action(add)
  operators.command('list').description('list who holds which role').action(list)
  operators
    .command('remove <role-id>')
    .description('take a role back, by the id that `operators list` shows')
    .action(remove)
}

interface Adding {
  readonly json?: boolean
  readonly role: Role
  readonly client?: string
  readonly clients?: string
}

const refusals = {
  'account-unknown': 'That account cannot sign in.',
  'client-unknown': 'There is no such client.',
  'role-held': 'They hold that role already.',
  'clients-wrong': 'Name --clients for a client manager, and for nobody else.',
}

async function add(which: string | undefined, options: Adding): Promise<void> {
  if ((which === undefined) === (options.client === undefined))
    throw new Refusal('Name an account, or --client.')
  await inHouse(options, async (house) => {
    const holder: Holder =
      which === undefined
        ? { client: options.client ?? '' }
        : { account: (await findAccount(house.db, which)).id }
    const clients = (options.clients ?? '').split(',').flatMap((each) => each.trim() || [])
    const who = await operatorHere(house)
    const granted = await perform(house, grantRoleTo, who, undefined, { holder, role: options.role, clients })
    if (!granted.ok)
      throw new Refusal(
        granted.client === undefined ? refusals[granted.reason] : `There is no client ${granted.client}.`,
      )
    const json = await said(house, granted.role)
    const place = options.client === undefined ? [`They work at ${house.config.issuer.origin}/operator`] : []
    const lines = [`${json.who} is ${json.role} now`, ...place, ...(await lacking(house, options.client))]
    return { text: lines.join('\n'), json }
  })
}

/** What a program still needs before it gets a token. */
async function lacking({ db, config, clock }: House, id: string | undefined): Promise<string[]> {
  const client = id === undefined ? undefined : await clientById(db, id, clock())
  const { resource } = config.operators
  if (!client || settingsOf(client.metadata).sluis_resources.includes(resource)) return []
  return [`Its sluis_resources lacks ${resource}: it gets no token for the API yet.`]
}

async function said({ db }: House, { id, account_id: account, client_id: client, role, clients }: RoleRow) {
  const who = account === null ? (client ?? '') : ((await accountById(db, account))?.email ?? account)
  return { id, who, role, clients }
}

async function list(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const rows = await listRoles(house.db, { limit: 1000 })
    const json = await Promise.all(rows.map((row) => said(house, row)))
    const lines = json.map(({ id, who, role, clients }) => [id, who, role, clients.join(' ')])
    return { text: table([['id', 'who', 'role', 'clients'], ...lines]), json }
  })
}

async function remove(id: string, options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const gone = isUuid(id) ? await perform(house, withdrawRoleOf, who, id) : undefined
    if (gone?.ok) return { text: `Took back ${id}`, json: { id } }
    throw new Refusal(
      gone?.reason === 'last-operator'
        ? 'That is the last operator: make somebody else one first.'
        : `There is no role ${id}.`,
    )
  })
}
