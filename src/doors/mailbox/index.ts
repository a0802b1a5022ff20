/**
 * Mailbox: what the outbox has sent or would have sent, and the letters, for whoever tries Sluis on one machine. Absent in
 * production.
 */
import type { Brand } from '../../../views/brand.ts'
import { mailboxPage, type LetterShown } from '../../../views/mailbox/mailbox.ts'
import {
  lettersById,
  lettersInOrder,
  openLetter,
  openPrinter,
  type LetterRow,
} from '../../domain/letters/index.ts'
import { stationeryOf, type Here } from '../../journeys/posting/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { page } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { Outbox } from '../../domain/outbox/index.ts'
import { addressLines } from '../../platform/text/postal-address.ts'
import { isUuid } from '../../policy/vocabulary.ts'

interface Needs extends Pick<Here, 'brandPictures' | 'clock' | 'issuer' | 'timeZone' | 'letters' | 'vault'> {
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

/** A letter as it lies there: to whom it goes, while that is known. */
function shown({ vault, letters }: Pick<Needs, 'vault' | 'letters'>, row: LetterRow): LetterShown {
  const content = openLetter(vault, row)
  const from = { country: letters.country, locale: row.locale }
  return {
    ...{ id: row.id, kind: row.kind, state: row.state, reference: row.reference, createdAt: row.asked_at },
    address: content && addressLines(content.address, from),
  }
}

export const mailboxEndpoints = ({ db, outbox, brand, ...needs }: Needs): Endpoint[] => [
  {
    method: 'GET',
    path: '/demo/mailbox',
    async handle(exchange) {
      const messages = await outbox.newest(db, NEWEST)
      const letters = await lettersInOrder(db, { limit: NEWEST })
      return page(
        mailboxPage({
          frame: { brand, locale: chooseLocale(exchange.wishes), here: exchange.path },
          letters: letters.map((row) => shown(needs, row)),
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
    // as it will be printed: what was handed over is not known here any more
    method: 'GET',
    path: '/demo/mailbox/letters/:id',
    async handle({ params }) {
      const id = params['id'] ?? ''
      const row = isUuid(id) ? (await lettersById(db, [id])).get(id) : undefined
      if (!row?.content) throw new HttpProblem(404, 'not-found')
      const printer = await openPrinter(needs.vault, stationeryOf({ db, brand, ...needs }))
      const pdf = await printer.print(row)
      if (typeof pdf === 'string') throw new HttpProblem(404, 'not-found')
      return { kind: 'file', type: 'application/pdf', body: pdf, isFinal: false }
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
