/**
 * Mailbox: what the outbox has sent or would have sent, for whoever tries Sluis on one machine. Absent in production.
 */
import type { Brand } from '../../../views/brand.ts'
import { mailboxPage } from '../../../views/mailbox/mailbox.ts'
import type { Db } from '../../platform/db/database.ts'
import { page } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { Outbox } from '../../domain/outbox/index.ts'

interface Needs {
  readonly db: Db
  readonly outbox: Outbox
  readonly brand: Brand
  /** Whether somebody tries Sluis here. */
  readonly demo: boolean
}

/** How many are shown. */
const NEWEST = 50

/** A mail is styled on its elements and runs nothing. */
const MAIL_POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'`

export const mailboxEndpoints = ({ db, outbox, brand }: Needs): Endpoint[] => [
  {
    method: 'GET',
    path: '/demo/mailbox',
    async handle(exchange) {
      const messages = await outbox.newest(db, NEWEST)
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
  },
  {
    method: 'GET',
    path: '/demo/mailbox/:id',
    async handle({ params, raw }) {
      const messages = await outbox.newest(db, NEWEST)
      const found = messages.find(({ id, message }) => id === params['id'] && message.channel === 'mail')
      if (found?.message.channel !== 'mail') throw new HttpProblem(404, 'not-found')
      raw.response.setHeader('Content-Security-Policy', MAIL_POLICY)
      return page(found.message.html)
    },
  },
]

export const slice = {
  name: 'mailbox',
  endpoints: (needs: Needs) => (needs.demo ? mailboxEndpoints(needs) : []),
}
