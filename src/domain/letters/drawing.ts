import { toBarcode } from '../../platform/pdf/bars.ts'
import type { Box, Paper, Place, Press, Style } from '../../platform/pdf/paper.ts'
import type { LetterParts } from '../../../views/letters/letter.ts'

/** A window of an envelope, in millimetres from the left and upper edge of the sheet behind it. */
export interface Window {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** On whose paper: what stands at the head of each letter. */
export interface Head {
  readonly name: string
  /** As `#0a5672`. */
  readonly colour: string
  /** A PNG that was made for printing. */
  readonly logo: Buffer | undefined
  /** Where it goes back to, on one line; empty: the envelope says it. */
  readonly from: string
}

export interface Sheet {
  readonly parts: LetterParts
  readonly address: readonly string[]
  readonly window: Window
  readonly head: Head
  /** The picture of the address of the page, row by row. */
  readonly squares: readonly (readonly boolean[])[]
}

/** Why a letter is not printed as it is: a person has to look. */
export type Unprintable = 'no-glyph' | 'line-too-wide' | 'too-many-lines' | 'text-too-long'

/** A4, folded in three: the code stands on the second, which lies inside. */
const [WIDTH, THIRD] = [210, 99]
const [LEFT, BODY, FOOT] = [22, 150, 291]
/** What an envelope lets a sheet slip, and what its edge hides. */
const SLIP = 4
/** Points: as large as it can be, no smaller than machines read. */
const SIZES = [11, 10.5, 10, 9.5, 9] as const
/** Closer where they are small: an address may have eight lines. */
const leadingOf = (size: number): number => (size < 10 ? 1.15 : 1.25)

/** An address in its window: as large as it fits, lines that are too long for the smallest broken where they have a space. */
export function inWindow(
  paper: Pick<Paper, 'widthOf'>,
  address: readonly string[],
  window: Window,
): { readonly size: number; readonly lines: readonly string[] } | Unprintable {
  const [width, height] = [window.width - 2 * SLIP, window.height - SLIP]
  const highOf = (size: number, lines: number): number => (lines * size * leadingOf(size) * 25.4) / 72
  const fits = (line: string, size: number): boolean => paper.widthOf(line, { size }) <= width
  for (const size of SIZES)
    if (address.every((line) => fits(line, size)) && highOf(size, address.length) <= height)
      return { size, lines: address }
  const size = SIZES.at(-1) ?? 9
  const lines: string[] = []
  for (const line of address) {
    let rest = ''
    for (const word of line.split(/(?<= )(?! )/)) {
      if (!fits(word.trimEnd(), size)) return 'line-too-wide'
      if (fits((rest + word).trimEnd(), size)) rest += word
      else {
        lines.push(rest.trimEnd())
        rest = word
      }
    }
    lines.push(rest.trimEnd())
  }
  return highOf(size, lines.length) <= height ? { size, lines } : 'too-many-lines'
}

/** Every word that is drawn. */
const wordsOf = ({ parts, address, head }: Sheet): string =>
  [
    ...[parts.title, parts.greeting, ...parts.before, parts.code.label, parts.code.shown, parts.code.until],
    ...[...parts.facts.flat(), parts.steps.title, ...parts.steps.each, parts.page.says, parts.page.shown],
    ...[...parts.notes.flatMap(({ title, text }) => [title, text]), ...address, head.name, head.from],
  ].join('')

/**
 * Draws a letter on a sheet of its own. What cannot be printed is not to be: neither a box for a character that the font
 * lacks, nor an address of which the window hides a part. @returns why; then the paper is no good
 */
export function drawLetter(
  press: Pick<Press, 'missing'>,
  paper: Paper,
  sheet: Sheet,
): Unprintable | undefined {
  const { parts, window, head } = sheet
  if (press.missing(wordsOf(sheet)).length > 0) return 'no-glyph'
  const fitted = inWindow(paper, sheet.address, window)
  if (typeof fitted === 'string') return fitted
  if (heights(paper, parts) > THIRD - 50) return 'text-too-long'
  paper.sheet()
  drawHead(paper, head)
  const leading = fitted.size * (leadingOf(fitted.size) - FONT_HEIGHT)
  const at = { left: window.left + SLIP, top: window.top + 1, width: window.width }
  paper.text('P', fitted.lines.join('\n'), at, { size: fitted.size, leading })
  drawFacts(paper, parts, window)
  drawCode(paper, parts, head)
  return drawRest(paper, sheet) > FOOT ? 'text-too-long' : undefined
}

/** How high the font's own line is, of its size. */
const FONT_HEIGHT = 1.257

const plain: Style = { size: 11, leading: 2 }
const soft: Style = { size: 9, colour: '#404040', leading: 1 }

function drawHead(paper: Paper, { name, colour, logo, from }: Head): void {
  if (logo) paper.figure(name, (pen) => pen.picture(logo, { left: LEFT, top: 12, width: 70, height: 14 }))
  else paper.text('P', name, { left: LEFT, top: 14, width: 120 }, { size: 18, weight: 'bold', colour })
  if (from !== '')
    paper.text('P', from, { left: LEFT, top: 27.5, width: 166 }, { size: 7.5, colour: '#404040' })
}

/** Beside the window, whichever side that is on. */
function drawFacts(paper: Paper, { facts }: LetterParts, window: Window): void {
  const left = window.left + window.width / 2 < WIDTH / 2 ? 135 : LEFT
  let top = window.top + 4
  for (const [label, value] of facts) {
    paper.text('P', `${label}: ${value}`, { left, top, width: 55 }, { size: 10 })
    top += 5.5
  }
}

/** What stands before the code must end where the code begins. */
const heights = (paper: Paper, { title, greeting, before }: LetterParts): number =>
  paper.heightOf(title, BODY, heading) +
  [greeting, ...before].reduce((sum, text) => sum + paper.heightOf(text, BODY, plain) + 3, 0)

const heading: Style = { size: 15, weight: 'bold' }

/** On the second third of the sheet, which lies inside when it is folded. */
function drawCode(paper: Paper, { title, greeting, before, code }: LetterParts, { colour }: Head): void {
  let top = paper.text('H1', title, { left: LEFT, top: THIRD + 6, width: BODY }, { ...heading, colour }) + 4
  for (const text of [greeting, ...before])
    top = paper.text('P', text, { left: LEFT, top, width: BODY }, plain) + 3
  const box = { left: LEFT, top: Math.max(top + 3, 146), width: 166, height: 34 }
  paper.decoration((pen) => {
    pen.fill(colour, { ...box, width: 1.2 })
    pen.fill('#f2f2f2', { ...box, left: LEFT + 1.2, width: 164.8 })
  })
  const within = (offset: number): Place => ({ left: LEFT + 8, top: box.top + offset, width: 150 })
  paper.text('P', code.label, within(4), { size: 10 })
  paper.text('P', code.shown, within(8.5), { size: 30, weight: 'bold', spacing: 2 })
  paper.text('P', code.until, within(24), { size: 10.5 })
}

/** On the last third: what is done with it. @returns where the text ends */
function drawRest(paper: Paper, { parts, squares }: Sheet): number {
  const { steps, page, notes, reference } = parts
  let top =
    paper.text(
      'P',
      steps.title,
      { left: LEFT, top: 2 * THIRD + 4, width: 120 },
      { size: 11, weight: 'bold' },
    ) + 1
  steps.each.forEach((step, i) => {
    paper.text('Lbl', `${i + 1}.`, { left: LEFT, top, width: 6 }, plain)
    top = paper.text('LI', step, { left: LEFT + 6, top, width: 114 }, plain) + 0.5
  })
  top = paper.text('P', page.says, { left: LEFT, top: top + 3, width: 120 }, plain)
  top = paper.text('P', page.shown, { left: LEFT, top, width: 120 }, { ...plain, weight: 'bold' }) + 3
  paper.figure(page.href, (pen) =>
    pen.fill('#000000', ...boxesOf(squares, { left: 162, top: 2 * THIRD + 6 })),
  )
  for (const { title, text } of notes) {
    top = paper.text('P', title, { left: LEFT, top, width: 120 }, { ...soft, weight: 'bold' })
    top = paper.text('P', text, { left: LEFT, top, width: 116 }, soft) + 1.5
  }
  const bars = toBarcode(reference.plain)
  const [width, right] = [46, 188]
  paper.figure(`${reference.label} ${reference.plain}`, (pen) => {
    const step = width / bars.width
    const bar = ({ at, wide }: { at: number; wide: number }): Box => ({
      ...{ left: right - width + at * step, top: 277, width: wide * step, height: 8 },
    })
    pen.fill('#000000', ...bars.bars.map(bar))
  })
  paper.text(
    'P',
    `${reference.label} ${reference.shown}`,
    { left: right - width, top: 286, width },
    { size: 7.5 },
  )
  return top
}

/** Millimetres that a QR code is wide. */
const SIDE = 26

/** What is dark of a QR code: what lies side by side is one box. */
function boxesOf(squares: Sheet['squares'], at: { readonly left: number; readonly top: number }): Box[] {
  const step = SIDE / squares.length
  return squares.flatMap((row, y) => {
    const boxes: Box[] = []
    let from: number | undefined
    for (let x = 0; x <= row.length; x += 1) {
      if (row[x] === true) from ??= x
      else if (from !== undefined) {
        boxes.push({
          left: at.left + from * step,
          top: at.top + y * step,
          width: (x - from) * step,
          height: step,
        })
        from = undefined
      }
    }
    return boxes
  })
}
