import { createWriteStream } from 'node:fs'
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { HandingFault, type Handing, type Receiver } from './contract.ts'
import { guarding, writeWhole } from './writing.ts'

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

/** The system's word for it, without what it was about: paths may have the names of people in them. */
function faultOf(error: unknown): HandingFault {
  if (error instanceof HandingFault) return error
  const code = codeOf(error) ?? 'failed'
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new HandingFault('full', 'there is no room in the folder')
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new HandingFault('not-let-in', 'the folder may not be written')
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new HandingFault('unreachable', 'the folder is not there')
  return new HandingFault('failed', `the folder could not be written (${code})`)
}

/** A folder of this machine, or one that is mounted on it. Whoever reads it takes what has no `.part-` in its name. */
export function folderReceiver(root: string): Receiver {
  const at = (...parts: string[]): string => path.join(root, ...parts)
  const guarded = guarding(faultOf)
  const handing: Handing = {
    list: guarded(() => readdir(root)),
    make: guarded((folder) => mkdir(at(folder), { mode: 0o750 })),
    put: guarded((file, bytes) =>
      writeWhole(bytes, {
        write: (pieces) =>
          pipeline(
            Readable.from(pieces),
            createWriteStream(at(file), { flags: 'wx', mode: 0o640, flush: true }),
          ),
        sizeOf: async () => (await stat(at(file))).size,
      }),
    ),
    remove: guarded((folder) => rm(at(folder), { recursive: true, force: true })),
    rename: guarded(async (folder, name) => {
      // one that exists and is not empty is never replaced (POSIX rename); an empty one is looked for first
      if (
        await access(at(name)).then(
          () => true,
          () => false,
        )
      )
        return false
      return rename(at(folder), at(name)).then(
        () => true,
        (error: unknown) => {
          if (['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(codeOf(error) ?? '')) return false
          throw error
        },
      )
    }),
    close: () => Promise.resolve(),
  }
  return {
    name: `folder ${root}`,
    open: guarded(async () => {
      // one that is made here would hide what is to be mounted in its place
      await access(root)
      return handing
    }),
  }
}
