import fs from 'node:fs'
import { Option, type Command } from 'commander'
import { returnReasons, type Reprinted, type Returned, type ReturnReason } from '../../acts/letters/index.ts'
import { perform } from '../../acts/index.ts'
import {
  letterByReference,
  lettersInOrder,
  letterStates,
  newestRuns,
  postedFor,
  type LetterRow,
  type LetterState,
} from '../../domain/letters/index.ts'
import { organisationById } from '../../domain/organisations/index.ts'
import { postingOf, runLetters, stationeryOf, drawProof } from '../../journeys/posting/index.ts'
import { startOfDay } from '../../platform/calendar.ts'
import { csvRows, Unreadable } from '../../platform/csv/read.ts'
import type { Db } from '../../platform/db/database.ts'
import { crockfordIn, isChecked } from '../../platform/text/crockford.ts'
import { LETTER_REFERENCE_LENGTH } from '../../policy/letters.ts'
import { needsOf } from '../../joined.ts'
import { letterActs } from '../../ports.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

interface Options {
  readonly json?: boolean
  readonly state?: LetterState
  readonly why?: ReturnReason
  readonly file?: string
  readonly month?: string
  readonly collected?: boolean
}

export function letterCommands(program: Command): void {
  const letters = program.command('letters').description('codes that go by post')
  letters
    .command('list')
    .description('list them, the newest first')
    .addOption(new Option('--state <state>', 'of one state alone').choices(letterStates))
    .action(list)
  letters.command('runs').description('list what was handed over to be printed').action(runs)
  letters
    .command('run')
    .description('hand over to be printed what waits, or go on with what was begun')
    .option('--collected', 'what is not there any more was collected by whoever prints it')
    .action(run)
  letters
    .command('returned [reference]')
    .description('note that a letter came back: its code works no more')
    .addOption(new Option('--why <why>', 'as the post says').choices(returnReasons).default('not-said'))
    .option('--file <file>', 'several, of a CSV with the columns reference and why')
    .action(returned)
  letters
    .command('reprint <reference>')
    .description('print one that was lost anew, with another code; or one that was set aside as it is')
    .action(reprint)
  letters
    .command('proof <file>')
    .description('write a sheet to hold in a real envelope: where the window is')
    .action(proof)
  letters
    .command('costs')
    .description('count what was posted in a month, by organisation')
    .requiredOption('--month <month>', 'as 2026-11')
    .action(costs)
}

async function list(options: Options): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const rows = await lettersInOrder(db, { limit: 1000, states: options.state && [options.state] })
    const json = rows.map((row) => ({
      ...{ reference: row.reference, kind: row.kind, state: row.state, why: row.why, country: row.country },
      ...{ asked_at: row.asked_at, post_after: row.post_after, works_until: row.works_until },
      ...{ handed_over_at: row.handed_over_at, sha256: row.sha256?.toString('hex') ?? null },
    }))
    const lines = rows.map((row) => [
      ...[row.reference, row.kind, row.state, row.why ?? '', row.country],
      ...[row.asked_at.toISOString(), row.works_until.toISOString()],
    ])
    const titles = ['reference', 'kind', 'state', 'why', 'country', 'asked for at', 'works until']
    return { text: table([titles, ...lines]), json }
  })
}

async function runs(options: Options): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const rows = await newestRuns(db, 100)
    const json = rows.map((row) => ({
      ...{ name: row.name, began_at: row.began_at, handed_over_at: row.handed_over_at, fault: row.fault },
      ...{ letters: row.letters, pages: row.pages, sha256: row.sha256?.toString('hex') ?? null },
    }))
    const lines = rows.map((row) => [
      ...[
        row.name,
        row.began_at.toISOString(),
        row.handed_over_at?.toISOString() ?? row.fault ?? 'under way',
      ],
      String(row.letters ?? ''),
    ])
    return { text: table([['run', 'began at', 'handed over at', 'letters'], ...lines]), json }
  })
}

/** What a run could not print is not passed over in silence. */
const asideText = (letters: number): string =>
  letters === 0
    ? ''
    : `\nSet aside, because they cannot be printed: ${letters} (sluis letters list --state set-aside)`

async function run(options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const posting = postingOf(needsOf(house))
    if (!posting) throw new Refusal('Letters are handed over to nobody here: set LETTERS_TO.')
    const { collected: isCollected = false } = options
    const done = await runLetters(posting, await operatorHere(house), { isCollected })
    if (!done.ok && done.reason === 'nothing-to-post') {
      const { setAside, next } = done
      const when = next && `Nothing is to be posted now; the next letter is from ${next.toISOString()}.`
      return {
        text: `${when ?? 'No letter waits.'}${asideText(setAside)}`,
        json: { letters: 0, setAside, next: next?.toISOString() ?? null },
      }
    }
    if (!done.ok)
      throw new Refusal(
        'why' in done ? `Not handed over: ${done.why}.` : 'Somebody else is handing letters over now.',
      )
    const { ok: _ok, ...json } = done
    const text = `Handed over as ${done.run}: letters ${done.letters}, pages ${done.pages}`
    return { text: `${text}${asideText(done.setAside)}`, json }
  })
}

/** @throws Refusal where it is none */
async function find(db: Db, typed: string): Promise<LetterRow> {
  const reference = crockfordIn(typed)
  if (!isChecked(reference, LETTER_REFERENCE_LENGTH))
    throw new Refusal(`${typed} is mistyped: a reference is as B3F6H-9KMNP-2.`)
  const letter = await letterByReference(db, reference)
  if (!letter) throw new Refusal(`No letter has the reference ${typed}.`)
  return letter
}

const notReturned: Readonly<Record<Extract<Returned, { ok: false }>['reason'], string>> = {
  'already-returned': 'It is known that it came back.',
  'not-posted': 'It was not posted.',
}

async function returned(reference: string | undefined, options: Options): Promise<void> {
  if ((reference === undefined) === (options.file === undefined))
    throw new Refusal('Name the reference of one letter, or a --file with several.')
  await inHouse(options, async (house) => {
    const said =
      reference === undefined
        ? await readReturned(options.file ?? '')
        : [{ reference, why: options.why ?? 'not-said' }]
    const acts = letterActs(house)
    const who = await operatorHere(house)
    const noted: string[] = []
    const left: { readonly reference: string; readonly why: string }[] = []
    for (const each of said) {
      try {
        const done = await perform(house, acts.returned, who, await find(house.db, each.reference), each.why)
        if (done.ok) noted.push(done.letter.reference)
        else left.push({ reference: each.reference, why: notReturned[done.reason] })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        left.push({ reference: each.reference, why: error.message })
      }
    }
    const [only] = left
    if (reference !== undefined && only) throw new Refusal(only.why)
    const lines = left.map((each) => `\n${each.reference}: ${each.why}`)
    return { text: `Came back: ${noted.length}${lines.join('')}`, json: { returned: noted, left } }
  })
}

const hasReference = (titles: readonly string[]): void => {
  if (!titles.includes('reference')) throw new Refusal('The file has no column called reference.')
}

async function readReturned(file: string): Promise<{ reference: string; why: ReturnReason }[]> {
  const rows: { reference: string; why: ReturnReason }[] = []
  try {
    for await (const { values } of csvRows(file, hasReference)) {
      const why = returnReasons.find((each) => each === values['why']) ?? 'not-said'
      rows.push({ reference: values['reference'] ?? '', why })
    }
  } catch (error) {
    if (error instanceof Unreadable || (error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Refusal(`${file} cannot be read: ${(error as Error).message}.`)
    throw error
  }
  return rows
}

const notReprinted: Readonly<Record<Extract<Reprinted, { ok: false }>['reason'], string>> = {
  'letter-queued': 'It is to be printed already.',
  'letter-over': 'What it was for is over: send that again.',
  'letter-rests': 'As many letters as may go to one person or address have gone.',
}

async function reprint(reference: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const letter = await find(house.db, reference)
    const done = await perform(house, letterActs(house).reprint, await operatorHere(house), letter)
    if (!done.ok) throw new Refusal(notReprinted[done.reason])
    return {
      text: `Another letter waits in the place of ${letter.reference}`,
      json: { reference: letter.reference },
    }
  })
}

async function proof(file: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    fs.writeFileSync(file, await drawProof(stationeryOf(needsOf(house))))
    return { text: `Wrote ${file}: print it at 100 %, and hold it in an envelope`, json: { file } }
  })
}

async function costs(options: Options): Promise<void> {
  await inHouse(options, async ({ db, config }) => {
    const month = options.month ?? ''
    const from = startOfDay(`${month}-01`, config.timeZone)
    if (!from) throw new Refusal('--month is a month as 2026-11.')
    const [year = 0, number = 0] = month.split('-').map(Number)
    const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
    const until = startOfDay(`${next}-01`, config.timeZone) ?? from
    const json: {
      organisation: string | null
      name: string | null
      letters: number
      price: number | null
    }[] = []
    for (const { organisation_id: id, letters, price } of await postedFor(db, from, until)) {
      const row = id === null ? undefined : await organisationById(db, id)
      json.push({ organisation: id, name: row?.display_name ?? null, letters, price })
    }
    const lines = json.map(({ name, letters, price }) => [
      ...[name ?? '-', String(letters), price === null ? '' : (price / 100).toFixed(2)],
    ])
    return { text: table([['organisation', 'letters', 'price'], ...lines]), json }
  })
}
