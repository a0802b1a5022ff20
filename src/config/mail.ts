import { readMailAddress, readSender, type Sender } from '../platform/text/mail-address.ts'
import type { Report } from './config.ts'
import type { Environment } from './env.ts'

/**
 * How mail reaches the mail server: by TLS (RFC 3207, RFC 8314) or not at all; by TLS where it is offered; or in the
 * clear, to a relay on this machine.
 */
export type MailTls = 'required' | 'opportunistic' | 'off'

const isHere = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host)

export function mailTlsOf(env: Environment, production: boolean, fault: Report): MailTls {
  const otherwise = production ? 'required' : 'opportunistic'
  const said = env.SMTP_TLS ?? otherwise
  if (said !== 'required' && said !== 'opportunistic' && said !== 'off') {
    fault('SMTP_TLS', `must be one of required, opportunistic, off, not "${said}"`)
    return otherwise
  }
  if (!production || said === 'required') return said
  if (said === 'opportunistic')
    fault('SMTP_TLS', 'must be required in production: mail holds links and codes')
  else if (!isHere(URL.parse(env.SMTP_URL ?? '')?.hostname ?? ''))
    fault('SMTP_TLS', 'may be off only where SMTP_URL names a relay on this machine')
  return said
}

export function senderOf(env: Environment, fault: Report): Sender {
  const otherwise = { name: 'Sluis', address: 'no-reply@localhost' }
  if (env.MAIL_FROM === undefined) return otherwise
  const sender = readSender(env.MAIL_FROM)
  if (!sender)
    fault('MAIL_FROM', 'must be one mail address, with or without a name, as "Portal <no-reply@example.org>"')
  return sender ?? otherwise
}

export function alertOf(env: Environment, fault: Report): string | undefined {
  if (env.ALERT_TO !== undefined && !readMailAddress(env.ALERT_TO))
    fault('ALERT_TO', 'must be one mail address')
  return env.ALERT_TO
}
