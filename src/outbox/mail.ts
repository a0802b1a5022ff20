import nodemailer from 'nodemailer'
import { PermanentFailure, type Transport } from './deliver.ts'
import type { Mail } from './message.ts'

/**
 * Mail by SMTP (RFC 5321). The message's id is its Message-ID, so that a copy sent twice by a crash between
 * the server's yes and our note of it can be told as one.
 *
 * @param url `smtp://…` or `smtps://…`
 */
export function createMailTransport(url: string, from: string): Transport<Mail> {
  const transport = nodemailer.createTransport(
    // well within the job's own time: a server that never answers is given up, and tried again
    { url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    { from, disableFileAccess: true, disableUrlAccess: true },
  )
  const host = from.split('@').at(-1)?.replace('>', '') ?? 'localhost'
  return {
    async send(id, message) {
      try {
        await transport.sendMail({
          messageId: `<${id}@${host}>`,
          to: message.to,
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
