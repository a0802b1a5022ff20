import { html, type Html } from '../html.ts'
import { alert } from '../layout.ts'
import { refusalText, type ConsoleFrame, type Refusal } from './frame.ts'

/** What the API found wrong, in its own words, which are English. */
export interface Said {
  readonly where: string
  readonly says: string
}

/** A refusal with what the API says of each setting. */
export function saidByApi(frame: ConsoleFrame, refused: Refusal & { readonly said: readonly Said[] }): Html {
  const { said } = refused
  return alert(
    refused.reason,
    html`${refusalText(frame, refused)}
    ${
      said.length > 0 &&
      html`<ul lang="en">
        ${said.map(({ where, says }) => html`<li><code>${where}</code> ${says}</li>`)}
      </ul>`
    }`,
  )
}
