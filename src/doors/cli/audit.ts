import type { Command } from 'commander'
import { readCheckpoint, verifyChain, type ChainReport, type EventKind } from '../../domain/audit/index.ts'
import { eventKinds } from '../../joined.ts'
import { inHouse, print, Refusal, table } from './run.ts'

export function auditCommands(program: Command): void {
  const audit = program.command('audit').description('who did what, when, provably unaltered')
  audit
    .command('verify')
    .description('recompute the whole chain; finds what was altered, removed, reordered or cut off')
    .option('--checkpoint <text>', 'a checkpoint from the log: proves that the end is still there')
    .action(verify)
  audit
    .command('events')
    .description(
      'every event that there is, with what stands in it: what to filter by, and what a program can read',
    )
    .action(listEvents)
}

function listEvents(options: { json?: boolean }): void {
  const all = Object.entries(eventKinds).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const detailsOf = ({ details = {} }: EventKind): string[] =>
    Object.entries(details).map(([name, kind]) => `${name}: ${kind.replace('?', ', where there is one')}`)
  const rows = all.map(([name, kind]) => [name, kind.says, detailsOf(kind).join('; ')])
  print(options, {
    text: table([['event', 'what happened', 'details'], ...rows]),
    json: all.map(([name, { says, details = {} }]) => ({ name, says, details })),
  })
}

async function verify(options: { json?: boolean; checkpoint?: string }): Promise<void> {
  let faults = 0
  await inHouse(options, async (house) => {
    const given =
      options.checkpoint === undefined
        ? undefined
        : await readCheckpoint(house.db, house.vault, options.checkpoint)
    if (options.checkpoint !== undefined && !given)
      throw new Refusal('That checkpoint was not signed by this Sluis.')
    const report = await verifyChain(house, given)
    faults = report.faults.length
    const text = [
      ...report.faults,
      `${report.ok ? 'Unaltered' : 'ALTERED'}: ${report.sealed} events sealed, ${report.unsealed} waiting to be sealed, head ${report.head.hash.slice(0, 16)}`,
      ...proofOf(report),
    ].join('\n')
    return { text, json: report }
  })
  if (faults > 0) throw new Refusal(`The audit has ${faults} fault${faults === 1 ? '' : 's'}.`)
}

/** What that proves, and against whom. */
function proofOf({ sealed, marks, checkpoints }: ChainReport): string[] {
  const gone = marks.keyGone === 0 ? '' : `, ${marks.keyGone} by a key that is not here any more`
  const before = marks.beforeMarks === 0 ? '' : `, ${marks.beforeMarks} sealed before there were marks`
  return [
    marks.ours === 0
      ? `  None of these bears our mark by a key that is here: whoever has the database could have made them all${gone}${before}.`
      : `  Of these, ${marks.ours} bear our mark: nobody who has only the database can have made or changed them${gone}${before}.`,
    checkpoints.kept === null
      ? '  No checkpoint is kept here: the end may have been cut off.'
      : `  The end was not cut off after event ${checkpoints.kept}, unless an older copy of all of it was put back.`,
    checkpoints.given === null
      ? `  An older copy, only a checkpoint from elsewhere shows: audit verify --checkpoint <one of the log’s, kept where this database cannot be written from>.`
      : `  By the checkpoint that you gave, nothing up to event ${checkpoints.given} of ${sealed} was cut off or put back.`,
  ]
}
