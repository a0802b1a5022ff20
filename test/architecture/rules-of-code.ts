import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { filesBelow, read, type Source } from './source.ts'
import { isOf, type Rule } from './rules.ts'

const created = (): string[] =>
  filesBelow('migrations', '.sql').flatMap((file) =>
    Array.from(read(file).text.matchAll(/create table (?:if not exists )?(\w+)/g), ([, table = '']) => table),
  )

/** Which file declares which table. */
export const declaredTables = (code: readonly Source[]): (readonly [table: string, file: string])[] =>
  code.flatMap(({ file, code: text }) =>
    Array.from(
      (/interface Tables \{([\s\S]*?)\n {2}\}/.exec(text)?.[1] ?? '').matchAll(/^ {4}(\w+):/gm),
      ([, table = '']) => [table, file] as const,
    ),
  )

/** Every table has one owner, and nobody else names it in SQL: but stores within its owner's room, which is one slice. */
export const everyTableHasOneOwner: Rule = (code) => {
  const declared = declaredTables(code)
  const owners = new Map(declared)
  const twice = declared.filter(([table, file]) => owners.get(table) !== file)
  const named = code
    .filter(isOf('src'))
    .filter(({ code: text }) =>
      /\bsql\b|\bprepared\b|(select|delete)From\(|insertInto\(|updateTable\(/.test(text),
    )
    .flatMap(({ file, code: text }) =>
      Array.from(
        text.matchAll(
          /\b(?:from|into|update|join|using|truncate)\s+(?:only\s+)?(?:public\.)?"?(\w+)"?|(?:selectFrom|insertInto|updateTable|deleteFrom|[jJ]oin)\(\s*['"`](\w+)/g,
        ),
        ([, raw, built]) => raw ?? built ?? '',
      )
        .filter((table) => owners.has(table) && !isWithin(file, path.dirname(owners.get(table) ?? '')))
        .map((table) => `${file}: ${table}`),
    )
  return [
    ...twice.map(([table, file]) => `${file}: ${table} is another's`),
    ...created()
      .filter((table) => !owners.has(table))
      .map((table) => `nobody's: ${table}`),
    ...named,
  ]
}

const isWithin = (file: string, room: string): boolean => file.startsWith(`${room}/`)

/** Where the bracket that was opened before `text` is closed. */
function endOf(text: string): number {
  let depth = 1
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}

/** Of several things asked at once, one could be sent after the rollback that another has caused. */
export const aTransactionAsksOneThingAfterTheOther: Rule = (code) =>
  code
    .filter(({ code: text }) =>
      text
        .split(/Promise\.(?:all|allSettled|race|any)\(/)
        .slice(1)
        .some((call) => /\btx\b/.test(call.slice(0, endOf(call)))),
    )
    .map(({ file }) => file)

/** What a program writes and the compiler reads is no file that anybody reads. */
const MADE = /^test\/architecture\/columns\.ts$/

export const everyFileCanBeReadStandingUp: Rule = (code) =>
  code
    .filter(({ file }) => !MADE.test(file))
    .filter(({ text }) => text.split('\n').length > 301)
    .map(({ file, text }) => `${file} (${text.split('\n').length})`)

export const everySliceIntroducesItself: Rule = (code) =>
  code
    .filter(({ file, text }) => /^src\/.*\/index\.ts$/.test(file) && !text.startsWith('/**'))
    .map(({ file }) => file)

const MOST_IN_A_BAG = 8

/**
 * What is handed to somebody says by its size what they do. The house itself is the root's, what a command line takes is
 * what somebody typed.
 */
export const noBagIsTooBig: Rule = (code) =>
  code
    .filter(({ file }) => file.split('/').length > 2 && !file.startsWith('src/doors/cli/'))
    .flatMap(({ file, code: text }) =>
      Array.from(text.matchAll(/interface (\w+)[^{]*\{\n([\s\S]*?)\n\}/g), ([, name = '', body = '']) => ({
        name,
        size: (body.match(/^ {2}(?:readonly )?\w+\??(?::|\(|<)/gm) ?? []).length,
      }))
        .filter(({ name }) => /(Deps|Door|Needs|Options|Ground)$|^(SignIn|Recovery|Managing)$/.test(name))
        .filter(({ size }) => size > MOST_IN_A_BAG)
        .map(({ name, size }) => `${file}: ${name} (${size})`),
    )

const LONGEST_FUNCTION = 60

/**
 * Lines of a function without those of the functions inside it: what makes a factor of several functions is as long as
 * they are many. In the engine's room, where what is handed to the engine is easily read over, with them.
 */
export const noFunctionIsLong: Rule = (code) =>
  code.filter(({ file }) => file.startsWith('src/')).flatMap((source) => longIn(source))

function longIn({ file, text }: Source): string[] {
  const found: { start: number; end: number }[] = []
  const note = ({ start, end }: { start: number; end: number }): void => void found.push({ start, end })
  new Visitor({
    FunctionDeclaration: note,
    FunctionExpression: note,
    ArrowFunctionExpression: note,
  }).visit(parseSync(file, text).program)
  const lines = ({ start, end }: { start: number; end: number }): number =>
    text
      .slice(start, end)
      .split('\n')
      .filter((line) => !/^\s*(\/\/|\/?\*|$)/.test(line)).length
  const withInner = file.startsWith('src/doors/oidc/')
  return found.flatMap((outer) => {
    const inner = found.filter((each) => each.start > outer.start && each.end <= outer.end)
    const outermost = inner.filter(
      (each) => !inner.some((other) => other !== each && other.start <= each.start && other.end >= each.end),
    )
    const own = lines(outer) - (withInner ? 0 : outermost.reduce((sum, each) => sum + lines(each) - 1, 0))
    return own > LONGEST_FUNCTION
      ? [`${file}:${text.slice(0, outer.start).split('\n').length}: ${own} lines`]
      : []
  })
}
