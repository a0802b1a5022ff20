import { isName } from '../platform/text/typed.ts'
import { isTimeZone } from '../policy/password/life.ts'
import { addressOf } from './brand.ts'
import { topic, type Said } from './report.ts'

/** What this installation is, and for whom. */
export const installation = topic(
  {
    NODE_ENV: {
      otherwise: 'development',
      meaning: '`production` refuses anything that is only good enough to try',
    },
    TIME_ZONE: {
      otherwise: 'Europe/Amsterdam',
      meaning: 'the time zone (IANA) of accounts that have none of their own',
    },
    HOME_URL: {
      otherwise: 'my account (the demo portal in development)',
      meaning: 'the address of the site that somebody belongs at who types our bare address',
    },
    SECURITY_CONTACT: {
      otherwise: '/.well-known/security.txt is not there',
      meaning: 'whom to tell of a vulnerability (RFC 9116): a mailto: or https: address',
    },
    SERVICE_DOCUMENTATION: {
      otherwise: 'ours, at /docs/integrating',
      meaning: 'the https address of what developers of portals may read, as `service_documentation`',
    },
    DEMO: {
      otherwise: 'on (off in production)',
      meaning: 'demo people, demo portal and mailbox; refused in production',
    },
    WORKER: {
      otherwise: 'on',
      meaning: '`off`: serve without working background jobs; `sluis work` does them elsewhere',
    },
    SLUIS_OPERATOR: {
      otherwise: 'the system’s user',
      meaning: 'who acts at the command line, as the audit names them',
    },
    LOG_FORMAT: {
      otherwise: 'lines on a terminal, json elsewhere and in production',
      meaning: '`json`: an object a line, for programs; `lines`: for people',
    },
    LOG_LEVEL: { otherwise: 'info', meaning: 'trace, debug, info, warn, error or silent' },
  },
  (said) => {
    const zone = said.orElse('TIME_ZONE', 'Europe/Amsterdam')
    if (!isTimeZone(zone)) said.fault('TIME_ZONE', `must be a time zone as Europe/Amsterdam, not "${zone}"`)
    const written = said.text('SERVICE_DOCUMENTATION')
    const documentation = URL.parse(written ?? '') ?? undefined
    if (written !== undefined && documentation?.protocol !== 'https:')
      said.fault('SERVICE_DOCUMENTATION', 'must be an https address')
    const home = addressOf(said, 'HOME_URL', ['https:', ...(said.production ? [] : ['http:'])])
    const securityContact = addressOf(said, 'SECURITY_CONTACT', ['mailto:', 'https:'])
    const demo = said.isOn('DEMO', !said.production)
    if (said.production && demo)
      said.fault('DEMO', 'must be off: demo people have passwords that everybody knows')
    return {
      production: said.production,
      timeZone: zone,
      /** What developers of portals may read. */
      documentation,
      demo,
      /** Where somebody belongs who types our bare address. */
      home,
      /** Whom to tell of a vulnerability. */
      securityContact,
      worker: said.isOn('WORKER', true),
      /** Who acts at the command line. */
      operator: operatorOf(said),
      logFormat: said.choice('LOG_FORMAT', said.terminal && !said.production ? 'lines' : 'json', [
        'json',
        'lines',
      ]),
      logLevel: said.choice('LOG_LEVEL', 'info', ['trace', 'debug', 'info', 'warn', 'error', 'silent']),
    }
  },
)

function operatorOf(said: Said<'SLUIS_OPERATOR'>): string {
  const name = said.orElse('SLUIS_OPERATOR', said.user)
  if (!isName(name) || name.length > 200)
    said.fault('SLUIS_OPERATOR', 'must be a name that can be shown, of 200 characters at most')
  return name
}
