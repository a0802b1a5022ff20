import { openPress } from '../../platform/pdf/paper.ts'
import type { Stationery } from '../../domain/letters/index.ts'

/**
 * A sheet to hold in a real envelope: the window as it is set, where it is folded, and where the code will be. @returns a PDF
 */
export async function drawProof({ window, name, country }: Stationery): Promise<Buffer> {
  const press = await openPress()
  const paper = press.open({ title: 'LETTERS_WINDOW', locale: 'en', author: name })
  const { left, top, width, height } = window
  const [grey, ink] = ['#808080', '#000000']
  const small = { size: 9 }
  paper.sheet()
  paper.decoration((pen) => {
    for (let mm = 10; mm < 210; mm += 10) pen.line([mm, 0], [mm, mm % 50 === 0 ? 5 : 3], grey)
    for (let mm = 10; mm < 297; mm += 10) pen.line([0, mm], [mm % 50 === 0 ? 5 : 3, mm], grey)
    for (const fold of [99, 198]) pen.line([0, fold], [210, fold], grey)
    pen.outline(window, ink)
    pen.line([left, top], [left + width, top + height], grey)
    pen.line([left + width, top], [left, top + height], grey)
    pen.outline({ left: 22, top: 146, width: 166, height: 34 }, grey)
  })
  const say = (text: string, at: number, style: { size: number; weight?: 'bold' } = small): number =>
    paper.text('P', text, { left: 22, top: at, width: 166 }, style)
  say(`${name}: the window of the envelope`, 14, { size: 14, weight: 'bold' })
  say(`LETTERS_COUNTRY=${country}  LETTERS_WINDOW=${left}/${top}/${width}/${height}`, 22)
  say('Print this sheet at 100 %, fold it along the two lines, and put it into the envelope.', 104, {
    size: 11,
  })
  say(
    'The cross must fill the window and nothing else may show, however the sheet slips. Where it does not, measure by the marks of 10 mm and set LETTERS_WINDOW.',
    112,
    { size: 11 },
  )
  say('The code stands in this box. It must not be read from outside.', 150)
  paper.text('P', `${width} × ${height} mm`, { left: left + 3, top: top + 2, width: width - 6 }, small)
  paper.end()
  return Buffer.concat(await Array.fromAsync(paper.bytes))
}
