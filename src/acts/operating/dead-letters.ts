import { failedMessages, type DeadLetters } from '../../domain/outbox/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { JobKind } from '../../platform/jobs/kind.ts'
import type { Queue } from '../../platform/jobs/queue.ts'

/** What was given up: a message to somebody, or a notice to a portal. */
export interface DeadLetter {
  /** The template of a message, or the kind of a job. */
  readonly what: string
  readonly id: string
  readonly at: Date
  /** As the server said it; '' where nobody did. */
  readonly why: string
}

/** What was given up last, five hundred of each kind at most. */
export async function deadLetters(
  { db, queue }: { readonly db: Db; readonly queue: Queue },
  kinds: readonly JobKind[],
): Promise<DeadLetter[]> {
  const messages = (await failedMessages(db)).map((row) => ({
    ...{ what: row.template, id: row.id, at: row.failed_at ?? row.created_at, why: row.failure ?? '' },
  }))
  const jobs = await Promise.all(
    kinds.map(async (kind) =>
      (await queue.dead(kind)).map(({ id, at }) => ({ ...{ what: kind.name, id, at }, why: '' })),
    ),
  )
  return [...messages, ...jobs.flat()]
}

/** Those that are to be sent again, each with what sends it. @param kinds of the notices that may be told again */
export function lettersOf(
  chosen: readonly DeadLetter[],
  { all, again }: { readonly all: readonly JobKind[]; readonly again: readonly JobKind[] },
): DeadLetters {
  const idsOf = (is: (what: string) => boolean) => chosen.filter(({ what }) => is(what)).map(({ id }) => id)
  return {
    messages: idsOf((what) => !all.some(({ name }) => name === what)),
    notices: again.map((kind) => ({ kind, ids: idsOf((what) => what === kind.name) })),
  }
}
