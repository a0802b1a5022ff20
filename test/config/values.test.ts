import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { decideConfig } from '../../src/config/config.ts'
import type { Environment } from '../../src/config/report.ts'
import { machine } from '../harness/machine.ts'

const production: Environment = {
  NODE_ENV: 'production',
  ISSUER: 'https://id.example',
  DATABASE_URL: 'postgres://sluis:secret@db.example/sluis',
  ENCRYPTION_KEYS: 'k1:x',
  SMTP_URL: 'smtps://sluis:secret@mail.example',
  MAIL_FROM: 'Portal <no-reply@portal.example>',
}

const faults = (change: Environment, files: Record<string, string | Buffer> = {}): string[] => {
  const decided = decideConfig({ ...production, ...change }, { ...machine, files })
  return decided.ok ? [] : decided.faults.map(({ variable, message }) => `${variable} ${message}`)
}

describe('what is set is read, and not only there', () => {
  test('in production all of this is enough', () => {
    expect(faults({})).toEqual([])
  })

  test.each<[Environment, string]>([
    [{ SMTP_URL: 'mail.example:465' }, 'SMTP_URL must start with smtps:// or smtp://'],
    [{ SMTP_URL: 'http://mail.example' }, 'SMTP_URL must start with smtps:// or smtp://'],
    [{ SMTP_URL: 'smtps://' }, 'SMTP_URL names no server'],
    [{ SMTP_URL: 'smtps://mail.example:99999' }, 'SMTP_URL cannot be read'],
    [{ MAIL_FROM: 'Portal' }, 'MAIL_FROM must be one mail address'],
    [{ MAIL_FROM: 'a@b.example, c@d.example' }, 'MAIL_FROM must be one mail address'],
    [{ HOME_URL: 'http://portal.example' }, 'HOME_URL must be an address that begins with https:'],
    [
      { SECURITY_CONTACT: 'security@id.example' },
      'SECURITY_CONTACT must be an address that begins with mailto:',
    ],
    [{ ISSUER: 'https://id.example:6000' }, 'ISSUER no browser opens port 6000'],
    [{ BRAND_COLOUR: 'blue' }, 'BRAND_COLOUR must be a colour as #0a5672'],
    [
      { BRAND_COLOUR: '#ffcc00' },
      'BRAND_COLOUR has a contrast of 1.51:1 with white paper; 4.5:1 is the least. The nearest of its hue is #917300',
    ],
    [
      { BRAND_COLOUR: '#0a5672', BRAND_COLOUR_DARK: '#0a5672' },
      'BRAND_COLOUR_DARK has a contrast of 1.97:1 with dark paper',
    ],
    [{ BRAND_COLOUR_DARK: '#7cc7e2' }, 'BRAND_COLOUR_DARK needs BRAND_COLOUR'],
    [{ BRAND_LOGO: 'nowhere.svg' }, 'BRAND_LOGO nowhere.svg cannot be read'],
    [{ HELP_PHONE: 'call us' }, 'HELP_PHONE must be a telephone number'],
    [{ HELP_HOURS: 'weekdays' }, 'HELP_HOURS must be days and hours, as mon-fri 09:00-17:00, not "weekdays"'],
    [{ HELP_HOURS: 'fri-mon 09:00-17:00' }, 'HELP_HOURS must be days and hours'],
    [{ HELP_HOURS: 'mon-fri 17:00-09:00' }, 'HELP_HOURS must be days and hours'],
    [{ HELP_CONTACT: 'help@id.example' }, 'HELP_CONTACT must be an address that begins with mailto:'],
    [{ PRIVACY_URL: 'http://id.example/p' }, 'PRIVACY_URL must be an address that begins with https:'],
    [{ DKIM_DOMAIN: 'portal.example' }, 'DKIM_SELECTOR is missing, beside DKIM_DOMAIN'],
    [{ DKIM_DOMAIN: 'portal example' }, 'DKIM_DOMAIN must be a name in the DNS'],
    [
      { DKIM_DOMAIN: 'other.example' },
      'DKIM_DOMAIN must be that of MAIL_FROM, portal.example, or one above it',
    ],
    [{ ALERT_TO: 'the desk' }, 'ALERT_TO must be one mail address'],
    [{ LETTERS_TO: 'letters' }, 'LETTERS_TO must be the whole path of a folder, or sftp://user@host'],
    [{ LETTERS_TO: 'sftp://print.example' }, 'LETTERS_TO must name a user and a server, and no password'],
    [{ LETTERS_TO: 'sftp://me:secret@print.example' }, 'LETTERS_TO must name a user and a server, and no'],
    [{ LETTERS_TO: 'sftp://me@print.example' }, 'LETTERS_HOST_KEY is missing, beside LETTERS_TO'],
    [{ LETTERS_TO: 'sftp://me@print.example' }, 'LETTERS_KEY_FILE is missing, beside LETTERS_TO'],
    [
      { LETTERS_TO: 'sftp://me@print.example', LETTERS_HOST_KEY: 'SHA256:abc' },
      'LETTERS_HOST_KEY must be SHA256: and 43 characters',
    ],
    [{ LETTERS_TO: '/srv/letters', LETTERS_HOST_KEY: 'x' }, 'LETTERS_HOST_KEY is of sftp alone'],
    [{ LETTERS_AT: '25:00' }, 'LETTERS_AT must be a time as 16:00, or off, not "25:00"'],
    [{ LETTERS_COUNTRY: 'Holland' }, 'LETTERS_COUNTRY "Holland" is not a country, as NL'],
    ...['20/45/90', '20/45/90/x', '150/45/90/45', '20/10/90/45', '20/60/90/45'].map(
      (window): [Environment, string] => [{ LETTERS_WINDOW: window }, 'LETTERS_WINDOW must be four numbers'],
    ),
    [
      { LETTERS_CONTROL_TO: 'Nora; Kade 1; 1234; Zwolle; NL' },
      'LETTERS_CONTROL_TO must be name; street; postal',
    ],
    [{ LETTERS_PRICE: '1.10' }, 'LETTERS_PRICE must be a whole number from 0'],
    [{ LETTER_DAYS: '3' }, 'LETTER_DAYS must be a whole number from 7 to 60'],
    [{ DATABASE_URL: 'db.example/sluis' }, 'DATABASE_URL must start with postgres://'],
    [{ DATABASE_URL: 'postgres://sluis:p#w@db/sluis' }, 'DATABASE_URL cannot be read'],
    [{ DATABASE_URL: 'postgres://' }, 'DATABASE_URL names no server'],
    [{ DATABASE_URL: 'postgres:///sluis' }, 'DATABASE_URL names no server'],
    [{ DATABASE_URL: 'postgres://sluis@/sluis' }, 'DATABASE_URL names no server'],
    [{ DATABASE_DIRECT_URL: 'mysql://db' }, 'DATABASE_DIRECT_URL must start with postgres://'],
  ])('%j is refused', (change, message) => {
    expect(faults(change)).toContainEqual(expect.stringContaining(message))
  })

  test.each<Environment>([
    { DATABASE_URL: 'postgres:///sluis?host=/var/run/postgresql' },
    { DATABASE_URL: 'postgresql://sluis@[2001:db8::1]:5432/sluis' },
    { DATABASE_URL: 'postgres://sluis:p%40ss%2Fw@db.example/sluis' },
    { DATABASE_URL: 'postgres://sluis@/sluis?host=/var/run/postgresql' },
    { SMTP_URL: 'smtp://[::1]:2525', SMTP_TLS: 'off' },
    { HOME_URL: 'https://portal.example/mijn', SECURITY_CONTACT: 'mailto:security@id.example' },
    { HELP_PHONE: '+31 (0)88 123-45-67', HELP_HOURS: 'mon-fri 08:30-17:00, sat 10:00-12:00' },
    { HELP_CONTACT: 'https://portal.example/help', ACCESSIBILITY_URL: 'https://portal.example/toegankelijk' },
    { SMTP_URL: 'smtps://user%40example.org:secret@mail.example:465' },
  ])('%j is taken', (change) => {
    expect(faults(change)).toEqual([])
  })

  test('what is wrong with an address is said without the secret that stands in it', () => {
    for (const change of [
      { SMTP_URL: 'smtps://me:hunter2#@mail.example' },
      { DATABASE_URL: 'postgres://me:hunter2#@db' },
      { DATABASE_URL: 'me:hunter2@db' },
    ]) {
      expect(faults(change).join()).not.toBe('')
      expect(faults(change).join()).not.toContain('hunter2')
    }
  })

  test('a logo is a picture, and no larger than what a page can be made to load', () => {
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)])
    const logo = { BRAND_LOGO: 'logo.png' }
    expect(faults(logo, { BRAND_LOGO: png })).toEqual([])
    expect(
      faults({ ...logo, BRAND_LOGO_DARK: 'dark.svg' }, { BRAND_LOGO: png, BRAND_LOGO_DARK: '<p/>' }),
    ).toEqual(['BRAND_LOGO_DARK dark.svg is no SVG (without a DOCTYPE), PNG, JPEG, WebP or ICO'])
    expect(faults(logo, { BRAND_LOGO: Buffer.concat([png, Buffer.alloc(200_000)]) })).toEqual([
      'BRAND_LOGO logo.png has 200108 bytes; 200000 are the most',
    ])
    expect(faults({ BRAND_LOGO_DARK: 'dark.png' }, { BRAND_LOGO_DARK: png })).toEqual([
      'BRAND_LOGO_DARK needs BRAND_LOGO',
    ])
  })

  test('mail is signed by a key that is strong enough, of which nothing is repeated', () => {
    const signing = { DKIM_DOMAIN: 'portal.example', DKIM_SELECTOR: 's1', DKIM_KEY_FILE: 'dkim.pem' }
    const pem = (modulusLength: number): string =>
      generateKeyPairSync('rsa', { modulusLength })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString()
    expect(faults(signing, { DKIM_KEY_FILE: pem(2048) })).toEqual([])
    for (const weak of [pem(1024), 'my secret key'])
      expect(faults(signing, { DKIM_KEY_FILE: weak })).toEqual([
        'DKIM_KEY_FILE must hold a private key, in PEM: RSA of 2048 bits or more',
      ])
  })

  test('letters are signed in for by a key of a form that is read, of which nothing is repeated', () => {
    const hostKey = `SHA256:${'a'.repeat(43)}`
    const to = {
      LETTERS_TO: 'sftp://me@print.example:2222/in',
      LETTERS_HOST_KEY: hostKey,
      LETTERS_KEY_FILE: 'k',
    }
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = (type: 'pkcs1' | 'pkcs8'): string => privateKey.export({ type, format: 'pem' }).toString()
    expect(faults(to, { LETTERS_KEY_FILE: pem('pkcs1') })).toEqual([])
    for (const wrong of [pem('pkcs8'), 'my secret key'])
      expect(faults(to, { LETTERS_KEY_FILE: wrong })).toEqual([
        'LETTERS_KEY_FILE must hold a private key of OpenSSH, as ssh-keygen makes it',
      ])
  })

  test('of what is not set it is told what it came to, not how it is found', () => {
    const holds = (env: Environment): Record<string, string> => {
      const decided = decideConfig(env, { ...machine, processors: 8 })
      if (!decided.ok) throw new Error(JSON.stringify(decided.faults))
      return Object.fromEntries(decided.config.inForce.map(({ name, value }) => [name, value]))
    }
    expect(holds({ PORT: '3456' })).toMatchObject({
      ...{ ISSUER: 'http://localhost:3456', WEBAUTHN_RP_ID: 'localhost', HASHES_AT_ONCE: '3' },
      ...{ SHUTDOWN_DELAY: '0', DEMO: 'on', SMTP_TLS: 'opportunistic', THROTTLE_EXEMPT: '127.0.0.0/8, ::1' },
      ...{ SLUIS_OPERATOR: machine.user, BRAND: 'Sluis', SMTP_URL: 'mail is kept, not sent' },
    })
    expect(holds(production)).toMatchObject({
      ...{ WEBAUTHN_RP_ID: 'id.example', SHUTDOWN_DELAY: '5', DEMO: 'off', SMTP_TLS: 'required' },
    })
  })

  test('every fault is told at once', () => {
    expect(
      faults({ SMTP_URL: 'x', MAIL_FROM: 'x', ALERT_TO: 'x', DATABASE_URL: 'x', PORT: 'x' }),
    ).toHaveLength(5)
  })
})
