import nodemailer from 'nodemailer'
import { readMailAddress, type Sender } from '../platform/text/mail-address.ts'
import { PermanentFailure, type Transport } from './deliver.ts'
import type { Mail } from './message.ts'

export interface MailOptions {
  /** `smtp://…` or `smtps://…` */
  readonly url: string
  readonly from: Sender
  /** Whether the server takes local parts beyond ASCII (RFC 6531). */
  readonly utf8: boolean
}

/**
 * Mail by SMTP (RFC 5321), to one address each: what is no address, or could be read as several, gets none. The
 * message's id is its Message-ID, so that a copy sent twice by a crash between the server's yes and our note of it can
 * be told as one.
 */
export function createMailTransport({ url, from, utf8 }: MailOptions): Transport<Mail> {
  const transport = nodemailer.createTransport(
    // well within the job's own time: a server that never answers is given up, and tried again
    { url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    { from, disableFileAccess: true, disableUrlAccess: true },
  )
  const host = from.address.split('@').at(-1) ?? 'localhost'
  return {
    async send(id, message) {
      const to = readMailAddress(message.to)
      if (!to || (to.isUtf8 && !utf8)) throw new PermanentFailure('this is no address that mail is sent to')
      try {
        await transport.sendMail({
          messageId: `<${id}@${host}>`,
          // an object: text would be read as a list
          to: { name: '', address: to.wire },
          subject: message.subject,
          text: message.text,
          html: message.html,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        const { responseCode } = error as { responseCode?: number }
        if (responseCode !== undefined && responseCode >= 550 && responseCode < 560)
          throw new PermanentFailure(String(error))
        throw error
      }
    },
  }
}
