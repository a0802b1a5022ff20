import { Readable } from 'node:stream'
import { runCommandLine } from '../../src/doors/cli/index.ts'

/**
 * A process that runs one command of the command line after another, for tests: to load Sluis takes longer than most
 * commands do. Each command has an environment of its own, and is done when nothing of it keeps the process alive, as
 * a process that runs only it would then end.
 */
process.on('message', (asked: { words: string[]; env: Record<string, string>; input: string }) => {
  void answer(asked).then((ended) => process.send?.(ended))
})

async function answer({
  words,
  env,
  input,
}: {
  words: string[]
  env: Record<string, string>
  input: string
}) {
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, env)
  const told = { out: '', error: '' }
  process.stdout.write = (text: string | Uint8Array) => Boolean((told.out += String(text)))
  process.stderr.write = (text: string | Uint8Array) => Boolean((told.error += String(text)))
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true })
  const before = left()
  const code = await runCommandLine(words)
  while (left() > before) await new Promise((resolve) => setTimeout(resolve, 2).unref())
  return { code, ...told }
}

/** What keeps this process alive; the line to the test that asks is always there. */
const left = (): number => process.getActiveResourcesInfo().length

process.send?.('ready')
