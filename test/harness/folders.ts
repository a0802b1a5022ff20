import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Bytes that must be free in memory before a database is kept there. */
const ROOM = 4 * 2 ** 30
const MEMORY = '/dev/shm'

/** Where databases of tests are kept: in memory where there is room, since a disk takes ten times as long to copy a thousand files. */
function roomiest(): string {
  try {
    const { bavail, bsize } = fs.statfsSync(MEMORY)
    fs.accessSync(MEMORY, fs.constants.W_OK)
    return bavail * bsize > ROOM ? MEMORY : os.tmpdir()
  } catch {
    return os.tmpdir()
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // somebody else's runs as well
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A new folder, which a database may be in. It carries the number of its process: what a killed one left is not kept. */
export function newFolder(name: string): string {
  const at = roomiest()
  for (const left of fs.readdirSync(at)) {
    const [, pid] = /^sluis-tried-(\d+)-/.exec(left) ?? []
    if (pid !== undefined && !isRunning(Number(pid)))
      fs.rmSync(path.join(at, left), { recursive: true, force: true })
  }
  return fs.mkdtempSync(path.join(at, `sluis-tried-${process.pid}-${name}-`))
}
