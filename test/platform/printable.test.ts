import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { readPicture, type Picture } from '../../src/platform/render/picture.ts'
import { toPrintable } from '../../src/platform/render/printable.ts'
import { picturesIn } from '../harness/pdf.ts'
import { openPress } from '../../src/platform/pdf/paper.ts'

const pictureOf = (bytes: Buffer | string): Picture => {
  const picture = readPicture(Buffer.from(bytes))
  if (typeof picture === 'string') throw new Error(picture)
  return picture
}
const svg = (inside: string): Picture =>
  pictureOf(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 20">${inside}</svg>`,
  )
const square = '<path d="M0 0h20v20H0z"/>'
/** One red point. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

/** A black square of so many points, of one bit each: some hundred bytes for millions. */
function black(side: number): Picture {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)), { level: 9 })
  const parts = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return pictureOf(Buffer.concat([dot.subarray(0, 8), ...parts]))
}

describe('a logo on paper', () => {
  test.each([
    ['a drawing', svg(square)],
    ['a picture', pictureOf(dot)],
    ['a picture of four million points', black(2000)],
  ])('%s is a PNG that a document takes, and the same bytes each time', async (_what, picture) => {
    const png = await toPrintable(picture)
    expect(png).toBeDefined()
    expect((await toPrintable(picture))?.equals(png!)).toBe(true)
    const paper = (await openPress()).open({ title: 'Logo', locale: 'en', author: 'Sluis' })
    for (const sheet of [1, 2]) {
      paper.sheet()
      paper.figure(`on sheet ${sheet}`, (pen) =>
        pen.picture(png!, { left: 20, top: 20, width: 70, height: 14 }),
      )
    }
    paper.end()
    const bytes = Buffer.concat(await Array.fromAsync(paper.bytes))
    expect(await picturesIn(bytes, 2)).toEqual([[827, 165]])
    // in the document once, whatever shows it
    expect(bytes.toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(1)
  })

  test.each([
    ['has letters, whose fonts are elsewhere', svg(`${square}<text y="10">Sluis</text>`)],
    ['shows nothing on white', svg('<path fill="#fff" d="M0 0h20v20H0z"/>')],
    ['ends in the middle', pictureOf(dot.subarray(0, 50))],
    ['is no more than its first bytes', pictureOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))],
    [
      'is as large as a town',
      pictureOf(
        `<svg xmlns="http://www.w3.org/2000/svg" width="1000000000" height="1000000000">${square}</svg>`,
      ),
    ],
    ['has sixteen million points', black(4000)],
    [
      'holds a picture',
      svg(`${square}<image href="data:image/png;base64,${dot.toString('base64')}" width="9" height="9"/>`),
    ],
    ['shows a file of the machine alone', svg('<image href="file:///etc/hostname" width="20" height="20"/>')],
    ['shows a page alone', svg('<image href="http://127.0.0.1:1/a.png" width="20" height="20"/>')],
  ])('one that %s is not printed: its name is', async (_what, picture) => {
    expect(await toPrintable(picture)).toBeUndefined()
  })

  test('one that takes for ever to draw is not waited for, and holds nobody up', async () => {
    const blur = '<feGaussianBlur stdDeviation="500"/><feTurbulence numOctaves="1000"/>'.repeat(200)
    const endless = svg(`<filter id="f">${blur}</filter><g filter="url(#f)">${square}</g>`)
    let turns = 0
    const turning = setInterval(() => (turns += 1), 50)
    const began = Date.now()
    expect(await toPrintable(endless)).toBeUndefined()
    clearInterval(turning)
    expect(Date.now() - began).toBeLessThan(15_000)
    expect(turns).toBeGreaterThan(20)
  })
})
