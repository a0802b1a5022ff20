import type { Look, PortalBrand } from '../../../views/brand.ts'
import { coloursOf } from '../../platform/render/colour-sheet.ts'
import { onDark, readColour, type BrandColour } from '../../platform/render/colour.ts'
import { picturePath } from '../../platform/render/picture.ts'
import { readMailAddress } from '../../platform/text/mail-address.ts'
import { readHours } from '../../platform/text/opening-hours.ts'
import type { Pictures } from './picture-kinds.ts'
import { listOf } from './profiles.ts'
import { settingsOf, type Settings } from './settings.ts'
import type { ClientMetadata } from './store.ts'

/**
 * What a portal says of itself, for the pages that lead to it (RFC 7591 §2: `client_name`, `client_uri`, `logo_uri`,
 * `policy_uri`, `tos_uri`, `contacts`; and ours). Its links and its help are told wherever it is on the way; pages look
 * like it where it has a colour or a logo.
 */
export function portalBrand(clientId: string, metadata: ClientMetadata, pictures: Pictures): PortalBrand {
  const said = settingsOf(metadata)
  const name = said.sluis_brand_name ?? text(metadata['client_name']) ?? clientId
  const contact = contactOf(said, metadata)
  const hasHelp = said.sluis_help_phone !== null || contact !== undefined
  return {
    name,
    look: lookOf(said, pictures),
    help: hasHelp
      ? {
          phone: said.sluis_help_phone ?? undefined,
          hours: said.sluis_help_hours.flatMap((written) => readHours(written) ?? []),
          contact,
        }
      : undefined,
    links: {
      site: url(metadata['client_uri']),
      privacy: url(metadata['policy_uri']),
      terms: url(metadata['tos_uri']),
      accessibility: url(said.sluis_accessibility_uri),
    },
  }
}

function lookOf(said: Settings, pictures: Pictures): Look | undefined {
  const colour = colourOf(said)
  const { logo, 'logo-dark': logoDark, icon } = pictures
  if (!colour && logo === undefined) return undefined
  const path = (picture: string | undefined) => (picture === undefined ? undefined : picturePath(picture))
  return {
    colours: colour && coloursOf(colour),
    logo: path(logo),
    logoDark: path(logoDark),
    icon: path(icon),
  }
}

function colourOf({ sluis_colour: said, sluis_colour_dark: saidDark }: Settings): BrandColour | undefined {
  const light = said === null ? undefined : readColour(said)
  if (light === undefined) return undefined
  return { light, dark: (saidDark === null ? undefined : readColour(saidDark)) ?? onDark(light) }
}

/** The first that is a mail address; RFC 7591 leaves open what they are. */
const contactOf = (ours: Settings, metadata: ClientMetadata): URL | undefined => {
  if (ours.sluis_help_uri !== null) return url(ours.sluis_help_uri)
  const [address] = listOf(metadata['contacts']).flatMap((said) => readMailAddress(String(said)) ?? [])
  return address && url(`mailto:${address.wire}`)
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** What was checked when it was registered; a registration of an older release may say what it likes. */
const url = (value: unknown): URL | undefined => {
  const parsed = typeof value === 'string' ? URL.parse(value) : null
  return parsed && ['https:', 'mailto:'].includes(parsed.protocol) ? parsed : undefined
}
