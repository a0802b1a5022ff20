/** A text as a QR code (ISO/IEC 18004), row by row, without the quiet zone around it; true is dark. */
export async function toSquares(text: string): Promise<boolean[][]> {
  const { default: library } = await import('qrcode')
  const { modules } = library.create(text, { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_each, x) => modules.get(y, x) === 1),
  )
}
