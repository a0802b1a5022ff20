import type PostalMime from 'postal-mime'
import { isNoSuchAddress } from '../answers.ts'

/** What a mail server, or a provider of mail, says afterwards of a message that it had taken. */
export interface Bounce {
  /** Of the outbox: the message's own id. */
  readonly message: string
  readonly failure: 'no-such-address' | 'refused'
  /** Codes alone, as `bounced 5.1.1`: the rest often repeats the address. */
  readonly answer: string
}

/** Bytes of a report that are read: what it is about stands before the message that it may have with it. */
export const MOST_BYTES = 1_000_000

/** The fields of one block (RFC 822 §3.1.1, folded lines together), by their names in small letters. */
const fieldsIn = (block: string): ReadonlyMap<string, string> =>
  new Map(
    block
      .replaceAll(/\n[ \t]+/g, ' ')
      .split('\n')
      .filter((line) => line.includes(':'))
      .map((line) => [
        line.slice(0, line.indexOf(':')).trim().toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  )

/** The id of one of our messages in what is said of it: its envelope's id, its Message-ID, where it went back to. */
export const messageIn = (said: string | undefined): string | undefined => {
  const [found] =
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i.exec((said ?? '').slice(0, 2000)) ?? []
  return found?.toLowerCase()
}

/** Headers that say where a mail came to. */
const backTo = new Set(['to', 'delivered-to', 'x-original-to'])

const textOf = (content: ArrayBuffer | Uint8Array | string): string =>
  (typeof content === 'string' ? content : new TextDecoder().decode(content)).replaceAll('\r\n', '\n')

/**
 * Reads a delivery status notification (RFC 3464): of which message it is, and that it will not arrive. One message goes to
 * one address, so a report is of one.
 *
 * @returns undefined where it is none, is of no message of ours, or says that it is only late (RFC 3464 §2.3.3)
 */
export async function readReport(raw: Uint8Array): Promise<Bounce | undefined> {
  // when the first one comes: a process is ready the sooner
  const { default: Reader } = (await import('postal-mime')) as { default: typeof PostalMime }
  const mail = await new Reader({ attachmentEncoding: 'arraybuffer' })
    .parse(raw.subarray(0, MOST_BYTES))
    .catch(() => undefined)
  const status = mail?.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  if (!mail || !status) return undefined
  const [envelope, ...recipients] = textOf(status.content).trim().split(/\n\n+/).map(fieldsIn)
  const failed = recipients.find((of) => of.get('action')?.toLowerCase() === 'failed')
  if (!failed) return undefined
  const about = [
    envelope?.get('original-envelope-id'),
    // where it came back to has the message's id in it
    ...mail.headers.filter(({ key }) => backTo.has(key)).map(({ value }) => value),
    ...mail.attachments
      .filter(({ mimeType }) => /^(?:text\/rfc822-headers|message\/rfc822(?:-headers)?)$/.test(mimeType))
      .map(({ content }) => fieldsIn(textOf(content).split('\n\n', 1)[0] ?? '').get('message-id')),
  ]
  const message = about.map(messageIn).find((each) => each !== undefined)
  if (message === undefined) return undefined
  const [code = ''] = /^[245]\.\d{1,3}\.\d{1,3}/.exec(failed.get('status') ?? '') ?? []
  return {
    message,
    failure: isNoSuchAddress(code) ? 'no-such-address' : 'refused',
    answer: `bounced ${code}`.trimEnd(),
  }
}
