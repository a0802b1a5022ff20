import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** A mail that has come, and was not looked at. */
export interface Waiting {
  /** As much of it as was asked for. */
  readonly raw: Uint8Array
  /** It was dealt with, and is of no use to anybody. */
  remove(): Promise<void>
  /** It is none of ours: it is left where people look. */
  leave(): Promise<void>
}

/**
 * New mail of a folder as mail servers deliver it (Maildir): each a file in `new`, whole as soon as it is there. What another
 * process has taken meanwhile is left out.
 *
 * @param most bytes of each that are read
 * @throws where the folder is not there, or may not be read
 */
export async function* newMail(
  folder: string,
  { count, most }: { readonly count: number; readonly most: number },
): AsyncGenerator<Waiting> {
  await mkdir(path.join(folder, 'cur'), { recursive: true })
  const names = (await readdir(path.join(folder, 'new'))).toSorted().slice(0, count)
  for (const name of names) {
    const at = path.join(folder, 'new', name)
    const raw = await readUpTo(at, most).catch(gone)
    if (raw)
      yield {
        raw,
        remove: () => rm(at, { force: true }),
        // seen, by nobody yet (`:2,`)
        leave: () => rename(at, path.join(folder, 'cur', `${name}:2,`)).then(undefined, gone),
      }
  }
}

async function readUpTo(file: string, most: number): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(most), 0, most, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function gone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
