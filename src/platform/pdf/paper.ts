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
  fill(box: Place & { readonly height: number }, colour: string): void
  outline(box: Place & { readonly height: number }, colour: string): void
  line(from: readonly [number, number], to: readonly [number, number], colour: string): void
  /** A PNG or a JPEG, as large as fits. */
  picture(bytes: Buffer, box: Place & { readonly height: number }): void
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

/** Reads the fonts and what draws with them: some megabytes, so only where something is drawn. */
export async function openPress(): Promise<Press> {
  const { default: PDFDocument } = await import('pdfkit')
  const [regular, bold] = await Promise.all([
    readFile(fontAt('400Regular/SourceSans3_400Regular')),
    readFile(fontAt('600SemiBold/SourceSans3_600SemiBold')),
  ])
  const open: Press['open'] = ({ title, locale, author }) => {
    const document = new PDFDocument({
      // the same input makes the same bytes: nothing of the moment is in them
      info: { Title: title, Author: author, CreationDate: new Date(0), ModDate: new Date(0) },
      ...{ size: 'A4', margin: 0, autoFirstPage: false, tagged: true, lang: locale, displayTitle: true },
      // kept as long as anybody likes, and read aloud (ISO 19005-2, level A)
      ...{ pdfVersion: '1.7' as const, subset: 'PDF/A-2a' as const },
    })
    document.registerFont('regular', regular)
    document.registerFont('bold', bold)
    return paperOf(document)
  }
  const { create } = await import('fontkit')
  const faces = [create(regular), create(bold)]
  return {
    open,
    missing: (text) =>
      [...new Set(text)].filter((each) => {
        const point = each.codePointAt(0) ?? 0
        return faces.some((face) => 'hasGlyphForCodePoint' in face && !face.hasGlyphForCodePoint(point))
      }),
  }
}

function paperOf(document: Document): Paper {
  let section: PDFKit.PDFStructureElement | undefined
  let sheets = 0
  const set = ({ size, weight = 'regular' }: Style): Document => document.font(weight).fontSize(size)
  const shaped = ({ spacing = 0, leading = 0 }: Style) => ({ characterSpacing: spacing, lineGap: leading })
  const pen: Pen = {
    fill: ({ left, top, width, height }, colour) =>
      void document.rect(pt(left), pt(top), pt(width), pt(height)).fill(colour),
    outline: ({ left, top, width, height }, colour) =>
      void document.lineWidth(0.5).rect(pt(left), pt(top), pt(width), pt(height)).stroke(colour),
    line: ([x, y], [toX, toY], colour) =>
      void document.lineWidth(0.5).moveTo(pt(x), pt(y)).lineTo(pt(toX), pt(toY)).stroke(colour),
    picture: (bytes, { left, top, width, height }) =>
      void document.image(bytes, pt(left), pt(top), { fit: [pt(width), pt(height)] }),
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
