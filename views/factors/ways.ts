import type { Shown } from '../../src/factors/contract.ts'
import { html, type Child } from '../html.ts'
import { cancelForm } from '../layout.ts'

/** What would do as well as this page, each a link. */
export const otherWays = ({ others }: Pick<Shown, 'others'>): Child =>
  others.length > 0 &&
  html`<ul class="ways">
    ${others.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}
  </ul>`

/** The way out: back to the portal, without what it asked for; or back to where one was in "my account". */
export const leave = ({ isAnother, cancel }: Pick<Shown, 'isAnother' | 'cancel'>, label: Child): Child =>
  isAnother ? html`<p class="after"><a href="${cancel}">${label}</a></p>` : cancelForm(cancel, label)
