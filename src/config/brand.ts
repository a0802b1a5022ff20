import { coloursOf } from '../platform/render/colour-sheet.ts'
import { colourFault, onDark, readColour, type BrandColour, type Scheme } from '../platform/render/colour.ts'
import { picturePath, readPicture, type Picture } from '../platform/render/picture.ts'
import { isShownPhone, readHours, type Hours } from '../platform/text/opening-hours.ts'
import { isName } from '../platform/text/typed.ts'
import { topic, type Said } from './report.ts'

/** Whose pages these are, and who helps. */
export const brand = topic(
  {
    BRAND: { otherwise: 'Sluis', meaning: 'the name people see on every page and in every mail' },
    BRAND_COLOUR: {
      otherwise: 'a dark blue',
      meaning:
        'the colour of what is pressed, as `#0a5672`. What cannot be read on white paper (4.5:1) is refused, with the nearest of its hue that can',
    },
    BRAND_COLOUR_DARK: {
      otherwise: 'one of the same hue',
      meaning: 'the same on dark paper',
    },
    BRAND_LOGO: {
      otherwise: 'a mark of Sluis’s own',
      meaning:
        'a file with the logo: SVG, PNG, JPEG or WebP, 200 kB at most; shown 40 pixels high, with the name as its text. Mails show it where it is no SVG, letters where it is no WebP and has no text whose font would be needed',
      file: true,
    },
    BRAND_LOGO_DARK: {
      otherwise: 'the same logo',
      meaning: 'a file with the logo for dark paper',
      file: true,
    },
    BRAND_ICON: {
      otherwise: 'an icon of Sluis’s own',
      meaning: 'a file with the icon that browsers show beside the title: square; SVG, PNG or ICO',
      file: true,
    },
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
    const colour = colourOf(said)
    const logo = pictureIn(said, 'BRAND_LOGO')
    const logoDark = pictureIn(said, 'BRAND_LOGO_DARK')
    const icon = pictureIn(said, 'BRAND_ICON')
    if (logoDark && !logo) said.fault('BRAND_LOGO_DARK', 'needs BRAND_LOGO')
    return {
      /** What is shown of it, from paths of ours. */
      brandPictures: [logo, logoDark, icon].flatMap((picture) => picture ?? []),
      brand: {
        name,
        look: {
          colours: colour && coloursOf(colour),
          logo: logo && picturePath(logo.name),
          logoDark: logoDark && picturePath(logoDark.name),
          icon: icon && picturePath(icon.name),
        },
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

function colourOf(said: Said<'BRAND_COLOUR' | 'BRAND_COLOUR_DARK'>): BrandColour | undefined {
  const light = readableIn(said, 'BRAND_COLOUR', 'light')
  const dark = readableIn(said, 'BRAND_COLOUR_DARK', 'dark')
  if (dark !== undefined && light === undefined && said.text('BRAND_COLOUR') === undefined)
    said.fault('BRAND_COLOUR_DARK', 'needs BRAND_COLOUR')
  return light === undefined ? undefined : { light, dark: dark ?? onDark(light) }
}

function readableIn<Name extends string>(said: Said<Name>, name: Name, scheme: Scheme): string | undefined {
  const written = said.text(name)
  if (written === undefined) return undefined
  const colour = readColour(written)
  const fault = colour === undefined ? `must be a colour as #0a5672` : colourFault(colour, scheme)
  if (fault !== undefined) said.fault(name, fault)
  return colour
}

function pictureIn<Name extends string>(said: Said<Name>, name: Name): Picture | undefined {
  const content = said.bytes(name)
  if (content === undefined) return undefined
  const picture = readPicture(content)
  if (typeof picture !== 'string') return picture
  said.fault(name, `${said.text(name)} ${picture}`)
  return undefined
}

function phoneOf(said: Said<'HELP_PHONE'>): string | undefined {
  const written = said.text('HELP_PHONE')
  if (written !== undefined && !isShownPhone(written))
    said.fault('HELP_PHONE', 'must be a telephone number of digits, spaces, hyphens and brackets')
  return written
}

function hoursOf(said: Said<'HELP_HOURS'>, written: string): Hours | undefined {
  const hours = readHours(written)
  if (!hours) said.fault('HELP_HOURS', `must be days and hours, as mon-fri 09:00-17:00, not "${written}"`)
  return hours
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
