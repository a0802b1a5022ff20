import { html, type Html } from './html.ts'

/** Where post goes, line by line, as on an envelope. */
export const addressOf = (lines: readonly string[]): Html =>
  html`<address>${lines.map((line, i) => html`${i > 0 && html`<br />`}${line}`)}</address>`
