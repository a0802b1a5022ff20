import { html, type Html } from '../html.ts'
import { icons } from '../icons.ts'
import type { Frame } from '../layout.ts'
import { accountPart } from './frame.ts'
import { launcherWords } from './words/index.ts'

/** Every portal that somebody uses or may use; what is no page on the web is begun elsewhere. */
export function launcherPage(model: {
  frame: Frame
  portals: readonly { readonly id: string; readonly name: string; readonly start: URL | undefined }[]
}): Html {
  const { frame, portals } = model
  const text = launcherWords[frame.locale]
  return accountPart(frame, {
    title: text.title,
    body: html`
      <p class="lead">${portals.length > 0 ? text.lead : text.none}</p>
      <ul class="entries">
        ${portals.map(({ id, name, start }) =>
          start
            ? html`<li data-portal="${id}">
                <a href="${start.href}">${name}</a>
                <span>${start.host}</span>
                ${icons.onward}
              </li>`
            : html`<li data-portal="${id}">
                <strong>${name}</strong>
                <span>${text.isApp}</span>
              </li>`,
        )}
      </ul>
      <p><a href="/account/portals">${text.given}</a></p>
    `,
  })
}
