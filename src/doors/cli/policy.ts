import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { tellPolicy } from '../../../views/policy/statement.ts'
import { accountById } from '../../domain/accounts/index.ts'
import { parsePolicyFile, type PolicyFile } from '../../config/policy.ts'
import { lookAhead } from '../../domain/factors/password/index.ts'
import type { House } from '../../house.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { statementOf } from '../../policy/password/standards.ts'
import { inHouse, localeOption, print, Refusal, settings, table } from './run.ts'

export function policyCommands(program: Command): void {
  const policy = program.command('policy').description('what is asked of passwords')
  policy
    .command('statement')
    .description('the policy in force, each rule beside what the standards say, and why it deviates')
    .addOption(localeOption('the language'))
    .action(statement)
  policy
    .command('preview')
    .description('how many passwords would expire when, under the policy in force or the one of a file')
    .option('--file <file>', 'a policy file that is not in force yet')
    .action(preview)
}

async function statement(options: { json?: boolean; locale: Locale }): Promise<void> {
  const { policy } = settings().config
  const rules = tellPolicy(statementOf(policy), options.locale)
  const text = rules
    .map(({ title, ours, standards, deviation }) =>
      [
        title,
        `  ${ours}`,
        ...standards.map(({ name, says }) => `    ${name}: ${says ?? '–'}`),
        ...(deviation ? [`  ! ${deviation.against}`, ...deviation.why.map((why) => `    ${why}`)] : []),
      ].join('\n'),
    )
    .join('\n\n')
  print(options, { text, json: { policy: policy.password, deviations: policy.deviations, rules } })
}

async function preview(options: { json?: boolean; file?: string }): Promise<void> {
  await inHouse(options, async (house: House) => {
    const { password } = options.file === undefined ? house.config.policy : readPolicy(options.file)
    const { timeZone } = house.config
    const zoneOf: Parameters<typeof lookAhead>[2] = async (db, id) =>
      (await accountById(db, id))?.time_zone ?? null
    const seen = await lookAhead(house.db, { policy: password, timeZone }, zoneOf, house.clock())
    const days = Object.fromEntries(seen.days)
    const rows = Object.entries(days).map(([day, count]) => [day, String(count)])
    const { total, expired, never } = seen
    const text = [
      `${total} passwords: ${expired} have expired, ${never} never do.`,
      ...(rows.length > 0 ? [table([['expires on', 'how many'], ...rows])] : []),
    ].join('\n')
    return { text, json: { total, expired, never, days } }
  })
}

function readPolicy(file: string): PolicyFile {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch {
    throw new Refusal(`${file} cannot be read.`)
  }
  const parsed = parsePolicyFile(content)
  if (!parsed.ok)
    throw new Refusal([`${file} is no policy:`, ...parsed.faults.map((each) => `  ${each}`)].join('\n'))
  return parsed.policy
}
