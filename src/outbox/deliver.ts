import type { Clock } from '../platform/clock.ts'
import type { Vault } from '../platform/crypto/vault.ts'
import type { Db } from '../platform/db/database.ts'
import type { JobKind } from '../platform/jobs/queue.ts'
import type { Log } from '../platform/log.ts'
import { openMessage, type Mail, type Message, type Sms } from './message.ts'
import { markFailed, markSent, takeMessage } from './store.ts'

/** Eight tries over about two hours, then the message is a dead letter. */
export const deliveryJob: JobKind = { name: 'outbox-deliver', retries: 8 }

/** Hands a message on. @throws when it was not taken; `PermanentFailure` when it never will be */
export interface Transport<Kind extends Message> {
  send(id: string, message: Kind): Promise<void>
}

/** How each channel is sent; a channel without one keeps its messages, for the mailbox to show. */
export interface Transports {
  readonly mail?: Transport<Mail> | undefined
  readonly sms?: Transport<Sms> | undefined
}

export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure'
}

/** The job: sends one message, or gives it up when it has expired or the server refuses it for good. */
export function deliver(deps: { db: Db; vault: Vault; transports: Transports; clock: Clock; log: Log }) {
  return async (data: unknown): Promise<void> => {
    const { id } = data as { id: string }
    const row = await takeMessage(deps.db, id)
    if (!row) return
    if (row.expires_at <= deps.clock()) {
      deps.log.warn({ message: id, template: row.template }, 'a message expired before it could be sent')
      return markFailed(deps.db, id, deps.clock())
    }
    try {
      if (!(await send(deps.transports, id, openMessage(deps.vault, row)))) return
    } catch (error) {
      if (error instanceof PermanentFailure || row.tries > deliveryJob.retries) {
        deps.log.error(
          { message: id, template: row.template, error: String(error) },
          'a message could not be sent and was given up',
        )
        return markFailed(deps.db, id, deps.clock())
      }
      throw error
    }
    await markSent(deps.db, id, deps.clock())
  }
}

/** @returns false where nobody sends what goes this way */
async function send({ mail, sms }: Transports, id: string, message: Message): Promise<boolean> {
  if (message.channel === 'mail') await mail?.send(id, message)
  else await sms?.send(id, message)
  return (message.channel === 'mail' ? mail : sms) !== undefined
}
