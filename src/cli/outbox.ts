import type { Command } from 'commander'
import { failedMessages } from '../outbox/index.ts'
import { jobKinds } from '../slices.ts'
import { inHouse, table } from './run.ts'

export function outboxCommands(program: Command): void {
  const outbox = program.command('outbox').description('messages to people, and notices to portals')
  outbox.command('failed').description('list what was given up: the dead letters').action(failed)
}

async function failed(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const messages = (await failedMessages(house.db)).map((row) => ({
      what: row.template,
      id: row.id,
      at: row.failed_at?.toISOString() ?? '',
    }))
    const jobs = await Promise.all(
      jobKinds.map(async (kind) =>
        (await house.queue.dead(kind)).map((job) => ({
          what: kind.name,
          id: job.id,
          at: job.at.toISOString(),
        })),
      ),
    )
    const json = [...messages, ...jobs.flat()]
    return {
      text: table([['what', 'id', 'given up at'], ...json.map((row) => [row.what, row.id, row.at])]),
      json,
    }
  })
}
