import type { Command } from 'commander'
import { wishOfClient, clientById } from '../../domain/clients/index.ts'
import type { House } from '../../house.ts'
import { refusedGrantBehind } from '../../ports.ts'
import { form } from '../../platform/schema/index.ts'
import { explain, type Explanation } from '../../policy/signin/index.ts'
import type { AttemptId, SessionKey } from '../../policy/vocabulary.ts'
import { explanationBehind, readFacts } from '../../journeys/signin/index.ts'
import { factors } from '../../joined.ts'
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
  readonly at?: string
  readonly reference?: string
}

async function run(options: Options): Promise<void> {
  await inHouse(options, (house) =>
    options.reference === undefined ? foresee(house, options) : lookBehind(house, options.reference),
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

/** What would be asked: the password is what everybody can prove; what comes after it is what one wants to know. */
async function foresee(house: House, { account: who, client: which, acr, at }: Options): Promise<Printed> {
  if (who === undefined || which === undefined)
    throw new Refusal('Say --account and --client, or --reference.')
  const now = at === undefined ? house.clock() : new Date(at)
  const account = await findAccount(house.db, who)
  const client = await clientById(house.db, which, now)
  if (!client) throw new Refusal(`There is no client ${which}.`)
  const wish = {
    ...wishOfClient(client.metadata),
    acrValues: acr === undefined ? [] : [acr],
    again: false,
  }
  const source = {
    db: house.db,
    ladder: house.config.ladder,
    factors: factors(house),
    timeZone: house.config.timeZone,
    policy: house.config.policy,
  }
  const nobody = { key: '' as SessionKey, account: account.id }
  const about = { wish, attempt: undefined, session: nobody, pinned: undefined }
  const start = await readFacts(source, about, now)
  const known = start.account?.factors
    .flatMap(({ kind, canProve }) => canProve.map((traits) => ({ kind, traits })))
    .find(({ traits }) => traits.proves.includes('something-known'))
  const era = start.account?.era ?? 0
  const proven = known && { ...known, at: start.now, era, attempt: '' as AttemptId }
  const said = explain(proven ? { ...start, evidence: [proven] } : start)
  const text = [`After the password, ${account.email} at ${client.name}:`, ...linesOf(said)].join('\n')
  return { text, json: { account: account.id, client: client.id, requested: acr ?? null, ...said } }
}

const linesOf = ({ saw, rules, next }: Explanation): string[] => [
  table(Object.entries(saw).map(([name, value]) => [name, JSON.stringify(value ?? null)])),
  '',
  table(rules.map(({ rule, answer }) => [rule, answer === null ? 'holds' : JSON.stringify(answer)])),
  '',
  `→ ${JSON.stringify(next)}`,
]
