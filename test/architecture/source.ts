import fs from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor, type ParseResult } from 'oxc-parser'

export const root = path.resolve(import.meta.dirname, '../..')

/** One way in which a file leans on another: static, dynamic or only by a type. */
export interface Import {
  /** Relative to the project where it is ours; a package's name, otherwise. */
  readonly to: string
  readonly typeOnly: boolean
  /** What is taken of it; `*` for all. */
  readonly names: readonly string[]
}

export interface Source {
  /** Relative to the project, with forward slashes. */
  readonly file: string
  readonly text: string
  /** The text without comments: rules are about code. */
  readonly code: string
  readonly imports: readonly Import[]
  /** What the file has others use. */
  readonly exports: readonly string[]
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

/** What a text would be to the guards if it stood in this file. */
export function parsed(file: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const resolve = (target: string): string =>
    target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target
  let code = ''
  let at = 0
  for (const { start, end } of comments) {
    code += text.slice(at, start)
    at = end
  }
  code += text.slice(at)
  return {
    ...{ file, text, code },
    imports: importsOf({ program, module }).map((each) => ({ ...each, to: resolve(each.to) })),
    exports: module.staticExports.flatMap(({ entries }) =>
      entries.map(({ exportName }) => exportName.name ?? exportName.kind),
    ),
  }
}

function importsOf({ program, module }: Pick<ParseResult, 'program' | 'module'>): Import[] {
  const found: Import[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    to: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    names: entries.map(({ importName }) => importName.name ?? '*'),
  }))
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType, importName } of entries)
      if (moduleRequest)
        found.push({ to: moduleRequest.value, typeOnly: isType, names: [importName.name ?? '*'] })
  const isText = (node: unknown): node is { value: string } =>
    typeof (node as { value?: unknown }).value === 'string'
  new Visitor({
    ImportExpression({ source }) {
      // what is not written down cannot be judged
      found.push({ to: isText(source) ? source.value : '(computed)', typeOnly: false, names: ['*'] })
    },
    TSImportType({ source }) {
      found.push({ to: source.value, typeOnly: true, names: ['*'] })
    },
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type === 'Identifier' && callee.name === 'require')
        found.push({ to: first && isText(first) ? first.value : '(computed)', typeOnly: false, names: ['*'] })
    },
  }).visit(program)
  return found
}

const seen = new Map<string, Source>()

export function read(file: string): Source {
  const known = seen.get(file)
  if (known) return known
  const text = fs.readFileSync(path.join(root, file), 'utf8')
  const source = file.endsWith('.ts')
    ? parsed(file, text)
    : { file, text, code: text, imports: [], exports: [] }
  seen.set(file, source)
  return source
}

export const sources = (...folders: string[]): Source[] =>
  folders.flatMap((folder) => filesBelow(folder, '.ts')).map(read)
