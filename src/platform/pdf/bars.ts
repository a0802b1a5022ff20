import { createRequire } from 'node:module'

export interface Bars {
  /** In modules, as all of it. */
  readonly width: number
  readonly bars: readonly { readonly at: number; readonly wide: number }[]
}

interface Library {
  raw(options: {
    readonly bcid: 'code128'
    readonly text: string
  }): readonly { readonly sbs: readonly number[] }[]
}

let library: Library | undefined

/** A text of letters and digits as Code 128 (ISO/IEC 15417), without the quiet zone around it. */
export function toBarcode(text: string): Bars {
  // a megabyte that only letters need
  library ??= createRequire(import.meta.url)('bwip-js') as Library
  const widths = library.raw({ bcid: 'code128', text })[0]?.sbs ?? []
  let at = 0
  const bars: { at: number; wide: number }[] = []
  widths.forEach((wide, i) => {
    // bars and spaces take turns, and a bar begins
    if (i % 2 === 0) bars.push({ at, wide })
    at += wide
  })
  return { width: at, bars }
}
