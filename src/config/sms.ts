import type { CountryCode } from 'libphonenumber-js/max'
import { isObject } from './json.ts'
import { MOST, topic, type Said } from './report.ts'

export interface SmsConfig {
  /** In the order in which they are tried. */
  readonly providers: readonly Provider[]
  /** A number that is typed without one is read as of the reader's country, then of these in order. */
  readonly countries: readonly [CountryCode, ...CountryCode[]]
  /** Messages in an hour: all together, and to numbers that begin alike. */
  readonly hourly: number
  readonly hourlyPerPrefix: number
}

interface Provider {
  readonly name: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly as: 'json' | 'form'
  readonly fields: Readonly<Record<string, unknown>>
  readonly timeout: number
}

/** By whom text messages are sent, where to, and how many. */
export const sms = topic(
  {
    SMS_PROVIDERS: {
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

function providersOf(said: Asked): Provider[] {
  const say = (message: string) => {
    said.fault('SMS_PROVIDERS', message)
  }
  const file = said.file('SMS_PROVIDERS')
  if (!file) return []
  const list = file.json
  if (!Array.isArray(list) || list.length === 0) {
    say(`${file.path} must be a JSON list with at least one provider`)
    return []
  }
  const providers = list.map((each: unknown, i) => providerFrom(each, (what) => say(`[${i}] ${what}`)))
  providers.forEach(({ url }, i) => {
    if (said.production && URL.parse(url)?.protocol === 'http:') say(`[${i}] must be https in production`)
  })
  return providers
}

/** Names what is wrong with it; what is right of it is kept. */
function providerFrom(value: unknown, say: (what: string) => void): Provider {
  const { name, url, headers = {}, as = 'json', fields, timeout = 5, ...rest } = isObject(value) ? value : {}
  for (const unknown of Object.keys(rest)) say(`has an unknown "${unknown}"`)
  if (typeof name !== 'string' || name === '') say('must have a name')
  if (typeof url !== 'string' || !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    say('must have a url, as https://sms.example/send')
  if (!isObject(headers) || !Object.values(headers).every((each) => typeof each === 'string'))
    say('must have headers that are all text')
  if (as !== 'json' && as !== 'form') say('must be sent as "json" or "form"')
  const text = JSON.stringify(fields ?? {})
  if (!isObject(fields) || !text.includes('{to}') || !text.includes('{text}'))
    say('must have fields, with {to} and {text} among them')
  if (as === 'form' && isObject(fields) && !Object.values(fields).every((each) => typeof each === 'string'))
    say('must have fields that are all text, sent as a form')
  if (typeof timeout !== 'number' || timeout < 1 || timeout > 30)
    say('must have a timeout of 1 to 30 seconds')
  return { name, url, headers, as, fields, timeout } as Provider
}

/** Known by the runtime, so that no library is loaded for it. */
const isCountry = (text: string): text is CountryCode =>
  /^[A-Z]{2}$/.test(text) &&
  new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(text) !== undefined
