import { clampChroma, formatHex, interpolate, oklch, wcagContrast } from 'culori'

/** Six hexadecimal digits behind a `#`, in small letters. */
export type Colour = string

/** What text must have against what it stands on (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5

/** What pages stand on: the paper itself, the ground around it. */
export const surfaces = {
  light: { paper: '#ffffff', ground: '#f3f6f8' },
  dark: { paper: '#16232c', ground: '#0d171e' },
} as const

export type Scheme = keyof typeof surfaces

/** A colour as people write it: `#0a5672`, `0A5672`, `#fff`. Undefined: it is none. */
export function readColour(text: string): Colour | undefined {
  const [, digits] = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text) ?? []
  if (digits === undefined) return undefined
  const six = digits.length === 6 ? digits : digits.replace(/./g, '$&$&')
  return `#${six.toLowerCase()}`
}

/** From 1 to 21 (WCAG 2.2, contrast ratio). */
export const contrastOf = (colour: Colour, on: Colour): number => wcagContrast(colour, on)

const isReadable = (colour: Colour, on: readonly Colour[], least: number): boolean =>
  on.every((each) => contrastOf(colour, each) >= least)

/** Lighter or darker, of the same hue, and as full as a screen can show it. */
function shade(colour: Colour, by: number): Colour {
  const { l, c, h } = oklch(colour) ?? { l: 0, c: 0, h: undefined }
  const other = {
    mode: 'oklch',
    l: Math.min(1, Math.max(0, l + by)),
    c,
    ...(h !== undefined && { h }),
  } as const
  return formatHex(clampChroma(other, 'oklch')) ?? colour
}

/**
 * The nearest of the same hue that can be read on all of these: the colour itself, where it can be.
 *
 * @param scheme whether what it stands on is light, so that it gets darker, or dark
 */
export function readable(
  colour: Colour,
  scheme: Scheme,
  on: readonly Colour[],
  least = LEAST_CONTRAST,
): Colour {
  const step = scheme === 'light' ? -0.002 : 0.002
  for (let steps = 0; steps <= 500; steps++) {
    const tried = steps === 0 ? colour : shade(colour, steps * step)
    if (isReadable(tried, on, least)) return tried
  }
  return scheme === 'light' ? '#000000' : '#ffffff'
}

/** One mixed into another. @param share from 0 to 1 */
const mixed = (colour: Colour, into: Colour, share: number): Colour =>
  formatHex(interpolate([into, colour])(share)) ?? into

/** What a page in one scheme is made of. */
export interface Tones {
  /** What is filled with it. */
  readonly brand: Colour
  readonly hover: Colour
  /** What is written on that. */
  readonly on: Colour
  /** What is written in it, wherever it stands. */
  readonly ink: Colour
  /** A breath of it, to stand on. */
  readonly tint: Colour
}

/** A brand's colour, and what it becomes on dark paper. */
export interface BrandColour {
  readonly light: Colour
  readonly dark: Colour
}

/** Everything that a page needs of a brand's colour: whatever is written in it, or on it, can be read. */
export function tonesOf({ light, dark }: BrandColour): Readonly<Record<Scheme, Tones>> {
  const tones = (scheme: Scheme, brand: Colour): Tones => {
    const { paper, ground } = surfaces[scheme]
    const tint = mixed(brand, paper, scheme === 'light' ? 0.1 : 0.15)
    return {
      ...{ brand, tint, on: paper },
      hover: shade(brand, scheme === 'light' ? -0.08 : 0.08),
      ink: readable(brand, scheme, [paper, ground, tint]),
    }
  }
  return { light: tones('light', light), dark: tones('dark', dark) }
}

/** What is wrong with a colour for a brand, in a sentence without its subject; undefined: nothing. */
export function colourFault(colour: Colour, scheme: Scheme): string | undefined {
  const { paper } = surfaces[scheme]
  const contrast = contrastOf(colour, paper)
  if (contrast >= LEAST_CONTRAST) return undefined
  // cut, not rounded: 4.49 is told as what it is
  const told = (Math.floor(contrast * 100) / 100).toFixed(2)
  return `has a contrast of ${told}:1 with ${scheme === 'light' ? 'white paper' : `dark paper (${paper})`}; ${LEAST_CONTRAST}:1 is the least. The nearest of its hue is ${readable(colour, scheme, [paper])}`
}

/** What it becomes on dark paper where nobody has said: of its hue, and as easy to read as the text around it. */
export const onDark = (colour: Colour): Colour => readable(colour, 'dark', [surfaces.dark.paper], 7)
