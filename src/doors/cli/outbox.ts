import { perform } from '../../acts/index.ts'
import { createOperatingActs } from '../../acts/operating/index.ts'
import type { Command } from 'commander'
import type { House } from '../../house.ts'
import { failedMessages } from '../../domain/outbox/index.ts'
import { recoveryJob } from '../../journeys/recovery/index.ts'
import { jobKinds } from '../../joined.ts'
import { inHouse, Refusal, table, operatorHere } from './run.ts'

export function outboxCommands(program: Command): void {
  const outbox = program.command('outbox').description('messages to people, and notices to portals')
  outbox.command('failed').description('list what was given up: the dead letters').action(failed)
  outbox
    .command('retry')
    .description('send dead letters again, and tell portals again')
    .argument('[ids...]', 'of those that `outbox failed` lists')
    .option('--all', 'all of them')
    .action(retry)
}

interface DeadLetter {
  readonly what: string
  readonly id: string
  readonly at: string
  readonly why: string
}

async function deadLetters({ db, queue }: House): Promise<DeadLetter[]> {
  const messages = (await failedMessages(db)).map((row) => ({
    what: row.template,
    id: row.id,
    at: row.failed_at?.toISOString() ?? '',
    why: row.failure ?? '',
  }))
  const jobs = await Promise.all(
    jobKinds.map(async (kind) =>
      (await queue.dead(kind)).map(({ id, at }) => ({ what: kind.name, id, at: at.toISOString(), why: '' })),
    ),
  )
  return [...messages, ...jobs.flat()]
}

async function failed(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const json = await deadLetters(house)
    const rows = json.map((row) => [row.what, row.id, row.at, row.why])
    return { text: table([['what', 'id', 'given up at', 'why'], ...rows]), json }
  })
}

/** All kinds of jobs but one: a person who asked for a way back in has asked again since. */
const toldAgain = jobKinds.filter(({ name }) => name !== recoveryJob.name)

async function retry(ids: readonly string[], options: { json?: boolean; all?: boolean }): Promise<void> {
  if (ids.length > 0 === (options.all === true))
    throw new Refusal('Name the ids of what is to be sent again, or --all.')
  await inHouse(options, async (house) => {
    const dead = await deadLetters(house)
    const chosen = options.all ? dead : dead.filter(({ id }) => ids.includes(id))
    const unknown = ids.filter((id) => !dead.some((letter) => letter.id === id))
    if (unknown.length > 0) throw new Refusal(`No dead letter has the id ${unknown.join(', ')}.`)
    const idsOf = (is: (what: string) => boolean) => chosen.filter(({ what }) => is(what)).map(({ id }) => id)
    const letters = {
      messages: idsOf((what) => !jobKinds.some(({ name }) => name === what)),
      notices: toldAgain.map((kind) => ({ kind, ids: idsOf((what) => what === kind.name) })),
    }
    const who = await operatorHere(house)
    const again = await perform(house, createOperatingActs(house).sendAgain, who, undefined, letters)
    const left = chosen.filter(({ id }) => !again.includes(id)).map(({ id }) => id)
    const over = left.length === 0 ? '' : `\nNot these, whose time is over: ${left.join(', ')}`
    return { text: `Sent again: ${again.length}${over}`, json: { again, left } }
  })
}
