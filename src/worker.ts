/** From a house to something that works: jobs, and chores when no other process does them. */
import type { App } from './app.ts'
import {
  createMailTransport,
  createSmsTransport,
  deliver,
  deliveryJobs,
  formerDeliveryJob,
  messageCounter,
  passOn,
  providerCounter,
  type Transports,
} from './domain/outbox/index.ts'
import type { House } from './house.ts'
import { chores } from './joined.ts'
import { startChores, type Chores } from './platform/jobs/chores.ts'
import { slices } from './slices.ts'

export interface Worker {
  readonly chores: Chores
  stop(): Promise<void>
}

/** Works the background jobs, and does the chores when no other process does. */
export async function startWorker(
  house: House,
  { reach, metrics }: Pick<App, 'reach' | 'metrics'>,
  options: { timers: boolean } = { timers: true },
): Promise<Worker> {
  const { config, db, vault, clock, log, queue } = house
  const { smtpUrl, sms } = config
  const mail = {
    ...{ url: smtpUrl ?? '', from: config.mailFrom, utf8: config.mailUtf8, tls: config.mailTls },
    ...{ dkim: config.mailDkim, returnPath: config.bounces.returnPath },
  }
  const texts = { providers: sms.providers, clock, log, count: metrics.counter(providerCounter) }
  const transports: Transports = {
    mail: smtpUrl === undefined ? undefined : createMailTransport(mail),
    sms: sms.providers.length === 0 ? undefined : createSmsTransport(texts),
  }
  const counted = metrics.counter(messageCounter)
  const countMessage: typeof counted = (of) => {
    counted(of)
    house.tally('message', { a: of.channel, b: of.outcome })
  }
  const send = deliver({ db, vault, transports, clock, log, count: countMessage })
  for (const channel of ['mail', 'sms'] as const)
    if (transports[channel])
      for (const kind of Object.values(deliveryJobs[channel])) await queue.work(kind, send)
  await queue.work(formerDeliveryJob, passOn(db, queue))
  for (const { workers } of slices)
    for (const [kind, handler] of workers?.(reach) ?? []) await queue.work(kind, handler)
  const tended = startChores(db, chores(house, metrics), {
    ...{ clock, log, timers: options.timers, databaseTime: house.databaseTime },
  })
  return {
    chores: tended,
    async stop() {
      await tended.stop()
      await queue.stop()
      for (const transport of Object.values(transports)) transport?.close()
    },
  }
}
