import { setTimeout as pause } from 'node:timers/promises'
import type { Job, PgBoss } from 'pg-boss'
import type { Log } from '../log.ts'
import { createRepeated } from '../repeated.ts'
import { HEARTBEAT, Postponed, type JobHandler, type JobKind } from './kind.ts'

type Attempt = Pick<Job, 'id' | 'retryCount'>

export interface Pump {
  /** Looks for jobs now, rather than when it is time to. */
  wake(): void
  /** Takes no more, and waits at most that many milliseconds for what is under way; the rest is left to others. */
  stop(within: number): Promise<void>
}

/** Ends, and new beginnings, of this many milliseconds travel together. */
const TOGETHER = 5

/**
 * Works the jobs of one kind, as many at once as the kind says. Each job has a hand to itself: one that takes long holds
 * up none that comes after it, as long as there is a free hand. While there is more to do than there are hands, each that
 * becomes free takes the next.
 */
export function pump(
  boss: PgBoss,
  kind: JobKind,
  handler: JobHandler,
  options: { log: Log; now: () => number; looksEvery: number },
): Pump {
  const underWay = new Map<string, Attempt>()
  const repeated = createRepeated()
  const say = (err: unknown, words: string): void =>
    repeated(words, new Date(options.now()), (times) =>
      options.log.warn({ job: kind.name, times, err }, words),
    )
  let isStopped = false
  let isWoken = false
  let goOn: () => void = () => undefined
  const wake = (): void => {
    isWoken = true
    goOn()
  }

  let completed: Attempt[] = []
  let settling: Promise<void> | undefined
  const settle = (job: Attempt): Promise<void> => {
    completed.push(job)
    settling ??= settleTogether()
    return settling
  }
  const settleTogether = async (): Promise<void> => {
    await pause(TOGETHER)
    const jobs = completed
    completed = []
    settling = undefined
    await boss.complete(kind.name, jobs)
  }
  const work = async (job: Job<unknown>): Promise<void> => {
    try {
      const failure = await handler(job.data).then(
        () => undefined,
        (err: unknown) => ({ err }),
      )
      if (!failure) return await settle(job)
      if (!(failure.err instanceof Postponed)) say(failure.err, 'a job failed; it is tried again')
      await boss.fail(kind.name, job, { message: String(failure.err) })
    } catch (err) {
      // nobody touches it any more: another hand takes it up
      say(err, 'a job’s end could not be noted; it is worked again')
    } finally {
      underWay.delete(job.id)
      goOn()
    }
  }

  const run = async (): Promise<void> => {
    while (!isStopped) {
      isWoken = false
      const free = kind.atOnce - underWay.size
      const jobs = await boss.fetch<unknown>(kind.name, { batchSize: free }).catch((err: unknown) => {
        say(err, 'jobs could not be looked for')
        return []
      })
      for (const job of jobs) {
        underWay.set(job.id, job)
        void work(job)
      }
      // as many as there was room for: there may be more, once a hand is free
      const isFull = jobs.length === free
      await waitFor(
        isFull ? () => underWay.size < kind.atOnce : () => isWoken,
        isFull ? Infinity : options.looksEvery,
      )
      if (isFull) await pause(TOGETHER)
    }
  }
  const waitFor = async (isSo: () => boolean, most: number): Promise<void> => {
    const until = performance.now() + most
    for (;;) {
      const left = until - performance.now()
      if (isStopped || isSo() || left <= 0) return
      await new Promise<void>((resolve) => {
        const timer = Number.isFinite(left) ? setTimeout(resolve, left) : undefined
        goOn = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  const heartbeat = setInterval(() => {
    if (underWay.size > 0)
      boss
        .touch(kind.name, [...underWay.values()])
        .catch((err: unknown) => say(err, 'a job could not be kept'))
  }, HEARTBEAT / 2)
  const running = run()
  return {
    wake,
    async stop(within) {
      isStopped = true
      goOn()
      const until = performance.now() + within
      // the time that nobody waits for any more keeps no process
      await Promise.race([running, pause(within, undefined, { ref: false })])
      while (underWay.size > 0 && performance.now() < until) await pause(20)
      clearInterval(heartbeat)
      const left = [...underWay.values()]
      if (left.length > 0)
        await boss
          .fail(kind.name, left, { message: 'stopped' })
          .catch((err: unknown) => say(err, 'a job could not be left to others; it is worked again'))
    },
  }
}
