import { parseSync, Visitor, type Expression, type Node } from 'oxc-parser'
import type { Source } from './source.ts'

/** A statement as it is sent to PostgreSQL: one of those that a template can become. */
export interface Statement {
  readonly file: string
  readonly line: number
  /** With `$1` for each value. */
  readonly text: string
  /** The columns that the code says come back, as far as its type is written beside it. */
  readonly columns: readonly string[] | undefined
}

type Template = Extract<Node, { type: 'TaggedTemplateExpression' }>

const isSql = (node: unknown): node is Template =>
  (node as Node).type === 'TaggedTemplateExpression' &&
  (node as Template).tag.type === 'Identifier' &&
  ((node as Template).tag as { name: string }).name === 'sql'

/** More ways than these no statement should have. */
const MOST_WAYS = 64

/** Every statement of a file that is run: by `.execute`, or by `prepared`. */
export function statementsOf({ file, text }: Source): Statement[] {
  const { program } = parseSync(file, text)
  const named = new Map<string, Node>()
  const types = new Map<string, readonly string[]>()
  const run: { node: Node; ways: string[]; row: unknown }[] = []
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type === 'Identifier' && init) named.set(id.name, init)
    },
    FunctionDeclaration({ id, body }) {
      if (id && body) named.set(id.name, body)
    },
    TSTypeAliasDeclaration({ id, typeAnnotation }) {
      const columns = columnsOf(typeAnnotation, types)
      if (columns) types.set(id.name, columns)
    },
    TSInterfaceDeclaration({ id, body, extends: bases }) {
      if (bases.length === 0) types.set(id.name, membersOf(body.body))
    },
  }).visit(program)
  new Visitor({
    CallExpression(call) {
      const { callee } = call
      if (callee.type === 'MemberExpression' && (callee.property as { name?: string }).name === 'execute') {
        const template = resolved(callee.object, named)
        if (isSql(template)) run.push({ node: call, ways: waysOf(template, named), row: rowOf(template) })
      }
      const isPrepared = callee.type === 'Identifier' && callee.name === 'prepared'
      if (isPrepared && call.arguments[0]) {
        const ways = plainText(call.arguments[0], named)
        run.push({ node: call, ways: [ways], row: rowOf(call) })
      }
    },
  }).visit(program)
  return run.flatMap(({ node, ways, row }) =>
    [...new Set(ways)].map((way) => ({
      file,
      line: text.slice(0, node.start).split('\n').length,
      text: numbered(way),
      columns: columnsOf(row, types),
    })),
  )
}

/** Where a value will stand. */
const VALUE = '\u0001'
const numbered = (way: string): string => {
  let count = 0
  return way.replaceAll(VALUE, () => `$${++count}`)
}

const resolved = (node: Node, named: ReadonlyMap<string, Node>): Node =>
  node.type === 'Identifier' ? (named.get(node.name) ?? node) : node

/** Each text that a template can become: where it chooses between parts, one for each. */
function waysOf({ quasi }: Template, named: ReadonlyMap<string, Node>): string[] {
  return quasi.quasis.reduce<string[]>(
    (ways, { value }, i) => {
      const expression = quasi.expressions[i]
      const parts = expression === undefined ? [''] : partsOf(expression, named)
      const all = ways.flatMap((way) => parts.map((part) => `${way}${value.cooked ?? ''}${part}`))
      if (all.length > MOST_WAYS) throw new Error(`more than ${MOST_WAYS} ways: ${all[0]}`)
      return all
    },
    [''],
  )
}

function partsOf(node: Node, named: ReadonlyMap<string, Node>): string[] {
  if (isSql(node)) return waysOf(node, named)
  if (node.type === 'ConditionalExpression')
    return [...partsOf(node.consequent, named), ...partsOf(node.alternate, named)]
  if (node.type === 'CallExpression') {
    if (isRaw(node)) return [rawText(node.arguments[0] as Expression, named)]
    const made = node.callee.type === 'Identifier' ? named.get(node.callee.name) : undefined
    return madeBy(made, named) ?? [VALUE]
  }
  if (node.type === 'Identifier') {
    const value = named.get(node.name)
    if (value && (isSql(value) || value.type === 'ConditionalExpression')) {
      const parts = partsOf(value, named)
      return parts.includes(VALUE) ? [VALUE] : parts
    }
  }
  return [VALUE]
}

const isRaw = ({ callee }: Extract<Node, { type: 'CallExpression' }>): boolean =>
  callee.type === 'MemberExpression' &&
  (callee.object as { name?: string }).name === 'sql' &&
  (callee.property as { name?: string }).name === 'raw'

/** What a function of the same file makes, where it makes a part of a statement. */
function madeBy(made: Node | undefined, named: ReadonlyMap<string, Node>): string[] | undefined {
  if (made?.type !== 'ArrowFunctionExpression') return undefined
  const { body } = made
  return isSql(body) || (body.type === 'ConditionalExpression' && partsOf(body, named)[0] !== VALUE)
    ? partsOf(body, named)
    : undefined
}

/** A number that is computed once, such as that of a lock, stands for itself. */
function rawText(node: Node, named: ReadonlyMap<string, Node>): string {
  return resolved(node, named).type === 'CallExpression' ? VALUE : plainText(node, named)
}

/** A text that is written down, with what it names. */
function plainText(node: Node, named: ReadonlyMap<string, Node>): string {
  const found = resolved(node, named)
  if (found.type === 'Literal') return String(found.value)
  if (found.type === 'TemplateLiteral')
    return found.quasis
      .map(({ value }, i) => {
        const expression = found.expressions[i]
        return `${value.cooked ?? ''}${expression ? plainText(expression, named) : ''}`
      })
      .join('')
  throw new Error(`a statement is made of what is not written down: ${found.type}`)
}

const rowOf = (node: Node): unknown => {
  const { typeArguments } = node as { typeArguments?: { params: readonly unknown[] } | null }
  return typeArguments?.params[0]
}

const membersOf = (members: readonly Node[]): string[] =>
  members.flatMap((member) =>
    member.type === 'TSPropertySignature' ? ((member.key as { name?: string }).name ?? []) : [],
  )

/** The names of a row's columns; undefined where they are not written in this file. */
function columnsOf(
  row: unknown,
  types: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const node = row as Node | undefined
  if (node?.type === 'TSTypeLiteral') return membersOf(node.members)
  if (node?.type !== 'TSTypeReference' || node.typeName.type !== 'Identifier') return undefined
  const { name } = node.typeName
  const [of, names] = node.typeArguments?.params ?? []
  if (name === 'Pick') return textsIn(names)
  if (name === 'Omit') {
    const left = textsIn(names)
    return columnsOf(of, types)?.filter((each) => !left?.includes(each))
  }
  return types.get(name)
}

const textsIn = (node: Node | undefined): readonly string[] | undefined => {
  if (node?.type === 'TSUnionType') return node.types.flatMap((each) => textsIn(each) ?? [])
  return node?.type === 'TSLiteralType' && node.literal.type === 'Literal'
    ? [String(node.literal.value)]
    : undefined
}
