import fs from 'node:fs'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { inRehearsal, performAround, perform } from '../../acts/index.ts'
import type { ImportedDone } from '../../acts/organisations/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import type { House } from '../../house.ts'
import { isContended } from '../../platform/db/connect.ts'
import { Unreadable } from '../../platform/csv/read.ts'
import type { Fault } from '../../platform/schema/index.ts'
import { organisationActs } from '../../ports.ts'
import { kinds, unitsOf, type Kind, type Unit } from './import-rows.ts'
import { inHouse, operatorHere, Refusal } from './run.ts'

interface Options {
  readonly json?: boolean
  readonly rows: Kind
  readonly dryRun?: boolean
  readonly fromLine: number
}

export function importCommands(program: Command): void {
  program
    .command('import')
    .description('bring in what other systems know')
    .command('organisations <file>')
    .description('organisations with what belongs to them, from a table (CSV) or lines of JSON (.jsonl)')
    .addOption(
      new Option('--rows <what>', 'what the rows of a table are of').choices(kinds).default(kinds[0]),
    )
    .option('--dry-run', 'say what is wrong and what would be done, and do nothing')
    .addOption(
      new Option('--from-line <line>', 'where to go on').default(1).argParser((typed) => {
        if (!/^[1-9]\d{0,9}$/.test(typed)) throw new InvalidArgumentError('It must be a line of the file.')
        return Number(typed)
      }),
    )
    .action(importOrganisations)
}

/** So many rows are under way at once. */
const LANES = 4
/** So many faults a program is told; people are told all, as they come. */
const MOST_TOLD = 1000
/** How often whoever looks is told how far it is, in rows. */
const OFTEN = 10_000

interface Told {
  readonly line: number
  readonly column: string
  readonly says: string
}

interface Sum {
  rows: number
  made: number
  changed: number
  same: number
  faulty: number
  readonly faults: Told[]
  /** The first line that is not done, and why: something went wrong that is no fault of the file. */
  stopped?: { readonly line: number; readonly error: string }
}

async function importOrganisations(file: string, options: Options): Promise<void> {
  await readThrough(file, options.rows)
  const sum: Sum = { rows: 0, made: 0, changed: 0, same: 0, faulty: 0, faults: [] }
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const units = after(unitsOf(file, options.rows), options.fromLine)
    const seen = new Map<string, number>()
    let read = options.fromLine - 1
    const lane = async (): Promise<void> => {
      while (!sum.stopped) {
        let line = read + 1
        try {
          const { value: unit } = await units.next()
          if (!unit) return
          line = read = unit.line
          const done = twice(unit, seen) ?? (await importOne(house, who, unit, options))
          note(sum, unit, done, options)
        } catch (error) {
          stopAt(sum, line, error)
        }
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    await units.return(undefined)
    const faults = sum.faults.toSorted((one, other) => one.line - other.line)
    return { text: textOf(sum, options), json: { dry_run: options.dryRun === true, ...sum, faults } }
  })
  const { stopped } = sum
  if (stopped) throw new Refusal(`Stopped: ${stopped.error}. Go on with --from-line ${stopped.line}.`)
  if (sum.faulty > 0) throw new Refusal(`${counted(sum.faulty, 'row is', 'rows are')} faulty.`)
}

/** The other lanes end what they have begun; the earliest line that is not done is told. */
function stopAt(sum: Sum, line: number, error: unknown): void {
  if (!sum.stopped || line < sum.stopped.line) sum.stopped = { line, error: String(error) }
}

/** Reads a file to its end before anything is done with it: one that cannot be read is not half done. @throws Refusal */
async function readThrough(file: string, kind: Kind): Promise<void> {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Refusal(`There is no file ${file}.`)
  try {
    for await (const unit of unitsOf(file, kind)) void unit
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const where = error.line === undefined ? '' : ` (line ${error.line})`
    throw new Refusal(`${file} cannot be read${where}: ${error.message} Nothing was done.`)
  }
}

async function* after(units: AsyncIterable<Unit>, line: number): AsyncGenerator<Unit> {
  for await (const unit of units) if (unit.line >= line) yield unit
}

type Done = Extract<ImportedDone, { ok: true }> | { readonly ok: false; readonly faults: readonly Fault[] }

/** What is said a second time, in whichever words; undefined: it is not. */
function twice({ line, identity }: Unit, seen: Map<string, number>): Done | undefined {
  const first = identity === '' ? undefined : seen.get(identity)
  if (first === undefined) seen.set(identity, line)
  else return { ok: false, faults: [{ path: [], says: `says again what line ${first} says` }] }
  return undefined
}

async function importOne(house: House, who: Acting, unit: Unit, { dryRun }: Options): Promise<Done> {
  if (unit.faults.length > 0) return { ok: false, faults: unit.faults }
  const acts = organisationActs(house)
  const { input } = unit
  const go = (): Promise<ImportedDone> =>
    dryRun
      ? performAround(
          house,
          acts.importOrganisation,
          { who, target: undefined, input },
          inRehearsal((each) => each),
        )
      : perform(house, acts.importOrganisation, who, undefined, input)
  for (let tries = 0; tries < 3; tries += 1) {
    // two rows that name the same people, each in an order of its own, may wait for each other
    const done = await go().catch((error: unknown) => {
      if (isContended(error)) return undefined
      throw error
    })
    if (done?.ok || done?.reason === 'import-invalid') return done
  }
  return { ok: false, faults: [{ path: [], says: 'is being changed by somebody else: import it again' }] }
}

function note(sum: Sum, { line, place }: Unit, done: Done, { json }: Options): void {
  sum.rows += 1
  if (sum.rows % OFTEN === 0 && process.stderr.isTTY) process.stderr.write(`${sum.rows} rows\n`)
  if (done.ok) {
    sum.made += done.made
    sum.changed += done.changed
    sum.same += done.same
    return
  }
  sum.faulty += 1
  for (const fault of done.faults) {
    const { about, says } = fault
    const told = { line, column: place(fault), says: about === undefined ? says : `${about} ${says}` }
    if (sum.faults.length < MOST_TOLD) sum.faults.push(told)
    if (!json) process.stdout.write(`line ${line}${told.column && `, ${told.column}`}: ${told.says}\n`)
  }
}

const counted = (n: number, one: string, several: string): string => `${n} ${n === 1 ? one : several}`

const textOf = ({ rows, made, changed, same, faulty }: Sum, { dryRun }: Options): string =>
  [
    `${counted(rows, 'row', 'rows')}:`,
    `${made} ${dryRun ? 'would be made' : 'made'},`,
    `${changed} ${dryRun ? 'would be changed' : 'changed'},`,
    `${same} as they were,`,
    `${faulty} faulty`,
  ].join(' ')
