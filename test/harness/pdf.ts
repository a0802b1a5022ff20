import { extractImages, getDocumentProxy, getResolvedPDFJS } from 'unpdf'

/** A run of text on a sheet: where it stands, in millimetres from the left and upper edge, and how high its letters are. */
export interface Written {
  readonly sheet: number
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const mm = (points: number): number => (points * 25.4) / 72

/** What a PDF says to a program that extracts its text, in its order. */
export async function writtenIn(bytes: Uint8Array): Promise<Written[]> {
  // the reader takes the bytes for itself
  const document = await getDocumentProxy(Uint8Array.from(bytes))
  const written: Written[] = []
  for (let sheet = 1; sheet <= document.numPages; sheet += 1) {
    const page = await document.getPage(sheet)
    const { height } = page.getViewport({ scale: 1 })
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [, , , , x = 0, y = 0] = item.transform as number[]
      written.push({
        ...{ sheet, text: item.str, left: mm(x), right: mm(x + item.width) },
        ...{ top: mm(height - y - item.height), bottom: mm(height - y) },
      })
    }
  }
  return written
}

/** The lines of one sheet, or of all, as text. */
export const textIn = async (bytes: Uint8Array, sheet?: number): Promise<string> =>
  (await writtenIn(bytes))
    .filter((each) => sheet === undefined || each.sheet === sheet)
    .map(({ text }) => text)
    .join('\n')

/** The pictures on a sheet: how many points each is wide and high. */
export async function picturesIn(bytes: Uint8Array, sheet = 1): Promise<[width: number, height: number][]> {
  const pictures = await extractImages(await getDocumentProxy(Uint8Array.from(bytes)), sheet)
  return pictures.map(({ width, height }) => [width, height])
}

/** The colours that something on the first sheet is filled or written with, as `#0a5672`. */
export async function coloursIn(bytes: Uint8Array): Promise<Set<string>> {
  const { OPS } = await getResolvedPDFJS()
  const page = await (await getDocumentProxy(Uint8Array.from(bytes))).getPage(1)
  const { fnArray, argsArray } = await page.getOperatorList()
  const said = fnArray.flatMap((operator, i) =>
    operator === OPS.setFillRGBColor ? [String((argsArray as unknown[][])[i]?.[0])] : [],
  )
  return new Set(said)
}
