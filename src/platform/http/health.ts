import type { Db } from '../db/database.ts'
import { migrationState } from '../db/migrate.ts'
import { json, type Endpoint } from './exchange.ts'

/** Alive: the process answers. Ready: its database does too, and is as this release needs it. */
export const healthEndpoints = (db: Db): Endpoint[] => [
  { method: 'GET', path: '/health/live', handle: async () => json({ status: 'live' }) },
  {
    method: 'GET',
    path: '/health/ready',
    async handle() {
      try {
        const { pending } = await migrationState(db)
        return pending.length === 0
          ? json({ status: 'ready' })
          : json({ status: 'not-ready', reason: 'migrations-pending' }, 503)
      } catch {
        return json({ status: 'not-ready', reason: 'database-unreachable' }, 503)
      }
    },
  },
]
