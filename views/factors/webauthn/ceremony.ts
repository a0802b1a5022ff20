import type { Child, Html } from '../../html.ts'
import { html } from '../../html.ts'
import { icons } from '../../icons.ts'
import type { Words } from './words/en.ts'

/**
 * A form that the browser's own dialogue fills in. It is hidden until the script runs: without, the page says what else
 * there is.
 */
export function ceremonyForm(
  text: Words,
  parts: {
    action: string
    ceremony: 'create' | 'get'
    options: object
    /** Offers passkeys in the autofill of the e-mail field, too. */
    autofill?: boolean
    button: string
    className: 'primary' | 'secondary'
    fields?: Child
    /** It stands beside another way. */
    isOther?: string
  },
): Html {
  return html`<form
    method="post"
    action="${parts.action}"
    novalidate
    hidden
    data-ceremony="${parts.ceremony}"
    data-options="${JSON.stringify(parts.options)}"
    data-cancelled="${text.cancelled}"
    data-known="${text['passkey-known']}"
    data-failed="${text.failed}"
    ${parts.autofill && html`data-autofill="yes"`}
  >
    <input type="hidden" name="response" value="" />
    ${parts.isOther !== undefined && html`<p class="or">${parts.isOther}</p>`} ${parts.fields}
    <div class="alert" role="alert" tabindex="-1" hidden>
      ${icons.warning}
      <div></div>
    </div>
    <div class="actions">
      <button type="submit" class="${parts.className}">${icons.key}${parts.button}</button>
    </div>
  </form>`
}
