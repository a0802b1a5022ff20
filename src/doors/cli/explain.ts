import { shownAs } from '../../domain/accounts/index.ts'
import type { Command } from 'commander'
import { clientById } from '../../domain/clients/index.ts'
import type { House } from '../../house.ts'
import { refusedGrantBehind, signInSource } from '../../ports.ts'
import { form } from '../../platform/schema/index.ts'
import type { Explanation } from '../../policy/signin/index.ts'
import { explanationBehind, foresee } from '../../journeys/signin/index.ts'
import { findAccount } from './find-account.ts'
import { option } from './option.ts'
import { inHouse, Refusal, table, type Printed } from './run.ts'

const time = form('a time, as 2027-01-31T09:00:00Z', (said) => !Number.isNaN(Date.parse(said)))

export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description(
      'say, rule by rule, what this account would be asked by this portal after the password; or why somebody was refused, by the reference on their page',
    )
    .option('--account <account>', 'an id or e-mail address')
    .option('--client <client-id>')
    .option('--acr <uri>', 'the level that the portal asks for')
    .option('--resource <uri>', 'what its tokens are for: the operators’ API asks more')
    .addOption(option('--at <time>', 'as if it were then, as 2027-01-31T09:00:00Z', time))
    .option(
      '--reference <reference>',
      'what a page that refused somebody showed, or the X-Request-Id of an invalid_grant, up to thirty days ago',
    )
    .action(run)
}

interface Options {
  readonly json?: boolean
  readonly account?: string
  readonly client?: string
  readonly acr?: string
  readonly resource?: string
  readonly at?: string
  readonly reference?: string
}

async function run(options: Options): Promise<void> {
  await inHouse(options, (house) =>
    options.reference === undefined ? lookAhead(house, options) : lookBehind(house, options.reference),
  )
}

/** Why somebody was refused: what the rules saw then. */
async function lookBehind({ db }: House, reference: string): Promise<Printed> {
  const row = await explanationBehind(db, reference.trim())
  const grant = row ? undefined : await refusedGrantBehind(db, reference.trim())
  if (grant) {
    const { client_id: client, grant_type: type, cause, at } = grant
    const text = `${client} was refused ${type} with invalid_grant at ${at.toISOString()}: ${cause}`
    return { text, json: { client, grant: type, error: 'invalid_grant', cause, at: at.toISOString() } }
  }
  if (!row)
    throw new Refusal(
      `There is no refusal ${reference}: it is older than thirty days, or the page said no for another reason; the log has it.`,
    )
  const { account_id: account, client_id: client, reason, said } = row
  const text = [`${account ?? 'nobody'} at ${client} was refused: ${reason}`, ...linesOf(said)].join('\n')
  return { text, json: { account, client, reason, ...said } }
}

/** What would be asked of somebody, after their password. */
async function lookAhead(
  house: House,
  { account: who, client: which, acr, resource, at }: Options,
): Promise<Printed> {
  if (who === undefined || which === undefined)
    throw new Refusal('Say --account and --client, or --reference.')
  const now = at === undefined ? house.clock() : new Date(at)
  const account = await findAccount(house.db, who)
  const client = await clientById(house.db, which, now)
  if (!client) throw new Refusal(`There is no client ${which}.`)
  const said = await foresee(
    signInSource(house),
    { account, metadata: client.metadata, acr, resource, operators: house.config.operators },
    now,
  )
  const text = [`After the password, ${shownAs(account)} at ${client.name}:`, ...linesOf(said)].join('\n')
  return { text, json: { account: account.id, client: client.id, requested: acr ?? null, ...said } }
}

const linesOf = ({ saw, rules, next }: Explanation): string[] => [
  table(Object.entries(saw).map(([name, value]) => [name, JSON.stringify(value ?? null)])),
  '',
  table(rules.map(({ rule, answer }) => [rule, answer === null ? 'holds' : JSON.stringify(answer)])),
  '',
  `→ ${JSON.stringify(next)}`,
]
