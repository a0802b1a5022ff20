/** Text that is HTML already. Only `html` and `trusted` make one. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

export type Child = Html | string | number | null | undefined | false | readonly Child[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c)

function put(child: Child): string {
  if (child instanceof Html) return child.text
  if (typeof child === 'string') return escapeHtml(child)
  if (typeof child === 'number') return String(child)
  return Array.isArray(child) ? (child as readonly Child[]).map(put).join('') : ''
}

/** The only way to make HTML: whatever is put in is escaped, for text and for quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...values: Child[]): Html {
  return new Html(parts.reduce((text, part, i) => text + put(values[i - 1]) + part))
}

/** HTML that a library made (a QR code). Never for anything that somebody typed. */
export const trusted = (text: string): Html => new Html(text)
