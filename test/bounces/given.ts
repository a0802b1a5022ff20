import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder as mail servers deliver to it. */
export function maildir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sluis-bounces-'))
  for (const each of ['new', 'cur', 'tmp']) mkdirSync(path.join(folder, each))
  return folder
}

/** A delivery report as mail servers write it (RFC 3464 §2), of one recipient. */
export const report = (of: {
  readonly to?: string
  readonly envelope?: string
  readonly returned?: string
  readonly action?: string
  readonly status?: string
}): string =>
  [
    'From: MAILER-DAEMON@mx.b.example',
    `To: ${of.to ?? 'no-reply@localhost'}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Your mail could not be delivered.',
    '',
    '--x',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.b.example',
    ...(of.envelope === undefined ? [] : [`Original-Envelope-Id: ${of.envelope}`]),
    '',
    'Final-Recipient: rfc822; a@b.example',
    `Action: ${of.action ?? 'failed'}`,
    `Status: ${of.status ?? '5.1.1'}`,
    'Diagnostic-Code: smtp; 550 5.1.1 <a@b.example>:',
    '    no such user',
    '',
    ...(of.returned === undefined
      ? []
      : [
          '--x',
          'Content-Type: text/rfc822-headers',
          '',
          `Message-ID:`,
          ` <${of.returned}@localhost>`,
          'Subject: x',
          '',
        ]),
    '--x--',
    '',
  ].join('\r\n')
