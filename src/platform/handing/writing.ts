import { HandingFault } from './contract.ts'

/** Has what goes wrong told as what it means here. */
export const guarding =
  (faultOf: (error: unknown) => HandingFault) =>
  <Args extends unknown[], Done>(work: (...args: Args) => Promise<Done>) =>
  async (...args: Args): Promise<Done> => {
    try {
      return await work(...args)
    } catch (error) {
      throw faultOf(error)
    }
  }

/** Writes a file to its end. @throws HandingFault where not all of it is there afterwards */
export async function writeWhole(
  bytes: AsyncIterable<Buffer> | Buffer,
  to: {
    readonly write: (pieces: AsyncIterable<Buffer>) => Promise<unknown>
    readonly sizeOf: () => Promise<number>
  },
): Promise<void> {
  let size = 0
  const counted = async function* () {
    for await (const piece of Buffer.isBuffer(bytes) ? [bytes] : bytes) {
      size += piece.length
      yield piece
    }
  }
  await to.write(counted())
  if ((await to.sizeOf()) !== size) throw new HandingFault('failed', 'not all of a file was written')
}
