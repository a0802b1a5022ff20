import type { CountryCode } from 'libphonenumber-js/max'
import {
  anyMembers,
  anything,
  form,
  listOf,
  members,
  oneOf,
  text,
  whole,
  type Of,
} from '../platform/schema/index.ts'
import { secretSaid } from './secret-named.ts'
import { MOST, topic, type Machine, type Said } from './report.ts'

export interface SmsConfig {
  /** In the order in which they are tried. */
  readonly providers: readonly Provider[]
  /** A number that is typed without one is read as of the reader's country, then of these in order. */
  readonly countries: readonly [CountryCode, ...CountryCode[]]
  /** Messages in an hour: all together, and to numbers that begin alike. */
  readonly hourly: number
  readonly hourlyPerPrefix: number
}

/** A provider, with the secrets of its headers. */
export type Provider = Omit<Of<typeof provider>, 'headers'> & {
  readonly headers: Readonly<Record<string, string>>
}

/** By whom text messages are sent, where to, and how many. */
export const sms = topic(
  {
    SMS_PROVIDERS: {
      secret: true,
      otherwise: 'text messages are kept, not sent; in production none are offered',
      meaning: 'a JSON file with the providers of text messages, tried in its order',
      file: true,
    },
    SMS_COUNTRIES: {
      otherwise: 'NL,SE',
      meaning:
        'countries (ISO 3166-1) whose mobile numbers codes are sent to; one without a + is read as of the reader’s country, then of these in order',
    },
    SMS_HOURLY: {
      otherwise: '1000',
      meaning: 'text messages per hour, all together; more are refused, and the log says so',
    },
    SMS_HOURLY_PER_PREFIX: {
      otherwise: '60',
      meaning: 'text messages per hour to numbers that begin with the same six digits',
    },
  },
  (said): { readonly sms: SmsConfig } => ({
    sms: {
      providers: providersOf(said),
      countries: countriesOf(said),
      hourly: said.whole('SMS_HOURLY', 1000, 1, MOST),
      hourlyPerPrefix: said.whole('SMS_HOURLY_PER_PREFIX', 60, 1, MOST),
    },
  }),
)

type Asked = Said<'SMS_PROVIDERS' | 'SMS_COUNTRIES'>

function countriesOf(said: Asked): SmsConfig['countries'] {
  const named = (said.text('SMS_COUNTRIES') ?? 'NL,SE').split(',').map((each) => each.trim())
  const known = named.filter(isCountry)
  for (const each of named)
    if (!isCountry(each)) said.fault('SMS_COUNTRIES', `"${each}" is not a country, as NL`)
  const [first = 'NL', ...others] = known
  return [first, ...others]
}

const isWebAddress = (said: string): boolean => /^https?:$/.test(URL.parse(said)?.protocol ?? '')

/** One provider: where a message is sent, and how it is said. Its headers hold secrets, and are never shown. */
const provider = members({
  name: text(),
  url: form('an address, as https://sms.example/send', isWebAddress),
  headers: anyMembers(secretSaid, 'an object of texts').default({}),
  as: oneOf(['json', 'form']).default('json'),
  fields: anyMembers(anything()).refine(
    (fields) => ['{to}', '{text}'].every((each) => JSON.stringify(fields).includes(each)),
    'must have {to} and {text} among them',
  ),
  timeout: whole(1, 30, ' seconds').default(5),
}).refine(
  ({ as, fields }) => as === 'json' || Object.values(fields).every((each) => typeof each === 'string'),
  { path: ['fields'], error: 'must all be text, sent as a form' },
)

/** The providers of a file, as it is written there: a header may name where its secret is. */
export const providersFile = listOf(provider, 'providers', { least: 1 })

function providersOf(said: Said<'SMS_PROVIDERS'>): Provider[] {
  const providers = said.json('SMS_PROVIDERS', providersFile) ?? []
  providers.forEach(({ url }, i) => {
    if (said.production && URL.parse(url)?.protocol === 'http:')
      said.fault('SMS_PROVIDERS', `[${i}].url must be https in production`)
  })
  return providers.map((each, i) =>
    withSecrets(each, said.secretOf, (name, named) =>
      said.fault('SMS_PROVIDERS', `[${i}].headers.${name} names ${named}, which is not there`),
    ),
  )
}

/** A provider whose headers are what they name. @param missing told of what is not there */
export function withSecrets(
  { headers, ...rest }: Of<typeof provider>,
  secretOf: Machine['secretOf'],
  missing: (name: string, named: string) => void,
): Provider {
  const found = Object.entries(headers).map(([name, value]): [string, string] => {
    if (typeof value === 'string') return [name, value]
    const secret = secretOf?.(value)
    if (secret === undefined) missing(name, value.env ?? value.file ?? 'nothing')
    return [name, secret ?? '']
  })
  return { ...rest, headers: Object.fromEntries(found) }
}

/** Known by the runtime, so that no library is loaded for it. */
const isCountry = (text: string): text is CountryCode =>
  /^[A-Z]{2}$/.test(text) &&
  new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(text) !== undefined
