/**
 * Mailbox: what the outbox has sent or would have sent, for whoever tries Sluis on one machine. Absent in production.
 */
import type { Brand } from '../../../views/brand.ts'
import { mailboxPage } from '../../../views/mailbox/mailbox.ts'
import type { Db } from '../../platform/db/database.ts'
import { page } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { Outbox } from '../../domain/outbox/index.ts'

/** What the outbox has sent or would have sent; for trying Sluis, absent in production. */
export const mailboxEndpoint = (db: Db, outbox: Outbox, brand: Brand): Endpoint => ({
  method: 'GET',
  path: '/demo/mailbox',
  async handle(exchange) {
    const messages = await outbox.newest(db, 50)
    return page(
      mailboxPage({
        frame: { brand, locale: chooseLocale(exchange.wishes), here: exchange.path },
        messages: messages.map(({ message, ...one }) => ({
          ...one,
          to: message.to,
          text: message.text,
          subject: message.channel === 'mail' ? message.subject : undefined,
        })),
      }),
    )
  },
})

interface Needs {
  readonly db: Db
  readonly outbox: Outbox
  readonly brand: Brand
  /** Whether somebody tries Sluis here. */
  readonly demo: boolean
}

export const slice = {
  name: 'mailbox',
  endpoints: ({ db, outbox, brand, demo }: Needs) => (demo ? [mailboxEndpoint(db, outbox, brand)] : []),
}
