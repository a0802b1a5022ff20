import type { Command } from 'commander'
import type { Rung } from '../../policy/levels/ladder.ts'
import { print, settings, table } from './run.ts'

export function levelCommands(program: Command): void {
  const levels = program.command('levels').description('assurance levels')
  levels
    .command('show')
    .description('the ladder in force, lowest first; --json prints it as a file has it')
    .action(show)
}

async function show(options: { json?: boolean }): Promise<void> {
  const { ladder } = settings().config
  const rows = ladder.map((rung) => [String(rung.rank), rung.key, rung.acr, asked(rung), rung.proofing])
  const aliases = ladder.flatMap(({ key, aliases: names }) => names.map((name) => `${name} is ${key}`))
  const text = [table([['rank', 'key', 'acr', 'authentication', 'proofing'], ...rows]), ...aliases].join('\n')
  const json = ladder.map(({ allowance, ...rung }) => (allowance ? { ...rung, factors: allowance } : rung))
  print(options, { text, json })
}

/** What a level asks of the authentication, in a few words. */
function asked({ asks, allowance }: Rung): string {
  const says = (list: readonly string[] | undefined, what: string): string[] =>
    list && list.length > 0 ? [`${what} ${list.join(', ')}`] : []
  return [
    asks.kinds === 1 ? 'one factor' : 'two kinds',
    ...(asks.unrestricted ? ['none restricted'] : []),
    ...(asks.standIns ? [] : ['no stand-ins']),
    ...(asks.phishingResistant ? ['phishing resistant'] : []),
    ...(asks.userVerified ? ['user verified'] : []),
    ...(asks.deviceBound ? ['bound to a device'] : []),
    ...says(asks.models, 'of the makes'),
    ...says(allowance?.allowed, 'only'),
    ...says(allowance?.forbidden, 'not'),
    ...says(allowance?.required, 'with'),
  ].join(', ')
}
