import { Worker } from 'node:worker_threads'
import { crc32, deflateSync } from 'node:zlib'
import { seconds } from '../clock.ts'
import type { Picture } from './picture.ts'

/** What a picture is drawn in: so many points, at its left side. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly type: string
  readonly body: Uint8Array
}

/** The head of a letter is 70 by 14 mm: 300 points to the inch. */
const BOX = { width: 827, height: 165 }

/** As long as a picture may take, whoever made it. */
const PATIENCE = seconds(5)

/** A drawing with letters in it looks as it was meant where its fonts are: no server has them. */
const needsFonts = ({ type, body }: Picture): boolean =>
  type === 'image/svg+xml' && /<(\w+:)?text[\s>]/.test(body.toString('utf8'))

/** A picture of more points than paper shows takes memory by the gigabyte to read, however few bytes it has. */
const MOST_POINTS = 10_000_000

/** How many points a picture says that it has; undefined: it does not say so where it must. */
function pointsOf({ type, body }: Picture): number | undefined {
  if (type === 'image/png')
    return body.length < 24 ? undefined : body.readUInt32BE(16) * body.readUInt32BE(20)
  if (type !== 'image/jpeg') return 0
  // JPEG (ITU-T T.81, B.1 and B.2.2): segments, of which one begins a frame
  for (let at = 2; at + 9 < body.length; at += 2 + body.readUInt16BE(at + 2)) {
    const marker = body.readUInt8(at + 1)
    if (body.readUInt8(at) !== 0xff) return undefined
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return body.readUInt16BE(at + 5) * body.readUInt16BE(at + 7)
  }
  return undefined
}

/** A drawing that holds a picture holds whatever that needs to be read. */
const holdsPicture = ({ type, body }: Picture): boolean =>
  type === 'image/svg+xml' && /<(\w+:)?(image|feImage)[\s>]/i.test(body.toString('utf8'))

/**
 * A logo as printers take it: a PNG of one plain kind, on white, whatever it was made of. The same picture makes the same
 * bytes.
 *
 * @returns undefined: it cannot be printed as it was meant, and a name is printed in its place
 */
export async function toPrintable(picture: Picture): Promise<Buffer | undefined> {
  if (needsFonts(picture) || holdsPicture(picture)) return undefined
  if ((pointsOf(picture) ?? Infinity) > MOST_POINTS) return undefined
  const points = await draw({ ...BOX, type: picture.type, body: picture.body })
  const isBlank = points?.every((value) => value === 255) ?? true
  return points && !isBlank ? pngOf(points, BOX) : undefined
}

/** @returns four bytes for each point; undefined: it could not be drawn, or not in time */
async function draw(drawing: Drawing): Promise<Uint8Array | undefined> {
  const worker = new Worker(new URL('drawing.worker.ts', import.meta.url), {
    workerData: drawing,
    // what it is given is all that it knows
    ...{ env: {}, argv: [], execArgv: [], stdout: true, stderr: true },
  })
  let patience: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve) => {
      worker.once('message', (points: Uint8Array) => resolve(points))
      worker.once('error', () => resolve(undefined))
      worker.once('exit', () => resolve(undefined))
      patience = setTimeout(() => resolve(undefined), PATIENCE)
    })
  } finally {
    clearTimeout(patience)
    await worker.terminate()
  }
}

/** A PNG of red, green and blue alone (PNG, third edition, §5 and §11): readers of documents take it as it is. */
function pngOf(points: Uint8Array, { width, height }: typeof BOX): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let at = 0; at < width * height; at += 1) {
    // each row begins with how it is filtered: not at all
    const to = at * 3 + Math.floor(at / width) + 1
    rows.set(points.subarray(at * 4, at * 4 + 3), to)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // eight bits of each of three colours
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows, { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ],
  ])
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
