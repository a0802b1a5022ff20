import type { Db } from '../db/database.ts'
import { migrationState } from '../db/migrate.ts'
import { seconds } from '../clock.ts'
import type { RequestHandler } from './outermost.ts'
import { json } from './answers.ts'
import type { Endpoint } from './exchange.ts'

/** A reason why this process should be sent nothing, as it stands at this moment; undefined where there is none. */
export type Objection = () => string | undefined

export interface Health {
  readonly endpoints: Endpoint[]
  /** The same, for a port of its own; undefined: the request is not about health. */
  readonly handle: (path: string) => RequestHandler | undefined
  /** From now on it is not ready: its balancer is to send what comes to others. */
  leave(): void
}

interface Said {
  readonly status: 'live' | 'ready' | 'not-ready'
  readonly reason?: string
}

/** A balancer, and each of several, asks again and again: the database is asked once a second. */
const KNOWN_FOR = seconds(1)

/**
 * Alive: the process answers. Ready: its database does too, and is as this release needs it, and nothing in this process
 * objects.
 *
 * @param db with a connection for this alone: others that wait for theirs make nobody unready
 */
export function createHealth(db: Db, objections: readonly Objection[] = []): Health {
  let isLeaving = false
  let known: { at: number; said: Promise<Said> } | undefined
  const look = async (): Promise<Said> => {
    try {
      const { pending } = await migrationState(db)
      return pending.length === 0
        ? { status: 'ready' }
        : { status: 'not-ready', reason: 'migrations-pending' }
    } catch {
      return { status: 'not-ready', reason: 'database-unreachable' }
    }
  }
  const ready = async (): Promise<Said> => {
    if (isLeaving) return { status: 'not-ready', reason: 'stopping' }
    for (const objection of objections) {
      const reason = objection()
      if (reason !== undefined) return { status: 'not-ready', reason }
    }
    const now = performance.now()
    if (!known || now - known.at > KNOWN_FOR) known = { at: now, said: look() }
    return known.said
  }
  const paths: Readonly<Record<string, () => Promise<Said>>> = {
    '/health/live': async () => ({ status: 'live' }),
    '/health/ready': ready,
  }
  const statusOf = ({ status }: Said): number => (status === 'not-ready' ? 503 : 200)
  return {
    endpoints: Object.entries(paths).map(([path, say]) => ({
      method: 'GET',
      path,
      async handle() {
        const said = await say()
        return json(said, { status: statusOf(said) })
      },
    })),
    handle: (path) => {
      const say = paths[path]
      return (
        say &&
        (async (_request, response) => {
          const said = await say()
          response.writeHead(statusOf(said), {
            'Content-Type': 'application/json',
            'Cache-Control': 'no-store',
          })
          response.end(JSON.stringify(said))
        })
      )
    },
    leave: () => void (isLeaving = true),
  }
}
