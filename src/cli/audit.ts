import type { Command } from 'commander'
import { readCheckpoint, verifyChain } from '../audit/index.ts'
import { inHouse, Refusal } from './run.ts'

export function auditCommands(program: Command): void {
  const audit = program.command('audit').description('who did what, when, provably unaltered')
  audit
    .command('verify')
    .description('recompute the whole chain; finds what was altered, removed, reordered or cut off')
    .option('--checkpoint <text>', 'a checkpoint from the log: proves that the end is still there')
    .action(verify)
}

async function verify(options: { json?: boolean; checkpoint?: string }): Promise<void> {
  let faults = 0
  await inHouse(options, async (house) => {
    const checkpoint =
      options.checkpoint === undefined ? undefined : readCheckpoint(house.vault, options.checkpoint)
    if (options.checkpoint !== undefined && !checkpoint)
      throw new Refusal('That checkpoint was not signed by this Sluis.')
    const report = await verifyChain(house.db, checkpoint)
    faults = report.faults.length
    const text = [
      ...report.faults,
      `${report.ok ? 'Unaltered' : 'ALTERED'}: ${report.sealed} events sealed, ${report.unsealed} waiting to be sealed, head ${report.head.hash.slice(0, 16)}`,
    ].join('\n')
    return { text, json: report }
  })
  if (faults > 0) throw new Refusal(`The audit has ${faults} fault${faults === 1 ? '' : 's'}.`)
}
