import type { Command } from 'commander'
import { perform } from '../../acts/index.ts'
import { listTokens, registrationTokenSchema } from '../../domain/clients/index.ts'
import { read } from '../../platform/schema/index.ts'
import { registrationActs } from '../../ports.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { faulty } from './faulty.ts'
import { option } from './option.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

const { uses, hours } = registrationTokenSchema.shape

export function registrationCommands(program: Command): void {
  const tokens = program
    .command('registrations')
    .description('tokens by which programs register clients (RFC 7591); see DYNAMIC_REGISTRATION')
  tokens
    .command('create')
    .description('make a token; it is shown this once')
    .requiredOption('--name <name>', 'whose it is')
    .option('--grants <grants>', 'space-separated; otherwise authorization_code refresh_token')
    .option('--scopes <scopes>', 'space-separated; otherwise openid profile email')
    .option('--origins <origins>', 'where people may be sent, space-separated; otherwise anywhere')
    .option(
      '--settings <json>',
      'ours of each client’s settings; otherwise consent is asked, and it is in no list',
    )
    .addOption(option('--uses <number>', 'how many clients', uses, 1))
    .addOption(option('--hours <hours>', 'how long it can be used', hours, 24))
    .action(create)
  tokens.command('list').description('list the tokens that there are').action(list)
  tokens.command('delete <id>').description('end a token; its clients stay').action(remove)
}

interface Creating {
  readonly json?: boolean
  readonly name: string
  readonly grants?: string
  readonly scopes?: string
  readonly origins?: string
  readonly settings?: string
  readonly uses: number
  readonly hours: number
}

const wordsIn = (name: string, said: string | undefined): object =>
  said === undefined ? {} : { [name]: said.split(' ').filter(Boolean) }

async function create(options: Creating): Promise<void> {
  const said = read(registrationTokenSchema, {
    ...{ name: options.name, uses: options.uses, hours: options.hours },
    ...wordsIn('grants', options.grants),
    ...wordsIn('scopes', options.scopes),
    ...wordsIn('origins', options.origins),
    ...(options.settings === undefined ? {} : { settings: parsed(options.settings) }),
  })
  if (!said.ok) throw faulty('The token was not made:', said.faults)
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const made = await perform(house, registrationActs(house).createToken, who, undefined, said.value)
    if (!made.ok) throw faulty('The token was not made:', made.faults)
    const { id, expires_at: until } = made.row
    const json = { id, token: made.token, expires_at: until.toISOString() }
    const off = house.config.operators.registers
      ? ''
      : '\nDYNAMIC_REGISTRATION is off here: nobody can use it until it is on.'
    return {
      text: `${table(Object.entries(json))}\nKeep the token now: it is not shown again.${off}`,
      json,
    }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('--settings is no JSON.')
  }
}

async function list(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const json = (await listTokens(house.db, { limit: 1000 })).map((row) => ({
      ...{ id: row.id, name: row.name, uses_left: row.uses_left },
      expires_at: row.expires_at.toISOString(),
    }))
    const lines = json.map((row) => [row.id, row.name, String(row.uses_left), row.expires_at])
    return { text: table([['id', 'name', 'uses left', 'until'], ...lines]), json }
  })
}

async function remove(id: string, options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const gone = isUuid(id) && (await perform(house, registrationActs(house).deleteToken, who, id)).ok
    if (!gone) throw new Refusal(`There is no token ${id}.`)
    return { text: `Ended ${id}`, json: { id } }
  })
}
