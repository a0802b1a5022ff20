import type { Command } from 'commander'
import { perform } from '../../acts/index.ts'
import {
  numbersAmong,
  openMergeRequests,
  organisationsAmong,
  type MergeRequestRow,
} from '../../domain/organisations/index.ts'
import type { Queryable } from '../../platform/db/database.ts'
import { organisationActs } from '../../ports.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

interface Plain {
  readonly json?: boolean
}

/** More than anybody reads through here. */
const MOST = 1000

export function mergeRequestCommands(program: Command): void {
  const requests = program
    .command('merge-requests')
    .description('which of their numbers organisations ask to have made one')
  requests.command('list').description('list what waits, with the command that does it').action(listThem)
  requests
    .command('decline <request>')
    .description('say no; whoever asked is mailed')
    .option('--answer <answer>', 'why, for whoever asked', '')
    .action(decline)
}

async function listThem(options: Plain): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const rows = await openMergeRequests(db, { limit: MOST })
    const ids = [...new Set(rows.map((row) => row.organisation_id))]
    const named = new Map((await organisationsAmong(db, ids)).map((row) => [row.id, row]))
    const json = []
    for (const row of rows) json.push({ ...row, ...(await writtenOf(db, row)) })
    const text = json.map(({ id, organisation_id: organisation, from, to, who, why }) =>
      [
        `${id}  ${named.get(organisation)?.display_name ?? ''}: ${from.join(', ')} become ${to}`,
        ...(why === '' ? [] : [`  ${why}`]),
        `  sluis numbers merge ${organisation} --from ${from.join(',')} --to ${to} --who ${who} --dry-run`,
      ].join('\n'),
    )
    return { text: json.length === 0 ? table([['Nothing waits.']]) : text.join('\n'), json }
  })
}

/** The numbers as they are typed. */
async function writtenOf(db: Queryable, row: MergeRequestRow) {
  const rows = await numbersAmong(db, row.organisation_id, [...row.from_ids, row.to_id])
  const written = new Map(rows.map((each) => [each.id, `${each.register_key}:${each.value}`]))
  return { from: row.from_ids.map((id) => written.get(id) ?? id), to: written.get(row.to_id) ?? row.to_id }
}

async function decline(
  id: string,
  { answer, ...options }: Plain & { readonly answer: string },
): Promise<void> {
  await inHouse(options, async (house) => {
    const row = (await openMergeRequests(house.db, { limit: MOST })).find((each) => each.id === id)
    if (!row) throw new Refusal(`Nothing waits that is called ${id}: see \`sluis merge-requests list\`.`)
    const target = { organisation: row.organisation_id, id }
    const who = await operatorHere(house)
    const done = await perform(house, organisationActs(house).declineMerge, who, target, { answer })
    if (!done.ok) throw new Refusal('Somebody has answered it meanwhile.')
    return { text: `Declined ${id}`, json: { id } }
  })
}
