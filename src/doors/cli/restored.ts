import { endEverything } from '../../acts/operating/index.ts'
import type { Command } from 'commander'
import { endGrantsLeft } from '../../ports.ts'
import { sluisCommand } from '../../config/env.ts'
import { inHouse, operatorHere } from './run.ts'

export function restoredCommand(program: Command): void {
  program
    .command('restored')
    .description(
      'after an older copy of the database was put back: end every session, every grant and every sign-in under way, which the copy made good again',
    )
    .action(restored)
}

async function restored(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const json = await endEverything(house, endGrantsLeft, await operatorHere(house))
    const { accounts, sessions, grants } = json
    return {
      text: [
        `Ended ${sessions} sessions and ${grants} grants; whatever was proven or mailed before counts for none of the ${accounts} accounts.`,
        'As they were when the copy was made are still: passwords and factors, disabled and closed accounts, client secrets and signing keys.',
        `Withdraw again what was withdrawn since: ${sluisCommand()} keys rotate --revoke, clients rotate-secret, accounts disable.`,
      ].join('\n'),
      json,
    }
  })
}
