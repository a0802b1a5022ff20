import type { Command } from 'commander'
import { checkText, wrongText } from '../../../views/rehearsal/check.ts'
import { perform } from '../../acts/index.ts'
import { noteRehearsal } from '../../acts/operating/index.ts'
import { createApp } from '../../app.ts'
import { clientById } from '../../domain/clients/index.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

const marks = { good: '✓', aside: '!', wrong: '✗', none: '–' } as const

export function rehearseCommand(clients: Command): void {
  clients
    .command('rehearse <client-id>')
    .description(
      'do all that a portal is registered for, as one that is built in, and say what is wrong; ends with 1 if anything is',
    )
    .action(async (id: string, options: { json?: boolean }) => {
      let wrong = 0
      await inHouse(options, async (house) => {
        const client = await clientById(house.db, id, house.clock())
        if (!client) throw new Refusal(`There is no client ${id}.`)
        const who = await operatorHere(house)
        const may = await perform(house, noteRehearsal, who, id, who)
        if (!may.ok) throw new Refusal(`That was done too often. Try again in ${may.retryAfter} seconds.`)
        const app = await createApp(house)
        try {
          const checks = await app.oidc.rehearse(client)
          wrong = checks.filter(({ verdict }) => verdict === 'wrong').length
          return {
            text: table(checks.map((each) => [marks[each.verdict], checkText('en', each)])),
            json: { checks },
          }
        } finally {
          app.close()
        }
      })
      if (wrong > 0) throw new Refusal(wrongText('en', wrong))
    })
}
