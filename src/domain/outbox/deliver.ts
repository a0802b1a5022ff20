import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import { Postponed, type JobHandler, type JobKind } from '../../platform/jobs/kind.ts'
import type { Log } from '../../platform/log.ts'
import { createRepeated } from '../../platform/repeated.ts'
import type { Count } from '../../platform/http/metrics.ts'
import type { Verdict } from './answers.ts'
import { isHeldBack, noteRefusal } from './holding-back.ts'
import { openMessage, type Mail, type Message, type Sms } from './message.ts'
import type { Urgency } from './store.ts'
import { markFailed, markSent, noteAnswer, takeMessage, type OutboxRow } from './store.ts'

/** Tried again until the message expires: how often that can be, at the longest of our messages. */
const kind = (name: string, rest: Omit<JobKind, 'name' | 'retries'>): JobKind => ({
  name,
  retries: 1000,
  ...rest,
})

/** A queue for each channel and urgency, so that none of them waits for another. */
export const deliveryJobs: Readonly<Record<Message['channel'], Readonly<Record<Urgency, JobKind>>>> = {
  mail: {
    awaited: kind('mail-awaited', { waitsMost: 60, atOnce: 8 }),
    notice: kind('mail-notice', { atOnce: 4 }),
    bulk: kind('mail-bulk', { atOnce: 4, unhurried: true }),
  },
  sms: {
    awaited: kind('sms-awaited', { waitsMost: 60, atOnce: 8 }),
    notice: kind('sms-notice', { atOnce: 4 }),
    bulk: kind('sms-bulk', { atOnce: 4, unhurried: true }),
  },
}

export const deliveryKinds: readonly JobKind[] = Object.values(deliveryJobs).flatMap((each) =>
  Object.values(each),
)

/** What became of handing a message on; `why` holds nothing of what was sent, nor to whom. */
export type Delivery =
  | { readonly is: 'sent'; readonly answer?: string | undefined }
  | { readonly is: Verdict; readonly why: string; readonly byRule?: boolean }

export interface Transport<Kind extends Message> {
  send(id: string, message: Kind): Promise<Delivery>
  close(): void
}

/** How each channel is sent; a channel without one keeps its messages, for the mailbox to show. */
export interface Transports {
  readonly mail?: Transport<Mail> | undefined
  readonly sms?: Transport<Sms> | undefined
}

export interface DeliveryDeps {
  readonly db: Db
  readonly vault: Vault
  readonly transports: Transports
  readonly clock: Clock
  readonly log: Log
  /** Counts what became of each. */
  readonly count: Count<'channel' | 'urgency' | 'outcome'>
}

export const messageCounter = {
  name: 'sluis_messages_total',
  help: 'Messages handed on, by channel, urgency and what became of it',
  labels: ['channel', 'urgency', 'outcome'],
} as const

/** The job: sends one message, gives it up when it has expired or nobody will take it, or leaves it for later. */
export function deliver(deps: DeliveryDeps): JobHandler {
  const repeated = createRepeated()
  const giveUp = async (
    row: OutboxRow,
    failure: NonNullable<OutboxRow['failure']>,
    why?: string,
  ): Promise<void> => {
    const line = { message: row.id, template: row.template, failure, why }
    deps.log.warn(line, 'a message could not be sent and was given up')
    await markFailed(deps.db, row.id, { failure, answer: why }, deps.clock())
  }
  return async (data) => {
    const { id } = data as { id: string }
    const row = await takeMessage(deps.db, id)
    if (!row) return
    const { channel, urgency } = row
    const now = deps.clock()
    const count = (outcome: string): void => deps.count({ channel, urgency, outcome })
    if (row.expires_at <= now) {
      count('expired')
      return giveUp(row, 'expired')
    }
    const message = openMessage(deps.vault, row)
    if (await isHeldBack(deps.db, message, now)) {
      count('held-back')
      throw new Postponed('its domain refuses much of our mail')
    }
    const delivery = await send(deps.transports, id, message)
    if (!delivery) return
    count(delivery.is)
    if (delivery.is === 'sent') return markSent(deps.db, id, delivery.answer, deps.clock())
    if (delivery.byRule) await noteRefusal(deps, message, now)
    const { is, why } = delivery
    await noteAnswer(deps.db, id, why)
    if (is === 'no-such-address' || is === 'refused') return giveUp(row, is, why)
    repeated(`${channel} ${is}`, now, (times) => {
      if (is === 'our-fault')
        deps.log.error({ channel, why, times }, 'messages are not taken because of how this is set up')
      else deps.log.warn({ channel, why, times }, 'messages are not taken now; they are tried again')
    })
    throw new Postponed(why)
  }
}

/** @returns undefined where nobody sends what goes this way */
async function send({ mail, sms }: Transports, id: string, message: Message): Promise<Delivery | undefined> {
  switch (message.channel) {
    case 'mail':
      return mail?.send(id, message)
    case 'sms':
      return sms?.send(id, message)
    default:
      return message satisfies never
  }
}
