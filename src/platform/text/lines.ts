/** A line that is longer than lines are. */
export class TooLong extends Error {
  override readonly name = 'TooLong'
  /** Counted from 1. */
  readonly line: number
  constructor(line: number) {
    super(`line ${line} is too long`)
    this.line = line
  }
}

/**
 * The lines of a text that comes piece by piece, each with its number, counted from 1; empty ones are left out.
 *
 * @param most characters of a line
 * @throws TooLong
 */
export async function* linesOf(
  pieces: AsyncIterable<string>,
  most: number,
): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  let rest = ''
  let line = 1
  for await (const piece of pieces) {
    const all = (rest + piece).split('\n')
    rest = all.pop() ?? ''
    for (const text of all) {
      if (text.length > most) throw new TooLong(line)
      if (text.trim() !== '') yield { line, text }
      line += 1
    }
    if (rest.length > most) throw new TooLong(line)
  }
  if (rest.trim() !== '') yield { line, text: rest }
}
