import { helpLine } from '../brand.ts'
import { html, type Html } from '../html.ts'
import { cancelForm, layout, type Frame } from '../layout.ts'
import { told } from '../time.ts'
import { words } from './words/index.ts'

/** What a portal has its people accept before they get in. */
export function termsPage(model: {
  readonly frame: Frame
  readonly action: string
  readonly cancel: string
  readonly portal: string
  readonly termsUri: string | undefined
  readonly privacyUri: string | undefined
  /** When an older version was accepted; undefined: none was. */
  readonly before: { readonly at: Date; readonly zone: string } | undefined
  readonly version: string
}): Html {
  const { frame, portal, termsUri, privacyUri, before } = model
  const text = words[frame.locale]
  const date = before && told(frame.locale, before.at, { dateStyle: 'long', timeZone: before.zone })
  const link = (href: string | undefined, says: string) =>
    href !== undefined &&
    html`<li>
      <a href="${href}" target="_blank" rel="noopener noreferrer">${says}</a>
      <span class="state">(${text.newWindow})</span>
    </li>`
  return layout(frame, {
    title: text.termsTitle(portal),
    body: html`
      <h1>${text.termsTitle(portal)}</h1>
      <p class="lead">${date === undefined ? text.termsLead(portal) : text.termsChanged(portal, date)}</p>
      <ul class="ways">
        ${link(termsUri, text.termsOf(portal))} ${link(privacyUri, text.privacyOf(portal))}
      </ul>
      <form method="post" action="${model.action}">
        <input type="hidden" name="version" value="${model.version}" />
        <div class="actions">
          <button type="submit" class="primary">
            ${termsUri === undefined ? text.privacyRead : privacyUri === undefined ? text.termsAccept : text.bothAccept}
          </button>
        </div>
      </form>
      ${cancelForm(model.cancel, text.cancel)} ${helpLine(frame)}
    `,
  })
}
