/**
 * Posting: letters go to whoever prints them, in runs, by a clock or when somebody says so. What a letter is, and which of them
 * is in which run, is `domain/letters`; a folder here or a server by SFTP is `platform/handing`.
 *
 * A run ends in the middle as everything does: a process is killed, a disk is full, a server goes away. It stays open then,
 * and whoever comes next goes on with it. A letter is at the receiver once: in the one folder that has its run’s name.
 */
import { messages } from './messages.ts'
import type { LettersConfig } from './settings.ts'
import { isDue, lettersJob, openRun, slice as kept, type Stationery } from '../../domain/letters/index.ts'
import { lastAt } from '../../platform/calendar.ts'
import { earlier, minutes, type Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Brand } from '../../../views/brand.ts'
import type { RunStopped } from '../../../views/posting/messages/stopped.ts'
import type { Writing } from '../../domain/outbox/index.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import { receiverAt } from '../../platform/handing/receiver.ts'
import type { Chore } from '../../platform/jobs/chores.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Log } from '../../platform/log.ts'
import type { Picture } from '../../platform/render/picture.ts'
import type { Posting } from './contract.ts'
import { letterheadOf } from './letterhead.ts'
import { runLetters } from './run.ts'

export type { Posting } from './contract.ts'
export { drawProof } from './proof.ts'
export { runLetters, type RunDone } from './run.ts'
export type { LettersConfig } from './settings.ts'

/** What a process has of which letters are made and posted. */
export interface Here {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  readonly brand: Brand
  readonly brandPictures: readonly Picture[]
  readonly issuer: URL
  readonly timeZone: string
  readonly letters: LettersConfig
  readonly outbox: Writing
  /** Who looks after the installation, where they are mailed; undefined: the log alone is told. */
  readonly alertTo: string | undefined
}

/** On what letters are printed here. */
export const stationeryOf = (
  here: Pick<Here, 'db' | 'clock' | 'brand' | 'brandPictures' | 'issuer' | 'timeZone' | 'letters'>,
): Stationery => {
  const { brand, issuer, timeZone, letters } = here
  return {
    ...{ issuer, timeZone, country: letters.country, window: letters.window, sender: letters.sender },
    name: brand.name,
    letterheadOf: (portal) => letterheadOf(here, portal),
  }
}

/** Undefined: letters are handed over to nobody here. */
export function postingOf(here: Here): Posting | undefined {
  const { db, vault, clock, log, letters, outbox, alertTo } = here
  if (letters.to === undefined) return undefined
  return {
    ...{ db, vault, clock, log, stationery: stationeryOf(here), receiver: receiverAt(letters.to) },
    ...{
      rules: { days: letters.days, perBox: letters.perBox },
      control: letters.control,
      price: letters.price,
      alert: async (tx: Tx, stopped: RunStopped, now: Date) => {
        if (alertTo !== undefined)
          await outbox.write(tx, 'letters/run-stopped', { to: alertTo, locale: 'en' }, stopped, now)
      },
    },
  }
}

/** How long a run that could not be handed over is left alone. */
const RESTS = minutes(10)

/** Has a run begun at its time of the day, and one that is left gone on with. */
const posting = ({
  letters,
  timeZone,
  queue,
}: Pick<Here, 'letters' | 'timeZone'> & { readonly queue: Queue }): Chore => ({
  name: 'letters-run',
  every: minutes(1),
  async run(tx, now) {
    if (!letters.to) return false
    const open = await openRun(tx)
    const isLeft =
      open !== undefined &&
      (open.worked_until === null || open.worked_until <= now) &&
      (open.faulted_at === null || open.faulted_at <= earlier(now, RESTS))
    const isTime =
      open === undefined && letters.at !== undefined && (await isDue(tx, lastAt(letters.at, timeZone, now)))
    if (isLeft || isTime) await queue.send(tx, lettersJob, {})
    return false
  },
})

const work =
  (here: Here): JobHandler =>
  async () => {
    const ready = postingOf(here)
    if (ready) await runLetters(ready, { by: { job: 'letters-run' } })
  }

export const slice = {
  messages,
  name: 'posting',
  // with what they are kept in
  events: kept.events,
  jobs: [lettersJob],
  workers: (here: Here): Worked[] => [[lettersJob, work(here)]],
  chores: (needs: Pick<Here, 'letters' | 'timeZone'> & { readonly queue: Queue }): Chore[] => [
    ...kept.chores(),
    posting(needs),
  ],
}

type Worked = readonly [JobKind, JobHandler]
