import fs from 'node:fs'

export default async function teardown(): Promise<void> {
  const { stop, dir } = (globalThis as Record<string, unknown>)['sluisTest'] as {
    stop: () => Promise<void> | undefined
    dir: string
  }
  await stop()
  fs.rmSync(dir, { recursive: true, force: true })
}
