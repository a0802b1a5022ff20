import { html, type Html } from './html.ts'

/** A stroke of two pixels in the colour of the text beside it. What it means is said in words there. */
const icon = (drawing: Html): Html =>
  html`<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
    ${drawing}
  </svg>`

export const icons = {
  key: icon(html`<circle cx="8" cy="8" r="4.5" /><path d="M11.5 11.5 20 20m-3-3-2 2" />`),
  phone: icon(html`<rect x="7" y="2.5" width="10" height="19" rx="2.5" /><path d="M11 18h2" />`),
  message: icon(html`<path d="M4 5h16v11H10l-4 4v-4H4z" />`),
  sheet: icon(html`<path d="M6 3h12v18H6zM9.500 8h5m-5 4h5m-5 4h3" />`),
  tick: icon(html`<path d="m5 12.500 4.500 4.500L19 7.500" />`),
  warning: icon(html`<path d="M12 3.500 2.500 20.500h19zM12 10v5m0 2.800v.1" />`),
  information: icon(html`<circle cx="12" cy="12" r="9" /><path d="M12 11v5.500m0-9v.1" />`),
  onward: icon(html`<path d="m9 5 7 7-7 7" />`),
} satisfies Record<string, Html>

export type Icon = keyof typeof icons
