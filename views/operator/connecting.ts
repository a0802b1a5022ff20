import { html, type Html } from '../html.ts'
import type { Place } from '../work.ts'
import type { ConsoleFrame } from './frame.ts'
import { words } from './words/index.ts'

/** Portals, APIs, and the server that both stand on, beside one another. */
export const portalsTabs = (
  { locale }: ConsoleFrame,
  at: 'portals' | 'apis' | 'standards',
): { label: string; all: Place[] } => {
  const { portalTabs: text } = words[locale]
  return {
    label: text.label,
    all: [
      { href: '/operator/portals', text: text.portals, isHere: at === 'portals' },
      { href: '/operator/apis', text: text.apis, isHere: at === 'apis' },
      { href: '/operator/standards', text: text.standards, isHere: at === 'standards' },
    ],
  }
}

export const connectButton = ({ locale }: ConsoleFrame, connects: boolean, kind = 'web'): Html | false =>
  connects &&
  html`<a class="button primary" href="/operator/portals/new?kind=${kind}">${words[locale].connect}</a>`
