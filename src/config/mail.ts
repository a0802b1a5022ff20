import { createPrivateKey } from 'node:crypto'
import { readMailAddress, readSender, type Sender } from '../platform/text/mail-address.ts'
import { topic, type Said } from './report.ts'

/**
 * How mail reaches the mail server: by TLS (RFC 3207, RFC 8314) or not at all; by TLS where it is offered; or in the
 * clear, to a relay on this machine.
 */
export type MailTls = 'required' | 'opportunistic' | 'off'

/** By whom mail is sent, in whose name, and who is told of what goes wrong. */
export const mail = topic(
  {
    SMTP_URL: {
      secret: true,
      otherwise: 'mail is kept, not sent',
      meaning: '`smtp://` or `smtps://` of the mail server; required in production',
    },
    SMTP_TLS: {
      otherwise: 'opportunistic (required in production)',
      meaning:
        '`required`: mail leaves by TLS 1.2 or newer, to a server whose certificate holds, or not at all; `off`: in the clear, in production to a relay on this machine only',
    },
    MAIL_FROM: {
      otherwise: 'Sluis <no-reply@localhost>',
      meaning: 'the sender of mail; required in production',
    },
    MAIL_SMTPUTF8: {
      otherwise: 'off',
      meaning:
        '`on`: the mail server and those behind it take addresses with letters beyond ASCII before the @ (RFC 6531); otherwise such addresses are refused. `sluis doctor` asks the server',
    },
    DKIM_DOMAIN: {
      otherwise: 'mail is not signed here; many mail servers do it themselves',
      meaning: 'the domain that mail is signed for (DKIM, RFC 6376): that of MAIL_FROM, or one above it',
    },
    DKIM_SELECTOR: {
      otherwise: 'mail is not signed here',
      meaning: 'where its public key stands: `<selector>._domainkey.<domain>` in the DNS',
    },
    DKIM_KEY_FILE: {
      secret: true,
      otherwise: 'mail is not signed here',
      meaning: 'the file with the private key: PEM, RSA of 2048 bits or more',
      file: true,
    },
    ALERT_TO: {
      otherwise: 'only the log is told',
      meaning: 'the mail address of those who are told that somebody reports a stranger in their account',
    },
  },
  (said) => ({
    smtpUrl: serverOf(said),
    mailTls: tlsOf(said),
    mailFrom: senderOf(said),
    /** Whether the mail server takes local parts beyond ASCII. */
    /** What mail is signed with. */
    mailDkim: dkimOf(said),
    mailUtf8: said.isOn('MAIL_SMTPUTF8', false),
    /** Who is told of what people report. */
    alertTo: alertOf(said),
  }),
)

type Asked = Said<
  'SMTP_URL' | 'SMTP_TLS' | 'MAIL_FROM' | 'ALERT_TO' | 'DKIM_DOMAIN' | 'DKIM_SELECTOR' | 'DKIM_KEY_FILE'
>

/** What mail is signed with (RFC 6376). */
export interface Dkim {
  readonly domainName: string
  readonly keySelector: string
  readonly privateKey: string
}

const isHere = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host)

/** Nothing of it is repeated: it may hold a password. */
function serverOf(said: Asked): string | undefined {
  const written = said.text('SMTP_URL')
  if (written === undefined) {
    if (said.production)
      said.fault('SMTP_URL', 'is missing; set the mail server, as smtps://user:password@host')
    return undefined
  }
  const url = URL.parse(written)
  if (!/^smtps?:\/\//.test(written)) said.fault('SMTP_URL', 'must start with smtps:// or smtp://')
  else if (!url)
    said.fault('SMTP_URL', 'cannot be read; write signs such as @, : and / in a password as %40, %3A and %2F')
  else if (url.hostname === '') said.fault('SMTP_URL', 'names no server, as smtps://user:password@host')
  return written
}

function tlsOf(said: Asked): MailTls {
  const otherwise = said.production ? 'required' : 'opportunistic'
  const chosen = said.choice<MailTls>('SMTP_TLS', otherwise, ['required', 'opportunistic', 'off'])
  if (!said.production || chosen === 'required') return chosen
  if (chosen === 'opportunistic')
    said.fault('SMTP_TLS', 'must be required in production: mail holds links and codes')
  else if (!isHere(URL.parse(said.text('SMTP_URL') ?? '')?.hostname ?? ''))
    said.fault('SMTP_TLS', 'may be off only where SMTP_URL names a relay on this machine')
  return chosen
}

function senderOf(said: Asked): Sender {
  const otherwise = { name: 'Sluis', address: 'no-reply@localhost' }
  const written = said.text('MAIL_FROM')
  if (written === undefined) {
    if (said.production)
      said.fault('MAIL_FROM', 'is missing; set the sender, as "Portal <no-reply@example.org>"')
    return otherwise
  }
  const sender = readSender(written)
  if (!sender)
    said.fault(
      'MAIL_FROM',
      'must be one mail address, with or without a name, as "Portal <no-reply@example.org>"',
    )
  return sender ?? otherwise
}

function alertOf(said: Asked): string | undefined {
  const written = said.text('ALERT_TO')
  if (written !== undefined && !readMailAddress(written)) said.fault('ALERT_TO', 'must be one mail address')
  return written
}

const LABELS = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i

/** All three, or none. Nothing of the key is repeated. */
function dkimOf(said: Asked): Dkim | undefined {
  const names = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'] as const
  const set = names.filter((name) => said.text(name) !== undefined)
  if (set.length === 0) return undefined
  for (const name of names) if (!set.includes(name)) said.fault(name, `is missing, beside ${set[0]}`)
  const [domainName, keySelector] = [said.text('DKIM_DOMAIN') ?? '', said.text('DKIM_SELECTOR') ?? '']
  for (const name of ['DKIM_DOMAIN', 'DKIM_SELECTOR'] as const)
    if (!LABELS.test(said.text(name) ?? 'x')) said.fault(name, 'must be a name in the DNS, as example.org')
  const from = senderDomain(said.text('MAIL_FROM'))
  if (from !== undefined && from !== domainName && !from.endsWith(`.${domainName}`))
    said.fault('DKIM_DOMAIN', `must be that of MAIL_FROM, ${from}, or one above it`)
  const privateKey = said.file('DKIM_KEY_FILE')
  if (privateKey === undefined) return undefined
  if (!isSigningKey(privateKey))
    said.fault('DKIM_KEY_FILE', 'must hold a private key, in PEM: RSA of 2048 bits or more')
  return { domainName, keySelector, privateKey }
}

const senderDomain = (from: string | undefined): string | undefined =>
  from === undefined ? undefined : readSender(from)?.address.split('@').at(-1)

function isSigningKey(pem: string): boolean {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = createPrivateKey(pem)
    return type === 'rsa' && (details?.modulusLength ?? 0) >= 2048
  } catch {
    return false
  }
}
