import { html, type Html } from './html.ts'
import { told } from './time.ts'
import { brandWords as words } from './words/index.ts'
import type { Colours } from '../src/platform/render/colour-sheet.ts'
import type { Locale } from '../src/platform/render/locale.ts'

/** Whose pages these are, and who helps. */
export interface Brand {
  /** The organisation's name for this service: at whom somebody has an account. */
  readonly name: string
  readonly look?: Look | undefined
  readonly help: Help
  /** Statements of the organisation's own, in the place of ours. */
  readonly privacy?: URL | undefined
  readonly accessibility?: URL | undefined
  /** The portal that somebody is on the way to, where it says something of itself. */
  readonly portal?: PortalBrand | undefined
}

/** How pages look. Pictures are the paths that they are shown from. */
export interface Look {
  readonly colours?: Colours | undefined
  readonly logo?: string | undefined
  /** The same for dark paper. */
  readonly logoDark?: string | undefined
  readonly icon?: string | undefined
}

/** What a portal says of itself on the pages that lead to it. */
export interface PortalBrand {
  readonly name: string
  /** Where it has one, pages on the way to it look so. */
  readonly look?: Look | undefined
  readonly help?: Help | undefined
  readonly links: {
    readonly site?: URL | undefined
    readonly privacy?: URL | undefined
    readonly terms?: URL | undefined
    readonly accessibility?: URL | undefined
  }
}

/** What the page looks like, and under whose name: the portal's, where it has a look of its own. */
export const faceOf = ({ name, look, portal }: Brand): { readonly name: string; readonly look: Look } =>
  portal?.look ? { name: portal.name, look: portal.look } : { name, look: look ?? {} }

export interface Help {
  /** As people read it. */
  readonly phone?: string | undefined
  readonly hours: readonly Hours[]
  /** Their mail address or their page. */
  readonly contact?: URL | undefined
}

/** Days of the week, 1 is Monday; and the hours of those days, as 09:00. */
interface Hours {
  readonly from: number
  readonly to: number
  readonly opens: string
  readonly closes: string
}

interface Whose {
  readonly locale: Locale
  readonly brand: Brand
}

/** How to reach those who help: in a line, for a page on which somebody is stuck. */
export const helpLine = ({ locale, brand }: Whose): Html => {
  const text = words[locale]
  const help = brand.portal?.help ?? brand.help
  return html`<p class="help">
    <strong>${text.needHelp}</strong>
    ${help.phone !== undefined && html`${text.call} ${phoneLink(help.phone)}${help.hours.length > 0 && html` (${hoursIn(locale, help.hours)})`}.`}
    <a href="/help">${text.help}</a>
  </p>`
}

/** The same in full, for the page about help; undefined where nothing of it is known. */
export function helpDetails(locale: Locale, help: Help): Html | undefined {
  const text = words[locale]
  const { phone, hours, contact } = help
  if (phone === undefined && contact === undefined) return undefined
  const row = (name: string, value: Html | string): Html => html`
    <dt>${name}</dt>
    <dd>${value}</dd>
  `
  return html`<dl class="facts" data-help>
    ${phone !== undefined && row(text.phone, phoneLink(phone))}
    ${hours.length > 0 && row(text.hours, hoursIn(locale, hours))}
    ${contact && row(contact.protocol === 'mailto:' ? text.mail : text.page, contactLink(contact))}
  </dl>`
}

const phoneLink = (phone: string): Html =>
  html`<a href="tel:${phone.replace(/^(\+[^(]*)\(0\)/, '$1').replace(/[^+\d]/g, '')}" class="unbroken"
    >${phone}</a
  >`

const contactLink = ({ href, protocol, pathname, host }: URL): Html =>
  html`<a href="${href}"
    >${protocol === 'mailto:' ? pathname : `${host}${pathname === '/' ? '' : pathname}`}</a
  >`

/** When somebody answers, in words. */
export const hoursIn = (locale: Locale, hours: readonly Hours[]): string =>
  hours
    .map(({ from, to, opens, closes }) => {
      const days =
        from === to ? dayIn(locale, from) : words[locale].days(dayIn(locale, from), dayIn(locale, to))
      return words[locale].open(days, opens, closes)
    })
    .join('; ')

// the fifth of January 1970 was a Monday
const dayIn = (locale: Locale, day: number): string =>
  told(locale, new Date(Date.UTC(1970, 0, 4 + day)), { weekday: 'long', timeZone: 'UTC' })
