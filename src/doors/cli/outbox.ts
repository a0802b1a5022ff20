import fs from 'node:fs'
import { perform } from '../../acts/index.ts'
import { createOperatingActs, deadLetters, lettersOf } from '../../acts/operating/index.ts'
import { noteBounce, readReport } from '../../domain/outbox/index.ts'
import type { Command } from 'commander'
import { jobKinds, noticeKinds } from '../../joined.ts'
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
  outbox
    .command('returned')
    .description('note that mail came back, by the delivery reports that mail servers send (RFC 3464)')
    .argument('<files...>', 'each a mail, as it came; - for standard input')
    .action(returned)
}

/** Files of one call, and so many bytes of each, are read. */
async function returned(files: readonly string[], options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const json: { readonly file: string; readonly message: string | null; readonly isNew: boolean }[] = []
    for (const file of files) {
      const bounce = await readReport(fs.readFileSync(file === '-' ? 0 : file))
      const isNew = bounce !== undefined && (await noteBounce(house, bounce, house.clock()))
      json.push({ file, message: bounce?.message ?? null, isNew })
    }
    const told = json.map(({ file, message, isNew }) => [
      file,
      message ?? 'no report of a mail of ours that failed',
      message === null ? '' : isNew ? 'noted' : 'not kept any more, or known already',
    ])
    return { text: table([['file', 'message', ''], ...told]), json }
  })
}

async function failed(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const json = await deadLetters(house, jobKinds)
    const rows = json.map((row) => [row.what, row.id, row.at.toISOString(), row.why])
    return { text: table([['what', 'id', 'given up at', 'why'], ...rows]), json }
  })
}

async function retry(ids: readonly string[], options: { json?: boolean; all?: boolean }): Promise<void> {
  if (ids.length > 0 === (options.all === true))
    throw new Refusal('Name the ids of what is to be sent again, or --all.')
  await inHouse(options, async (house) => {
    const dead = await deadLetters(house, jobKinds)
    const chosen = options.all ? dead : dead.filter(({ id }) => ids.includes(id))
    const unknown = ids.filter((id) => !dead.some((letter) => letter.id === id))
    if (unknown.length > 0) throw new Refusal(`No dead letter has the id ${unknown.join(', ')}.`)
    const letters = lettersOf(chosen, { all: jobKinds, again: noticeKinds })
    const who = await operatorHere(house)
    const again = await perform(house, createOperatingActs(house).sendAgain, who, undefined, letters)
    const left = chosen.filter(({ id }) => !again.includes(id)).map(({ id }) => id)
    const over = left.length === 0 ? '' : `\nNot these, whose time is over: ${left.join(', ')}`
    return { text: `Sent again: ${again.length}${over}`, json: { again, left } }
  })
}
