import type { ReceiverAt } from '../platform/handing/receiver.ts'
import { countryName, readRecipient, type Recipient } from '../platform/text/postal-address.ts'
import { LETTER_DAYS, LETTERS_TO_ONE } from '../policy/letters.ts'
import { MOST, topic, type Said } from './report.ts'

export interface LettersConfig {
  /** Whether codes go by letter here. */
  readonly isServed: boolean
  /** Undefined: letters are kept, for the mailbox to show. */
  readonly to: ReceiverAt | undefined
  /** Hour and minute of the day at which a run begins by itself; undefined: never. */
  readonly at: { readonly hour: number; readonly minute: number } | undefined
  /** Where they are posted, and the window of their envelope in millimetres. */
  readonly country: string
  readonly window: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
  readonly sender: string
  readonly control: Recipient | undefined
  /** In hundredths. */
  readonly price: number | undefined
  readonly days: number
  readonly perBox: number
}

/** The window of an envelope where it is none of the operator’s own: the Dutch at the left, the Swedish at the right (H2). */
const windows: Readonly<Record<string, string>> = { SE: '105/40/90/35' }
const ELSEWHERE = '20/45/90/45'

/** By whom letters are printed, and how they look. */
export const letters = topic(
  {
    LETTERS_TO: {
      otherwise: 'letters are kept for the mailbox; in production none are offered',
      meaning:
        'where runs of letters are handed over to be printed: a folder (`/srv/letters`), or `sftp://user@host:22/folder`',
    },
    LETTERS_HOST_KEY: {
      otherwise: 'required with sftp',
      meaning: 'the key of that server, as `ssh-keygen -lf` shows it: `SHA256:…`; no other is talked to',
    },
    LETTERS_KEY_FILE: {
      secret: true,
      otherwise: 'required with sftp',
      meaning: 'the file with the private key that signs in there, as ssh-keygen makes it',
      file: true,
    },
    LETTERS_KEY_PASSPHRASE: {
      secret: true,
      otherwise: 'the key has none',
      meaning: 'what that key is encrypted with',
    },
    LETTERS_AT: {
      otherwise: '16:00',
      meaning:
        'when a run begins each day, in the time zone of TIME_ZONE; `off`: only by `sluis letters run`',
    },
    LETTERS_COUNTRY: {
      otherwise: 'NL',
      meaning: 'the country (ISO 3166-1) where letters are posted: an address there names none',
    },
    LETTERS_WINDOW: {
      otherwise: 'by LETTERS_COUNTRY: 20/45/90/45 at the left; of SE 105/40/90/35 at the right',
      meaning:
        'the window of the envelope in millimetres: from the left edge of the sheet, from its upper edge, its width, its height. `sluis letters proof` draws it',
    },
    LETTERS_SENDER: {
      otherwise: 'none: the envelope says it',
      meaning: 'where letters go back to, on one line',
    },
    LETTERS_CONTROL_TO: {
      otherwise: 'no control letter is sent',
      meaning:
        'an address that gets one letter with each run: name; street; postal code; town; country, as `Nora Vos; Dorpsstraat 12; 1234 AB; Amsterdam; NL`',
    },
    LETTERS_PRICE: {
      otherwise: 'not counted',
      meaning: 'what a letter costs, in hundredths: 110 is 1.10',
    },
    LETTER_DAYS: {
      otherwise: String(LETTER_DAYS),
      meaning: 'days that a code by letter works, 7 to 60',
    },
    LETTERS_PER_ADDRESS: {
      otherwise: String(LETTERS_TO_ONE),
      meaning: 'letters to one letter box in 30 days, whoever reads there; a quarter of them in 24 hours',
    },
  },
  (said): { readonly letters: LettersConfig } => {
    const to = receiverOf(said)
    const country = countryOf(said)
    return {
      letters: {
        isServed: to !== undefined || !said.production,
        ...{ to, country, at: timeOf(said), window: windowOf(said, country), control: controlOf(said) },
        sender: said.text('LETTERS_SENDER')?.trim() ?? '',
        price:
          said.text('LETTERS_PRICE') === undefined ? undefined : said.whole('LETTERS_PRICE', 0, 0, 100_000),
        days: said.whole('LETTER_DAYS', LETTER_DAYS, 7, 60),
        perBox: said.whole('LETTERS_PER_ADDRESS', LETTERS_TO_ONE, 1, MOST),
      },
    }
  },
)

type Asked = Said<
  | ('LETTERS_TO' | 'LETTERS_HOST_KEY' | 'LETTERS_KEY_FILE' | 'LETTERS_KEY_PASSPHRASE' | 'LETTERS_AT')
  | ('LETTERS_COUNTRY' | 'LETTERS_WINDOW' | 'LETTERS_CONTROL_TO')
>

/** Nothing of a secret is repeated. */
function receiverOf(said: Asked): ReceiverAt | undefined {
  const written = said.text('LETTERS_TO')
  const isSftp = written?.startsWith('sftp:') ?? false
  for (const name of ['LETTERS_HOST_KEY', 'LETTERS_KEY_FILE'] as const)
    if (isSftp !== (said.text(name) !== undefined))
      said.fault(name, isSftp ? 'is missing, beside LETTERS_TO' : 'is of sftp alone: LETTERS_TO names none')
  if (written === undefined) return undefined
  if (!isSftp) {
    if (!written.startsWith('/'))
      said.fault('LETTERS_TO', 'must be the whole path of a folder, or sftp://user@host')
    return { kind: 'folder', path: written }
  }
  const url = URL.parse(written)
  if (!url || url.hostname === '' || url.username === '' || url.password !== '') {
    said.fault('LETTERS_TO', 'must name a user and a server, and no password, as sftp://user@host:22/folder')
    return undefined
  }
  const hostKey = said.text('LETTERS_HOST_KEY') ?? ''
  if (hostKey !== '' && !/^SHA256:[\w+/]{43}$/.test(hostKey))
    said.fault('LETTERS_HOST_KEY', 'must be SHA256: and 43 characters, as ssh-keygen -lf shows it')
  return {
    ...{ kind: 'sftp', host: url.hostname, port: Number(url.port || 22), hostKey },
    ...{
      user: decodeURIComponent(url.username),
      folder: decodeURIComponent(url.pathname).replace(/^\/|\/$/g, ''),
    },
    ...{ privateKey: keyOf(said), passphrase: said.text('LETTERS_KEY_PASSPHRASE') },
  }
}

/** In the forms that the library reads: what its passphrase does not open is found as one signs in. */
function keyOf(said: Asked): string {
  const key = said.file('LETTERS_KEY_FILE') ?? ''
  if (key !== '' && !/-----BEGIN (OPENSSH|RSA|EC) PRIVATE KEY-----/.test(key))
    said.fault('LETTERS_KEY_FILE', 'must hold a private key of OpenSSH, as ssh-keygen makes it')
  return key
}

function timeOf(said: Asked): LettersConfig['at'] {
  const written = said.text('LETTERS_AT') ?? '16:00'
  if (written === 'off') return undefined
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(written) ?? []
  if (hour === undefined) said.fault('LETTERS_AT', `must be a time as 16:00, or off, not "${written}"`)
  return { hour: Number(hour ?? 16), minute: Number(minute ?? 0) }
}

function countryOf(said: Asked): string {
  const written = said.text('LETTERS_COUNTRY') ?? 'NL'
  if (countryName(written, 'en') === undefined)
    said.fault('LETTERS_COUNTRY', `"${written}" is not a country, as NL`)
  return written
}

function windowOf(said: Asked, country: string): LettersConfig['window'] {
  const written = said.text('LETTERS_WINDOW') ?? windows[country] ?? ELSEWHERE
  const [left = 0, top = 0, width = 0, height = 0, ...more] = written.split('/').map(Number)
  const isOne =
    [left, top, width, height].every((each) => Number.isFinite(each) && each > 0) && more.length === 0
  // above it stands whose letter it is, and the code begins below it
  if (!isOne || left + width > 210 || top < 33 || top + height > 99 || width < 50 || height < 20)
    said.fault(
      'LETTERS_WINDOW',
      'must be four numbers as 20/45/90/45, of a window at least 50 wide and 20 high, between 33 and 99 from the upper edge',
    )
  return { left, top, width, height }
}

function controlOf(said: Asked): Recipient | undefined {
  const written = said.text('LETTERS_CONTROL_TO')
  if (written === undefined) return undefined
  const [name = '', street = '', code = '', city = '', country = '', ...more] = written.split(';')
  const read = readRecipient({ name, street, postal_code: code, city, country })
  if (read.ok && more.length === 0) return read.address
  const why = read.ok ? '' : ` (${read.reason})`
  said.fault('LETTERS_CONTROL_TO', `must be name; street; postal code; town; country${why}`)
  return undefined
}
