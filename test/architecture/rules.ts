import {
  apart,
  exceptions,
  monopolies,
  neighbours,
  notYetMoved,
  sharedViews,
  storeys,
  testsBeside as beside,
} from './rooms.ts'
import type { Source } from './source.ts'

/** Looks at all of the code, and says where it is not as it must be: a line a breach. */
export type Rule = (code: readonly Source[]) => string[]

/** `src/domain/factors/totp/store.ts` → `domain/factors/totp`; `src/app.ts` → `.`; `src/policy/sms.ts` → `policy` */
export function roomOf(of: string): string {
  const file = asMoved(of)
  const [, first = '', second = '', third = '', fourth] = file.split('/')
  if (second === '') return '.'
  // what stands at the root of a storey is of all of it
  if (heightOf(first) === -1 || ['policy', 'platform'].includes(first) || third === '') return first
  return second === 'factors' && fourth !== undefined ? `${first}/factors/${third}` : `${first}/${second}`
}

/** How many storeys there are above; -1 of what is no storey. */
const heightOf = (storey: string): number => storeys.findIndex((each) => each.includes(storey))
const storeyOf = (file: string): string => asMoved(file).split('/')[1] ?? ''

/** Where a file will be. */
function asMoved(file: string): string {
  const [src = '', first = '', ...rest] = file.split('/')
  const to = notYetMoved[first]
  return to === undefined || rest.length === 0 ? file : [src, to, ...rest].join('/')
}

export const isOf =
  (folder: string) =>
  ({ file }: Source): boolean =>
    file.startsWith(`${folder}/`)

const isFactor = (room: string): boolean => /^domain\/factors\/./.test(room)

/** What files import of ours, as arrows. */
const arrows = (
  code: readonly Source[],
  isWrong: (from: Source, to: string, how: Source['imports'][number]) => boolean,
): string[] =>
  code.flatMap((source) =>
    source.imports.filter((each) => isWrong(source, each.to, each)).map(({ to }) => `${source.file} → ${to}`),
  )

const planned = (room: string): boolean => {
  const [storey = ''] = room.split('/')
  if (apart[room] || ['policy', 'platform'].includes(room)) return true
  if (storey === 'domain') return neighbours[room] !== undefined || isFactor(room)
  if (storey === 'acts') return room === 'acts' || neighbours[room] !== undefined
  return heightOf(storey) >= 0
}

export const everyRoomIsOnThePlan: Rule = (code) =>
  [...new Set(code.filter(isOf('src')).map(({ file }) => roomOf(file)))].filter((room) => !planned(room))

export const nobodyEntersWhereTheyMayNot: Rule = (code) =>
  arrows(code.filter(isOf('src')), ({ file }, to) => {
    if (!to.startsWith('src/')) return false
    const [here, there] = [roomOf(file), roomOf(to)]
    if (here === there || exceptions.some((each) => each.from === here && each.to === there)) return false
    const own = apart[here]
    if (own) return !own.includes('*') && !own.includes(there)
    const [height, below] = [heightOf(storeyOf(file)), heightOf(storeyOf(to))]
    if (below < 0) return true
    if (height !== below) return height > below
    const allowed = neighbours[here] ?? (isFactor(here) ? neighbours['domain/factors/*'] : undefined) ?? []
    return !allowed.includes(there)
  })

/** Whatever is imported is written down as a text, so that these rules can see it. */
export const importsAreWrittenDown: Rule = (code) =>
  arrows(code, (_from, to) => to === '(computed)' || to.startsWith('/') || to.startsWith('file:'))

export const roomsAreEnteredByTheirFrontDoor: Rule = (code) => {
  const open = ['policy', 'platform', 'config', '.']
  return arrows(
    code.filter(isOf('src')),
    ({ file }, to) =>
      to.startsWith('src/') &&
      roomOf(to) !== roomOf(file) &&
      !open.includes(roomOf(to)) &&
      !/\/(index|contract)\.ts$/.test(to) &&
      !(isFactor(roomOf(file)) && to === 'src/domain/factors/store.ts'),
  )
}

export const factorsKnowNoAuditNoHttpAndNoOtherFactor: Rule = (code) =>
  arrows(
    code.filter(({ file }) => isFactor(roomOf(file))),
    ({ file }, to) =>
      /^src\/(domain\/audit|platform\/http|domain\/factors\/host)/.test(to) ||
      (isFactor(roomOf(to)) && roomOf(to) !== roomOf(file)),
  )

export const viewsTakeOnlyTypesOfTheRest: Rule = (code) =>
  arrows(code.filter(isOf('views')), (_from, to, { typeOnly }) => to.startsWith('src/') && !typeOnly)

/**
 * What a page shows is the page's to say: of the rest it knows policy's words, and what platform hands every page. Words
 * may be of what they must have a word for.
 */
export const viewsOwnTheirModels: Rule = (code) =>
  arrows(
    code.filter(({ file }) => file.startsWith('views/') && !/\/words\//.test(file)),
    (_from, to) => to.startsWith('src/') && !/^src\/(policy|platform)\//.test(to),
  )

/** `views/factors/totp/enrol.ts` → `factors/totp`; the root is shared. */
function slugOf(file: string): string {
  const folders = file
    .split('/')
    .slice(1, -1)
    .filter((folder) => folder !== 'messages' && folder !== 'words')
  return folders.join('/')
}

/** A slug is a room's path below its storey. */
const slugOfCode = (file: string): string => {
  const folders = file.split('/').slice(1, -1)
  return folders
    .slice(heightOf(folders[0] ?? '') >= 0 && !['policy', 'platform'].includes(folders[0] ?? '') ? 1 : 0)
    .join('/')
}

/**
 * One slug, four roots: what behaves is proved under the same path, and what speaks belongs to what behaves.
 *
 * @param tests every test file, by its path
 */
export const everySlugHasItsTests =
  (tests: readonly string[]): Rule =>
  (code) => {
    const proved = new Set(tests.map((file) => file.split('/').slice(1, -1).join('/')))
    const behaves = new Set(code.filter(isOf('src')).map(({ file }) => slugOfCode(file)))
    // what stands deeper is proved with what it is a part of
    const rooms = [...behaves].filter(
      (slug) => slug !== '' && slug.split('/').length <= (/^factors/.test(slug) ? 2 : 1),
    )
    const speaks = new Set(code.filter(isOf('views')).map(({ file }) => slugOf(file)))
    return [
      ...rooms.filter((slug) => !proved.has(slug)).map((slug) => `test/${slug} is missing`),
      ...[...speaks]
        .filter((slug) => slug !== '' && !sharedViews.includes(slug) && !behaves.has(slug))
        .map((slug) => `views/${slug} belongs to nothing`),
      ...[...proved]
        .filter((slug) => slug !== '' && !behaves.has(slug) && !beside.includes(slug.split('/')[0] ?? ''))
        .map((slug) => `test/${slug} proves nothing that is there`),
    ]
  }

/** A view is imported by its own slug or by one within; what stands at the root of `views/` is shared. */
export const viewsAreOfTheirOwnSlug: Rule = (code) =>
  arrows(code, ({ file }, to) => {
    if (!to.startsWith('views/') || ['', ...sharedViews].includes(slugOf(to))) return false
    const mine = file.startsWith('views/') ? slugOf(file) : slugOfCode(file)
    return mine !== slugOf(to) && !mine.startsWith(`${slugOf(to)}/`)
  })

/** Circles of imports; those by types only are circles as well: neither file can be read without the other. */
export const nothingGoesInCircles: Rule = (code) => {
  const graph = new Map(code.map(({ file, imports }) => [file, new Set(imports.map(({ to }) => to))]))
  const found: string[] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const trail: string[] = []
  const visit = (file: string): number => {
    const mine = order.size
    order.set(file, mine)
    lowest.set(file, mine)
    trail.push(file)
    for (const next of graph.get(file) ?? []) {
      if (!graph.has(next)) continue
      const reached = order.has(next) ? (trail.includes(next) ? order.get(next)! : mine) : visit(next)
      lowest.set(file, Math.min(lowest.get(file)!, reached))
    }
    if (lowest.get(file) === mine) {
      const circle = trail.splice(trail.indexOf(file))
      if (circle.length > 1 || graph.get(file)?.has(file)) found.push(circle.join(' ↔ '))
    }
    return lowest.get(file)!
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return found
}

export const policyImportsNothingButItself: Rule = (code) =>
  arrows(
    code.filter(isOf('src/policy')),
    (_from, to) => !to.startsWith('src/policy/') && to !== 'temporal-polyfill', // calendar arithmetic
  )

export const policyIsPure: Rule = (code) =>
  code
    .filter(isOf('src/policy'))
    .filter((each) =>
      /Date\.now|new Date\(\)|Temporal\.Now|Math\.random|performance\.|crypto\.|globalThis|\basync\b|\bawait\b|Promise|process\./.test(
        each.code,
      ),
    )
    .map(({ file }) => file)

/** Policy reasons about traits: a new factor changes none of it. */
export const policyNamesNoFactor =
  (kinds: readonly string[]): Rule =>
  (code) =>
    code
      .filter(isOf('src/policy'))
      .flatMap(({ file, code: text }) =>
        kinds
          .filter((kind) => new RegExp(`['"\`]${kind}['"\`]`).test(text))
          .map((kind) => `${file}: ${kind}`),
      )

/** What only some may touch stands only there. */
export const monopoliesHold: Rule = (code) =>
  monopolies.flatMap(({ what, pattern, imports, allowed }) =>
    code
      .filter(({ file }) => !allowed.test(file))
      .filter(
        (each) =>
          pattern?.test(each.code) ||
          each.imports.some(
            ({ to, names, typeOnly }) =>
              imports?.from.test(to) === true &&
              !(imports.typesAreFree === true && typeOnly) &&
              (imports.names === undefined ||
                names.some((name) => name === '*' || imports.names?.includes(name))),
          ),
      )
      .map(({ file }) => `${file}: ${what}`),
  )
