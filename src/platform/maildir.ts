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
 * process has taken meanwhile is left out, and so is what cannot be read: the rest is no worse for it.
 *
 * @param most bytes of each that are read
 * @param unreadable told the system's word for why the folder, or one of its files, cannot be read
 */
export async function* newMail(
  folder: string,
  {
    count,
    most,
    unreadable,
  }: { readonly count: number; readonly most: number; readonly unreadable: (code: string) => void },
): AsyncGenerator<Waiting> {
  const told = (error: unknown): undefined => {
    const { code = 'failed' } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') unreadable(code)
  }
  const names = await listed(folder).catch((error: unknown) => {
    unreadable((error as NodeJS.ErrnoException).code ?? 'failed')
    return []
  })
  let seen = 0
  for (const name of names) {
    const at = path.join(folder, 'new', name)
    const raw = seen < count ? await readUpTo(at, most).catch(told) : undefined
    if (!raw) continue
    seen += 1
    yield {
      raw,
      remove: () => rm(at, { force: true }).catch(told),
      // seen, by nobody yet (`:2,`)
      leave: () => rename(at, path.join(folder, 'cur', `${name}:2,`)).catch(told),
    }
  }
}

async function listed(folder: string): Promise<string[]> {
  await mkdir(path.join(folder, 'cur'), { recursive: true })
  return (await readdir(path.join(folder, 'new'))).toSorted()
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
