import { createHash } from 'node:crypto'
import { tonesOf, type BrandColour, type Scheme, type Tones } from './colour.ts'

/** A brand's colours, as pages and mails take them. */
export interface Colours {
  readonly tones: Readonly<Record<Scheme, Tones>>
  /** Where their stylesheet is. What is in it is in its address, so that every process makes the same of it. */
  readonly sheet: string
}

const told = ({ brand, hover, on, ink, tint }: Tones): string =>
  `--brand:${brand};--brand-hover:${hover};--on-brand:${on};--brand-ink:${ink};--brand-tint:${tint}`

/** The stylesheet; it says nothing else. */
export const colourSheet = ({ light, dark }: Colours['tones']): string =>
  `:root{${told(light)}}\n@media (prefers-color-scheme:dark){:root{${told(dark)}}}\n`

const known = new Map<string, Colours>()
/** There are as many as brands; a process that has met more begins again. */
const MOST = 1000

/** What a brand's colour becomes. */
export function coloursOf(colour: BrandColour): Colours {
  const name = `${colour.light.slice(1)}-${colour.dark.slice(1)}.css`
  const before = known.get(name)
  if (before) return before
  const tones = tonesOf(colour)
  const hash = createHash('sha256').update(colourSheet(tones)).digest('base64url').slice(0, 12)
  if (known.size >= MOST) known.clear()
  const colours = { tones, sheet: `/brand/${hash}/${name}` }
  known.set(name, colours)
  return colours
}

/** What the name of such a sheet says; undefined where it is none. */
export function colourIn(name: string): BrandColour | undefined {
  const [, light, dark] = /^([\da-f]{6})-([\da-f]{6})\.css$/.exec(name) ?? []
  return light === undefined || dark === undefined ? undefined : { light: `#${light}`, dark: `#${dark}` }
}
