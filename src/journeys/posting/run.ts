import { createHash, randomUUID } from 'node:crypto'
import { append, type Acting } from '../../domain/audit/index.ts'
import {
  claimRun,
  closeRun,
  dropRun,
  forgetWhole,
  leaveRun,
  lettersOfRun,
  nextTurn,
  noteWhole,
  openPrinter,
  setAside,
  type LetterRunRow,
  type Printer,
  type Unprintable,
} from '../../domain/letters/index.ts'
import { later } from '../../platform/clock.ts'
import { HandingFault, type Handing, type HandingReason } from '../../platform/handing/contract.ts'
import { begin, LEASE } from './begin.ts'
import type { Posting } from './contract.ts'
import { manifestOf, type Printed } from './manifest.ts'
import { severalAtOnce } from './several.ts'

/** Letters that are read at a time. */
const CHUNK = 200

export type RunDone =
  | {
      readonly ok: true
      readonly run: string
      readonly letters: number
      readonly pages: number
      /** Those that could not be printed, and wait for somebody to look. */
      readonly setAside: number
    }
  /** `next`: when the turn of the next letter that waits is; undefined: none does. */
  | {
      readonly ok: false
      readonly reason: 'nothing-to-post'
      readonly setAside: number
      readonly next: Date | undefined
    }
  /** Somebody else does it, or took it over. */
  | { readonly ok: false; readonly reason: 'run-under-way' }
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
  if (run === 'run-under-way') return { ok: false, reason: run }
  if (run === 'nothing-to-post') return nothing(posting, 0)
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
  const { folder, setAside: aside } = isHere
    ? { folder: run.whole_as, setAside: 0 }
    : await make(posting, working)
  if (folder === null) {
    await db.transaction().execute((tx) => dropRun(tx, run.id))
    return nothing(posting, aside)
  }
  const done = await handOver(posting, working, folder)
  return done.ok ? { ...done, setAside: aside } : done
}

const nothing = async ({ db, clock }: Posting, aside: number): Promise<RunDone> => ({
  ...{ ok: false, reason: 'nothing-to-post', setAside: aside, next: await nextTurn(db, clock()) },
})

/** Makes a folder with all of a run; null: nothing of it can be printed. */
async function make(
  posting: Posting,
  working: Working,
): Promise<{ readonly folder: string | null; readonly setAside: number }> {
  const { db, receiver } = posting
  const { run, worker, handing } = working
  const part = `${run.name}.part-`
  for (const left of await handing.list()) if (left.startsWith(part)) await handing.remove(left)
  const folder = `${part}${worker.slice(0, 8)}`
  await handing.make(folder)
  const printer = await openPrinter(posting.vault, posting.stationery)
  // the last file may take longer to write than a run is one's own
  const renewing = setInterval(() => void renew(posting, working).catch(() => false), LEASE / 5)
  const {
    printed,
    sha256,
    setAside: aside,
  } = await printAll(posting, working, { folder, printer }).finally(() => clearInterval(renewing))
  if (printed.length === 0) {
    await handing.remove(folder)
    return { folder: null, setAside: aside }
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
  return { folder, setAside: aside }
}

/** Prints each letter by itself, and all of them into one file that is written meanwhile. */
async function printAll(
  posting: Posting,
  working: Working,
  { folder, printer }: { readonly folder: string; readonly printer: Printer },
): Promise<{ readonly printed: Printed[]; readonly sha256: Buffer; readonly setAside: number }> {
  const { run, handing } = working
  const [merged, hash, printed] = [printer.open(run.name), createHash('sha256'), [] as Printed[]]
  const stopped = new AbortController()
  let aside = 0
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
        aside += 1
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
  return { printed, sha256: hash.digest(), setAside: aside }
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
    return { ok: true, run: run.name, letters: said.letters, pages: said.pages, setAside: 0 }
  })
}
