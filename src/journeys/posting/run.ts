import { createHash, randomUUID } from 'node:crypto'
import { append, nameOfActor, type Acting } from '../../domain/audit/index.ts'
import {
  claimRun,
  closeRun,
  dropRun,
  forgetWhole,
  insertRun,
  leaveRun,
  lettersOfRun,
  noteWhole,
  openPrinter,
  openRun,
  orderLetter,
  setAside,
  takeLetters,
  type LetterRunRow,
  type Printer,
  type Unprintable,
} from '../../domain/letters/index.ts'
import { later, minutes } from '../../platform/clock.ts'
import { HandingFault, type Handing, type HandingReason } from '../../platform/handing/contract.ts'
import type { Posting } from './contract.ts'
import { manifestOf, type Printed } from './manifest.ts'
import { severalAtOnce } from './several.ts'

/** Letters of a run at most: what is more waits for the next. */
export const MOST_OF_A_RUN = 5000
/** Letters that are read at a time. */
const CHUNK = 200
/** How long a run is one worker’s without a word of it. */
const LEASE = minutes(5)

export type RunDone =
  | { readonly ok: true; readonly run: string; readonly letters: number; readonly pages: number }
  /** `run-under-way`: somebody else does it, or took it over. */
  | { readonly ok: false; readonly reason: 'nothing-to-post' | 'run-under-way' }
  | { readonly ok: false; readonly reason: HandingReason; readonly why: string }

/** Somebody else has taken the run over meanwhile. */
class TakenOver extends Error {
  override readonly name = 'TakenOver'
}

/**
 * Hands letters over to whoever prints them: the run that was begun and did not end, or else a new one of those whose turn
 * it is. Where it ends in the middle, whoever comes next goes on with it: a folder that is not whole is made anew, and
 * one that is whole gets its name, once.
 */
export async function runLetters(
  posting: Posting,
  who: Acting,
  {
    isCollected = false,
  }: { /** Somebody has seen that what is gone was collected. */ readonly isCollected?: boolean } = {},
): Promise<RunDone> {
  const { db, clock, log, receiver } = posting
  const worker = randomUUID()
  const run = await begin(posting, who, worker)
  if (typeof run === 'string') return { ok: false, reason: run }
  try {
    const handing = await receiver.open()
    try {
      return await work(posting, { who, worker, run, handing, isCollected })
    } finally {
      await handing.close()
    }
  } catch (error) {
    if (error instanceof TakenOver) return { ok: false, reason: 'run-under-way' }
    const reason = error instanceof HandingFault ? error.reason : 'failed'
    const why = error instanceof Error ? error.message : String(error)
    log.error({ run: run.name, receiver: receiver.name, reason, why }, 'letters could not be handed over')
    await db.transaction().execute(async (tx) => {
      const isNew = await leaveRun(tx, { id: run.id, worker, fault: reason }, clock())
      if (isNew) await posting.alert(tx, { run: run.name, reason }, clock())
    })
    if (error instanceof HandingFault) return { ok: false, reason: error.reason, why }
    throw error
  }
}

/** Takes the run that is open, or begins one. */
async function begin(
  posting: Posting,
  who: Acting,
  worker: string,
): Promise<LetterRunRow | 'nothing-to-post' | 'run-under-way'> {
  const { db, vault, clock, rules, control } = posting
  return db.transaction().execute(async (tx) => {
    const now = clock()
    const claim = { worker, until: later(now, LEASE) }
    const open = await openRun(tx)
    if (open) return (await claimRun(tx, open.id, claim, now)) ?? 'run-under-way'
    const id = randomUUID()
    // its own in all installations that hand over there
    const name = `letters-${now.toISOString().slice(0, 10).replaceAll('-', '')}-${id.slice(0, 8)}`
    const run = await insertRun(tx, {
      ...{ id, name, begun_by: nameOfActor(who.by), began_at: now, worker, worked_until: claim.until },
    })
    if (!run) return 'run-under-way'
    if ((await takeLetters(tx, id, MOST_OF_A_RUN, now)) === 0) {
      await dropRun(tx, id)
      return 'nothing-to-post'
    }
    if (control) {
      const locale = control.country === 'SE' ? 'sv' : control.country === 'NL' ? 'nl' : 'en'
      const order = {
        kind: 'control' as const,
        address: control,
        locale,
        person: 'control',
        mayWait: true,
      } as const
      await orderLetter(tx, { vault, rules }, who, order, now)
      await takeLetters(tx, id, 1, now)
    }
    await append(tx, 'letters.run.begun', { ...who, details: { run: name } }, now)
    return run
  })
}

interface Working {
  readonly who: Acting
  readonly worker: string
  readonly run: LetterRunRow
  readonly handing: Handing
  readonly isCollected: boolean
}

async function work(posting: Posting, working: Working): Promise<RunDone> {
  const { db, receiver } = posting
  const { run, worker } = working
  const isHere = run.whole_as !== null && run.whole_at === receiver.name
  if (run.whole_as !== null && !isHere)
    await db.transaction().execute((tx) => forgetWhole(tx, run.id, worker))
  const folder = isHere ? run.whole_as : await make(posting, working)
  if (folder === null) {
    await db.transaction().execute((tx) => dropRun(tx, run.id))
    return { ok: false, reason: 'nothing-to-post' }
  }
  return handOver(posting, working, folder)
}

/** Makes a folder with all of a run. @returns null: nothing of it can be printed */
async function make(posting: Posting, working: Working): Promise<string | null> {
  const { db, receiver } = posting
  const { run, worker, handing } = working
  const part = `${run.name}.part-`
  for (const left of await handing.list()) if (left.startsWith(part)) await handing.remove(left)
  const folder = `${part}${worker.slice(0, 8)}`
  await handing.make(folder)
  const printer = await openPrinter(posting.vault, posting.stationery)
  // the last file may take longer to write than a run is one's own
  const renewing = setInterval(() => void renew(posting, working).catch(() => false), LEASE / 5)
  const { printed, sha256 } = await printAll(posting, working, { folder, printer }).finally(() =>
    clearInterval(renewing),
  )
  if (printed.length === 0) {
    await handing.remove(folder)
    return null
  }
  const manifest = manifestOf(run, printed, { file: `${run.name}.pdf`, sha256 })
  await handing.put(`${folder}/${run.name}.csv`, manifest.csv)
  await handing.put(`${folder}/${run.name}.json`, manifest.json)
  const whole = {
    ...{ as: folder, at: receiver.name, letters: printed },
    sha256: createHash('sha256').update(manifest.json).digest(),
  }
  const isOurs = await db.transaction().execute((tx) => noteWhole(tx, run.id, worker, whole))
  if (!isOurs) throw new TakenOver()
  return folder
}

/** Prints each letter by itself, and all of them into one file that is written meanwhile. */
async function printAll(
  posting: Posting,
  working: Working,
  { folder, printer }: { readonly folder: string; readonly printer: Printer },
): Promise<{ readonly printed: Printed[]; readonly sha256: Buffer }> {
  const { run, handing } = working
  const [merged, hash, printed] = [printer.open(run.name), createHash('sha256'), [] as Printed[]]
  const stopped = new AbortController()
  const bytes = async function* () {
    for await (const piece of merged.bytes) {
      stopped.signal.throwIfAborted()
      hash.update(piece)
      yield piece
    }
  }
  const files = severalAtOnce(handing)
  const writing = handing.put(`${folder}/${run.name}.pdf`, bytes())
  // what it fails of is seen below
  writing.catch(() => stopped.abort())
  try {
    for await (const row of lettersToPrint(posting, working)) {
      if (stopped.signal.aborted) break
      const pdf = await printer.print(row)
      if (typeof pdf === 'string') {
        await putAside(posting, working, { id: row.id, reference: row.reference, why: pdf })
        continue
      }
      const file = `${row.reference}.pdf`
      await files.put(`${folder}/${file}`, pdf)
      const sheet = merged.sheets + 1
      await printer.add(merged, row)
      const sha256 = createHash('sha256').update(pdf).digest()
      printed.push({ row, file, sheet, reference: row.reference, sha256, pages: merged.sheets - sheet + 1 })
    }
  } catch (error) {
    stopped.abort()
    merged.end()
    await writing.catch(() => undefined)
    throw error
  }
  merged.end()
  await Promise.all([writing, files.written()])
  return { printed, sha256: hash.digest() }
}

/** @returns whether it is this worker's still, for as long anew */
async function renew({ db, clock }: Posting, { run, worker }: Working): Promise<boolean> {
  const now = clock()
  return (await claimRun(db, run.id, { worker, until: later(now, LEASE) }, now)) !== undefined
}

/** The letters of a run, some at a time, for as long as it is ours. */
async function* lettersToPrint(posting: Posting, working: Working) {
  const { db } = posting
  const { run } = working
  for (let place = 0; ;) {
    if (!(await renew(posting, working))) throw new TakenOver()
    const rows = await lettersOfRun(db, run.id, place, CHUNK)
    yield* rows
    if (rows.length < CHUNK) return
    place = rows.at(-1)?.place ?? 0
  }
}

async function putAside(
  { db, clock, log }: Posting,
  { who }: Working,
  { id, reference, why }: { readonly id: string; readonly reference: string; readonly why: Unprintable },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await setAside(tx, id, why))) return
    await append(
      tx,
      'letters.letter.set-aside',
      { ...who, details: { letter: reference, reason: why } },
      clock(),
    )
  })
  log.warn({ letter: reference, why }, 'a letter cannot be printed, and waits for somebody to look')
}

/** Gives the folder its name. Whoever does so has handed the run over; the codes are forgotten then. */
async function handOver(posting: Posting, working: Working, folder: string): Promise<RunDone> {
  const { db, clock, log, price } = posting
  const { who, run, handing, isCollected } = working
  if (!(await handing.rename(folder, run.name))) {
    const names = await handing.list()
    if (names.includes(folder) && !names.includes(run.name))
      throw new HandingFault('failed', 'the folder could not be given its name')
    // it may have been collected; or what we look at is another folder than it was made in
    if (!names.includes(run.name)) {
      if (!isCollected)
        throw new HandingFault('gone', 'a run that was whole is not there: see whether it was collected')
      log.warn({ run: run.name }, 'a run that is not there was said to have been collected')
    }
  }
  return db.transaction().execute(async (tx): Promise<RunDone> => {
    const done = await closeRun(tx, run.id, price, clock())
    if (!done) return { ok: false, reason: 'run-under-way' }
    const { letters, pages, sha256 } = done
    const said = {
      run: run.name,
      letters: letters ?? 0,
      pages: pages ?? 0,
      sha256: sha256?.toString('hex') ?? '',
    }
    await append(tx, 'letters.run.handed-over', { ...who, details: said }, clock())
    return { ok: true, run: run.name, letters: said.letters, pages: said.pages }
  })
}
