import type { Letterhead } from '../../../mail.ts'
import { words } from '../words/index.ts'

export interface CodeText {
  readonly code: string
  readonly portal: string
  readonly minutes: number
  /** The host that browsers are to fill the code in at, and no other. */
  readonly host: string
}

/**
 * A code, and for what. The last line lets a browser fill it in, at our host alone (WICG: origin-bound one-time codes).
 */
export const codeText = (model: CodeText, { locale }: Letterhead): string =>
  `${words[locale].text(model)}\n\n@${model.host} #${model.code}`
