import fs from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

export interface Source {
  /** Relative to the project, with forward slashes. */
  readonly file: string
  readonly text: string
  /** Without comments and strings' contents left alone: what the compiler acts on. */
  readonly imports: readonly { readonly to: string; readonly typeOnly: boolean }[]
}

export function filesBelow(folder: string, ending: string): string[] {
  const at = path.join(root, folder)
  if (!fs.existsSync(at)) return []
  return fs
    .readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .toSorted()
}

export function read(file: string): Source {
  const text = fs.readFileSync(path.join(root, file), 'utf8')
  const imports = Array.from(
    text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'/gm),
    ([line, type, target = '']) => ({
      to: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target,
      typeOnly: type !== undefined || /^(?:import|export)\s*\{(\s*type\s+\w+( as \w+)?,?)+\s*\}/.test(line),
    }),
  )
  return { file, text, imports }
}

export const sources = (...folders: string[]): Source[] =>
  folders.flatMap((folder) => filesBelow(folder, '.ts')).map(read)

/** The text without comments: rules are about code. */
export const code = (source: Source): string =>
  source.text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1')
