import type { Transporter } from 'nodemailer'
import { readMailAddress, type Sender } from '../../platform/text/mail-address.ts'
import { isByRule, readAnswer, told, verdictOn } from './answers.ts'
import { deliveryJobs, type Delivery, type Transport } from './deliver.ts'
import type { Mail } from './message.ts'
import type { Urgency } from './store.ts'

export interface MailOptions {
  /** `smtp://…` or `smtps://…` */
  readonly url: string
  readonly from: Sender
  /** By TLS or not at all; by TLS where it is offered; in the clear. */
  readonly tls: 'required' | 'opportunistic' | 'off'
  /** What it is signed with (RFC 6376). */
  readonly dkim?:
    { readonly domainName: string; readonly keySelector: string; readonly privateKey: string } | undefined
  /** Where undelivered mail comes back to, with `{id}` where the message’s is; undefined: to the sender. */
  readonly returnPath?: string | undefined
  /** Whether the server takes local parts beyond ASCII (RFC 6531). */
  readonly utf8: boolean
}

/**
 * Mail by SMTP (RFC 5321), to one address each: what is no address, or could be read as several, gets none. The
 * message's id is its Message-ID, so that a copy sent twice by a crash between the server's yes and our note of it can
 * be told as one.
 */
export function createMailTransport({
  url,
  from,
  utf8,
  tls,
  dkim,
  returnPath,
}: MailOptions): Transport<Mail> {
  const open = async (urgency: Urgency): Promise<Transporter> => {
    // when the first mail goes out: a process is ready the sooner
    const { createTransport } = await import('nodemailer')
    return createTransport(
      {
        // connections of its own, one for each message that is under way: what is awaited stands behind nothing else
        ...{
          requireTLS: tls === 'required',
          ignoreTLS: tls === 'off',
          tls: { minVersion: 'TLSv1.2' as const },
        },
        ...(dkim ? { dkim } : {}),
        ...{ url, pool: true as const, maxConnections: deliveryJobs.mail[urgency].atOnce },
        // well within the job's own time: a server that never answers is given up, and tried again
        ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
      },
      { from, disableFileAccess: true, disableUrlAccess: true },
    )
  }
  const pools = new Map<Urgency, Promise<Transporter>>()
  const poolFor = (urgency: Urgency): Promise<Transporter> => {
    const pool = pools.get(urgency) ?? open(urgency)
    pools.set(urgency, pool)
    return pool
  }
  const host = from.address.split('@').at(-1) ?? 'localhost'
  return {
    async send(id, message) {
      const to = readMailAddress(message.to)
      if (!to || (to.isUtf8 && !utf8))
        return { is: 'refused', why: 'this is no address that mail is sent to' }
      try {
        const pool = await poolFor(message.urgency)
        const { response } = await pool.sendMail({
          messageId: `<${id}@${host}>`,
          // an object: text would be read as a list
          to: { name: '', address: to.wire },
          ...(returnPath !== undefined && {
            envelope: { from: returnPath.replace('{id}', id), to: to.wire },
            // RFC 3461: told with the id, where the server can; nothing of what was written comes back
            dsn: { id, return: 'headers' as const, notify: 'failure' as const, recipient: to.wire },
          }),
          subject: message.subject,
          text: message.text,
          html: message.html,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        const said = readAnswer({ response })
        return { is: 'sent', answer: said && told(said) }
      } catch (error) {
        return judged(error)
      }
    },
    close() {
      for (const pool of pools.values()) void pool.then((opened) => opened.close())
    },
  }
}

/** What the error says of the message. Its text may repeat the address: of it only codes are told. */
function judged(error: unknown): Delivery {
  const answer = readAnswer(error)
  if (answer) {
    return { is: verdictOn(answer), why: `answered ${told(answer)}`, byRule: isByRule(answer) }
  }
  const { code, originalCode, command } = error as { code?: string; originalCode?: string; command?: string }
  const why = [originalCode ?? code ?? 'failed', command].filter(Boolean).join(' at ')
  // no credentials, no TLS, a certificate that does not hold: the next try would end the same way
  const isOurs =
    code === 'EAUTH' || code === 'ETLS' || /CERT|SIGN|VERIFY|ERR_TLS|ALTNAME/.test(originalCode ?? '')
  return { is: isOurs ? 'our-fault' : 'later', why }
}
