import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Locale } from '../render/locale.ts'

type Document = PDFKit.PDFDocument

/** Where something stands on a sheet: millimetres from its left and upper edge. */
export interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
}

export interface Style {
  /** Points. */
  readonly size: number
  readonly weight?: 'regular' | 'bold'
  /** As `#0a5672`; otherwise black. */
  readonly colour?: string | undefined
  /** Points between two characters. */
  readonly spacing?: number
  /** Points between two lines, beyond those of the font. */
  readonly leading?: number
}

/** What a part of a text is to whoever hears it read (ISO 32000-1 §14.8.4). */
type Role = 'P' | 'H1' | 'LI' | 'Lbl'

/** A document of A4 sheets, drawn one after another: what is drawn is handed on at once. */
export interface Paper {
  /** Begins a sheet. */
  sheet(): void
  /** Text within a width, as many lines as it takes. @returns millimetres from the upper edge to where it ends */
  text(role: Role, text: string, at: Place, style: Style): number
  /** What is there for the eye alone, and is not read aloud. */
  decoration(draw: (pen: Pen) => void): void
  /** A picture made of strokes, with what it says. */
  figure(says: string, draw: (pen: Pen) => void): void
  /** Millimetres that a text is wide on one line. */
  widthOf(text: string, style: Style): number
  /** Millimetres that a text is high. */
  heightOf(text: string, width: number, style: Style): number
  /** Ends it. Nothing is drawn after this. */
  end(): void
  /** What it is made of, as it comes; ends after `end`. */
  readonly bytes: AsyncIterable<Buffer>
  readonly sheets: number
}

export interface Pen {
  /** Boxes of one colour, filled in one stroke. */
  fill(colour: string, ...boxes: readonly Box[]): void
  outline(box: Box, colour: string): void
  line(from: readonly [number, number], to: readonly [number, number], colour: string): void
  /** A PNG, as large as fits. */
  picture(png: Buffer, box: Box): void
}

/** Millimetres from the left and upper edge, and how large. */
export interface Box extends Place {
  readonly height: number
}

/** What letters are drawn with: read once, and good for as many documents as there are. */
export interface Press {
  open(about: { readonly title: string; readonly locale: Locale; readonly author: string }): Paper
  /** The characters that the font cannot draw: it would draw an empty box, without a word. */
  missing(text: string): string[]
}

const POINTS = 72 / 25.4
const pt = (mm: number): number => mm * POINTS
const mm = (points: number): number => points / POINTS

const fontAt = (name: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${name}.ttf`))

/** A font that is read once: a document is handed its name in the place of its bytes. */
type Face = ReturnType<(typeof import('fontkit'))['create']>
const faces = new Map<string, Face>()

/**
 * A font's tables are decoded as they are first used, which takes most of the time that a letter takes; pdfkit reads a font
 * anew for each document. This is a format of fonts to fontkit, whose bytes are the name of one that was read.
 */
class ReadBefore {
  static readonly type = 'read-before'
  static probe(bytes: Buffer): boolean {
    return faces.has(bytes.toString('latin1'))
  }
  constructor({ buffer }: { readonly buffer: Buffer }) {
    // what is constructed is the font itself
    return faces.get(buffer.toString('latin1')) as unknown as ReadBefore // a constructor may return another object
  }
}

const files = {
  regular: '400Regular/SourceSans3_400Regular',
  bold: '600SemiBold/SourceSans3_600SemiBold',
} as const

let reading: Promise<void> | undefined

/** Reads the fonts, and what draws with them: some megabytes, so only where something is drawn. */
const readFaces = (): Promise<void> => {
  reading ??= (async () => {
    const fontkit = await import('fontkit')
    for (const [name, file] of Object.entries(files)) {
      const face = fontkit.create(await readFile(fontAt(file)))
      if (!('characterSet' in face)) throw new Error(`${file} is no font but a collection of them`)
      // whichever comes first is what a glyph is known as, and a part of another comes without its character
      for (const point of face.characterSet) face.glyphForCodePoint(point)
      faces.set(`sluis:${name}`, face)
    }
    // its types leave this out
    ;(fontkit as unknown as { registerFormat(format: typeof ReadBefore): void }).registerFormat(ReadBefore)
  })()
  return reading
}

export async function openPress(): Promise<Press> {
  await readFaces()
  const { default: PDFDocument } = await import('pdfkit')
  const open: Press['open'] = ({ title, locale, author }) => {
    const document = new PDFDocument({
      // the same input makes the same bytes: nothing of the moment is in them
      info: { Title: title, Author: author, CreationDate: new Date(0), ModDate: new Date(0) },
      ...{ size: 'A4', margin: 0, autoFirstPage: false, tagged: true, lang: locale, displayTitle: true },
      // kept as long as anybody likes, and read aloud (ISO 19005-2, level A)
      ...{ pdfVersion: '1.7' as const, subset: 'PDF/A-2a' as const },
    })
    for (const name of Object.keys(files)) document.registerFont(name, Buffer.from(`sluis:${name}`, 'latin1'))
    return paperOf(document)
  }
  const known = new Map<string, boolean>()
  const isMissing = (each: string): boolean => {
    const before = known.get(each)
    if (before !== undefined) return before
    const point = each.codePointAt(0) ?? 0
    const is = [...faces.values()].some(
      (face) => 'hasGlyphForCodePoint' in face && !face.hasGlyphForCodePoint(point),
    )
    known.set(each, is)
    return is
  }
  return { open, missing: (text) => [...new Set(text)].filter(isMissing) }
}

function paperOf(document: Document): Paper {
  let section: PDFKit.PDFStructureElement | undefined
  let sheets = 0
  const set = ({ size, weight = 'regular' }: Style): Document => document.font(weight).fontSize(size)
  const shaped = ({ spacing = 0, leading = 0 }: Style) => ({ characterSpacing: spacing, lineGap: leading })
  const pen: Pen = {
    fill(colour, ...boxes) {
      for (const { left, top, width, height } of boxes)
        document.rect(pt(left), pt(top), pt(width), pt(height))
      document.fill(colour)
    },
    outline: ({ left, top, width, height }, colour) =>
      void document.lineWidth(0.5).rect(pt(left), pt(top), pt(width), pt(height)).stroke(colour),
    line: ([x, y], [toX, toY], colour) =>
      void document.lineWidth(0.5).moveTo(pt(x), pt(y)).lineTo(pt(toX), pt(toY)).stroke(colour),
    picture(png, { left, top, width, height }) {
      // what is named by a text is in the document once, however many sheets show it
      const known = `data:image/png;base64,${png.toString('base64')}`
      document.image(known, pt(left), pt(top), { fit: [pt(width), pt(height)] })
    },
  }
  const close = (): void => {
    section?.end()
    section = undefined
  }
  return {
    get sheets() {
      return sheets
    },
    bytes: document,
    sheet() {
      close()
      document.addPage()
      sheets += 1
      section = document.struct('Sect')
      document.addStructure(section)
    },
    text(role, text, { left, top, width }, style) {
      const part = document.struct(role, {}, () => {
        set(style)
          .fillColor(style.colour ?? '#000000')
          .text(text, pt(left), pt(top), { ...shaped(style), width: pt(width) })
      })
      section?.add(part)
      return mm(document.y)
    },
    decoration(draw) {
      document.markContent('Artifact', { type: 'Layout' })
      draw(pen)
      document.endMarkedContent()
    },
    figure(says, draw) {
      section?.add(document.struct('Figure', { alt: says }, () => draw(pen)))
    },
    widthOf: (text, style) => mm(set(style).widthOfString(text, shaped(style))),
    heightOf: (text, width, style) =>
      mm(set(style).heightOfString(text, { ...shaped(style), width: pt(width) })),
    end() {
      close()
      document.end()
    },
  }
}
