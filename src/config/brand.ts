import { isName } from '../platform/text/typed.ts'
import { topic, type Said } from './report.ts'

/** Days of the week, 1 is Monday; and the hours of those days, as people write them: 09:00. */
export interface Hours {
  readonly from: number
  readonly to: number
  readonly opens: string
  readonly closes: string
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Whose pages these are, and who helps. */
export const brand = topic(
  {
    BRAND: { otherwise: 'Sluis', meaning: 'the name people see on every page and in every mail' },
    HELP_PHONE: {
      otherwise: 'no telephone number is shown',
      meaning:
        'the telephone number of those who help, as people read it: `088 123 45 67`, `+46 8 123 45 67`',
    },
    HELP_HOURS: {
      otherwise: 'no hours are shown',
      meaning:
        'when they answer: `mon-fri 09:00-17:00`, or several, by commas; each page says it in its language',
    },
    HELP_CONTACT: {
      otherwise: 'no other way to reach them is shown',
      meaning: 'their mail address (`mailto:`) or page (https)',
    },
    PRIVACY_URL: {
      otherwise: '/privacy, which says what Sluis keeps',
      meaning: 'the https address of the organisation’s privacy statement',
    },
    ACCESSIBILITY_URL: {
      otherwise: '/accessibility, which says how the pages are checked',
      meaning: 'the https address of the organisation’s accessibility statement',
    },
  },
  (said) => {
    const name = said.text('BRAND') ?? 'Sluis'
    if (!isName(name)) said.fault('BRAND', 'must be a name that can be shown')
    return {
      brand: {
        name,
        help: {
          phone: phoneOf(said),
          hours: said.list('HELP_HOURS').flatMap((written) => hoursOf(said, written) ?? []),
          contact: addressOf(said, 'HELP_CONTACT', ['mailto:', 'https:']),
        },
        privacy: addressOf(said, 'PRIVACY_URL', ['https:']),
        accessibility: addressOf(said, 'ACCESSIBILITY_URL', ['https:']),
      },
    }
  },
)

function phoneOf(said: Said<'HELP_PHONE'>): string | undefined {
  const written = said.text('HELP_PHONE')
  if (written === undefined || /^\+?[\d ()-]{3,25}$/.test(written)) return written
  said.fault('HELP_PHONE', 'must be a telephone number of digits, spaces, hyphens and brackets')
  return undefined
}

function hoursOf(said: Said<'HELP_HOURS'>, written: string): Hours | undefined {
  const time = String.raw`((?:[01]\d|2[0-3]):[0-5]\d)`
  const [, first = '', last = first, opens = '', closes = ''] =
    new RegExp(String.raw`^(\w{3})(?:-(\w{3}))? ${time}-${time}$`).exec(written) ?? []
  const [from, to] = [first, last].map((day) => DAYS.findIndex((each) => each === day) + 1)
  if (from && to && from <= to && opens < closes) return { from, to, opens, closes }
  said.fault('HELP_HOURS', `must be days and hours, as mon-fri 09:00-17:00, not "${written}"`)
  return undefined
}

/** An address with one of these schemes; undefined where none is set. */
export function addressOf<Name extends string>(
  said: Said<Name>,
  name: Name,
  schemes: readonly string[],
): URL | undefined {
  const written = said.text(name)
  if (written === undefined) return undefined
  const url = URL.parse(written)
  if (url && schemes.includes(url.protocol)) return url
  said.fault(name, `must be an address that begins with ${schemes.join(' or ')}`)
  return undefined
}
