import type { Command } from 'commander'
import { askedByClient, clientById } from '../clients/index.ts'
import { explain, nextStep } from '../policy/signin/index.ts'
import type { SessionKey } from '../policy/vocabulary.ts'
import { readFacts } from '../signin/index.ts'
import { factors } from '../slices.ts'
import { findAccount } from './accounts.ts'
import { inHouse, Refusal, table } from './run.ts'

export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description(
      'say, rule by rule, what this account would be asked by this portal, starting without a session',
    )
    .requiredOption('--account <account>', 'an id or e-mail address')
    .requiredOption('--client <client-id>')
    .option('--acr <uri>', 'the level that the portal asks for')
    .action(run)
}

async function run(options: {
  json?: boolean
  account: string
  client: string
  acr?: string
}): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, options.account)
    const client = await clientById(house.db, options.client, house.clock())
    if (!client) throw new Refusal(`There is no client ${options.client}.`)
    const asked = {
      ...askedByClient(client.metadata),
      acrValues: options.acr === undefined ? [] : [options.acr],
      again: false,
    }
    const source = { db: house.db, ladder: house.config.ladder, factors: factors(house) }
    const nobody = { key: '' as SessionKey, account: account.id }
    const start = await readFacts(
      source,
      { asked, attempt: undefined, session: nobody, pinned: undefined },
      house.clock(),
    )
    // the password is what everybody can prove; what comes after it is what one wants to know
    const known = start.account?.factors
      .flatMap(({ kind, ways }) => ways.map((traits) => ({ kind, traits })))
      .find(({ traits }) => traits.proves.includes('something-known'))
    const facts = known
      ? {
          ...start,
          evidence: [
            {
              kind: known.kind,
              traits: known.traits,
              at: start.now,
              era: start.account?.era ?? 0,
              attempt: '' as never,
            },
          ],
        }
      : start
    const rules = explain(facts)
    const step = nextStep(facts)
    const lines = rules.map(({ rule, answer }) => [
      rule,
      answer === undefined ? 'holds' : JSON.stringify(answer),
    ])
    const text = [
      `After the password, ${account.email} at ${client.name}:`,
      table(lines),
      `→ ${JSON.stringify(step)}`,
    ].join('\n')
    return {
      text,
      json: { account: account.id, client: client.id, requested: options.acr ?? null, rules, next: step },
    }
  })
}
