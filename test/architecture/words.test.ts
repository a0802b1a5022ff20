import { describe, expect, test } from '@jest/globals'
import { problemWords as errorWords } from '../../views/words/index.ts'
import * as en from '../../views/factors/words/en.ts'
import * as nl from '../../views/factors/words/nl.ts'
import * as sv from '../../views/factors/words/sv.ts'
import { listWords } from '../../views/account/words/index.ts'
import { renewalWords } from '../../views/factors/password/words/index.ts'
import { words as recoveryWords } from '../../views/recovery/words/index.ts'
import { words as signinWords } from '../../views/signin/words/index.ts'
import path from 'node:path'
import { locales, type Locale } from '../../src/platform/render/locale.ts'
import { toldTypes } from '../../views/account/activity/activity.ts'
import { eventKinds, factorKinds, factors, happened } from '../../src/joined.ts'
import { useWorld } from '../harness/setup.ts'
import { filesBelow, read, root, sources, type Source } from './source.ts'

const the = useWorld()

const matches = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, found = '']) => found)
const reasonsIn = ({ code }: Source): string[] => [
  ...matches(code, /refused\('([\w-]+)'\)/g),
  ...matches(code, /(?:reason|fault): '([\w-]+)'/g),
]

const hostReasons = ['too-many-tries', 'wrong', 'not-of-use']
const internal = ['not-offered', 'beyond-proven']

/** Of a slice's own files, and of what they share with others: helpers of factors and rules that refuse. */
function reasonsOf(slug: string): string[] {
  const own = sources(`src/domain/${slug}`)
  const shared = own
    .flatMap(({ imports }) => imports)
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ to }) => to)
    .filter((to) => /^src\/(domain\/factors\/[\w-]+|policy\/[\w-]+)\.ts$/.test(to))
  return [...own, ...[...new Set(shared)].map(read)].flatMap(reasonsIn)
}

/** All that a slice's words say, of a language. */
async function wordsOf(slug: string, locale: Locale): Promise<object> {
  const modules = await Promise.all(
    filesBelow(`views/${slug}`, `words/${locale}.ts`).map(
      (file) => import(path.join(root, file)) as Promise<Record<string, object>>,
    ),
  )
  return Object.assign({}, ...modules.flatMap((each) => Object.values(each))) as object
}

describe('a word for every reason', () => {
  test.each(factorKinds)('of the factor %s, and for what its owner is told of it', async (kind) => {
    const reasons = [...reasonsOf(`factors/${kind}`), ...hostReasons]
    for (const locale of locales) {
      const words = await wordsOf(`factors/${kind}`, locale)
      expect(reasons.filter((reason) => !internal.includes(reason) && !(reason in words))).toEqual([])
      const told = Object.keys(happened(locale))
      const factor = factors(the().house).find((each) => each.kind === kind)
      const must = [
        ...['refused', 'throttled'],
        ...(factor?.enrolment ? ['enrolled', 'removed'] : []),
        ...(factor?.renewal ? ['renewed', 'issued'] : []),
      ]
      expect(must.filter((what) => !told.includes(`factors.${kind}.${what}`))).toEqual([])
    }
  })

  test('of every event: the owner of the account is told, or it says why not', () => {
    const words = new Set([...toldTypes, ...Object.keys(happened('en'))])
    // what becomes of a factor is the same for each kind; which of it there is to tell, the kind decides (above)
    const whatBecame = (name: string): string | undefined => /^factors\.[\w-]+\.([\w-]+)$/.exec(name)?.[1]
    const isTold = (name: string): boolean =>
      words.has(name) || factorKinds.some((kind) => words.has(`factors.${kind}.${whatBecame(name)}`))
    const silent = Object.entries(eventKinds).filter(([name, { untold }]) =>
      whatBecame(name) === undefined ? isTold(name) === Boolean(untold) : !isTold(name) && !untold,
    )
    expect(silent.map(([name]) => name)).toEqual([])
  })

  test.each<[string, object, string[]]>([
    ['recovery', recoveryWords, ['username-missing', 'network-limit']],
    [
      'a new password',
      renewalWords,
      [...reasonsIn(read('src/domain/factors/renewal.ts')), 'new-password-missing', 'link-spent'],
    ],
    [
      'the mailed code',
      signinWords,
      [...reasonsIn(read('src/journeys/signin/address-proof.ts')), 'network-limit'],
    ],
  ])('of %s', (_name, words, reasons) => {
    for (const locale of locales)
      expect(
        reasons.filter(
          (reason) => !internal.includes(reason) && !(reason in (words as Record<Locale, object>)[locale]),
        ),
      ).toEqual([])
  })

  test('what is managed in my account', () => {
    for (const locale of locales) {
      const words = { ...listWords[locale], ...{ en, nl, sv }[locale].hostWords }
      const reasons = reasonsIn(read('src/domain/factors/managing.ts')).filter(
        (reason) => !internal.includes(reason),
      )
      expect(reasons.length).toBeGreaterThan(4)
      expect(reasons.filter((reason) => !(reason in words))).toEqual([])
    }
  })

  test('every problem that a request can end in', () => {
    const codes = sources('src').flatMap((source) =>
      matches(source.code, /new HttpProblem\([^,]+?,\s*'([\w-]+)'/g),
    )
    for (const locale of locales)
      expect([...new Set(codes)].filter((c) => errorWords[locale].problems[c] === undefined)).toEqual([])
  })

  test('every language explains the same problems', () => {
    for (const locale of locales)
      expect(Object.keys(errorWords[locale].problems)).toEqual(Object.keys(errorWords.en.problems))
  })
})

/** Everything that a text could be told: reads as a text, as a number and as an object of such. */
const sample: unknown = new Proxy(() => undefined, {
  get: (_target, name) =>
    name === Symbol.toPrimitive
      ? (hint: string) => (hint === 'number' ? 3 : 'X')
      : name === Symbol.iterator
        ? function* () {
            yield 'X'
          }
        : sample,
  apply: () => sample,
})

/** What a language's words say, with where it stands: functions are asked with several of what they could be told. */
function textsIn(words: unknown, where: string): (readonly [where: string, text: string])[] {
  if (typeof words === 'string') return [[where, words]]
  if (typeof words === 'function') {
    const told = [[sample, sample, sample], [1, 1, 1], [undefined], ['X', 'X', 'X'], [new Date(0), 1]]
    const said = told.flatMap((each) => {
      try {
        return [String((words as (...told: unknown[]) => unknown)(...each))]
      } catch {
        return [] // not of that kind
      }
    })
    expect([where, said.length > 0]).toEqual([where, true])
    return [...new Set(said)].map((text) => [where, text])
  }
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, value]) => textsIn(value, `${where}.${key}`))
}

/** Every text of every language, read from what the modules export. */
async function allTexts(): Promise<Record<Locale, (readonly [where: string, text: string])[]>> {
  const found = { en: [], nl: [], sv: [] } as Record<Locale, (readonly [string, string])[]>
  for (const locale of locales)
    for (const file of filesBelow('views', `words/${locale}.ts`)) {
      const module = (await import(path.join(root, file))) as Record<string, unknown>
      for (const [name, value] of Object.entries(module))
        found[locale].push(...textsIn(value, `${file}#${name}`))
    }
  return found
}

/** What nobody writes to people. */
const forbidden: readonly (readonly [what: string, locale: Locale | 'all', pattern: RegExp])[] = [
  ['Dutch says u', 'nl', /\b(je|jij|jou|jouw|jullie|jezelf)\b/i],
  // a letter beyond ASCII is one of the word, too
  ['Swedish says du', 'sv', /(?<![\p{L}:])(ni|er|ert|era|eder|edra)(?!\p{L})/iu],
  ['quotes are curled', 'all', /["']|(?<=\w)'(?=\w)/],
  ['three dots are one sign', 'all', /\.\.\./],
  ['no blank is doubled, or stands at an end', 'all', / {2}|^ | $/],
]

const wrongIn = (locale: Locale, text: string): string[] =>
  forbidden
    .filter(([, where, pattern]) => (where === 'all' || where === locale) && pattern.test(text))
    .map(([what]) => what)

describe('the words themselves', () => {
  test('stand by language: one file each, for each slug', () => {
    const folders = new Set(filesBelow('views', '.ts').flatMap((file) => /^.*\/words(?=\/)/.exec(file) ?? []))
    for (const folder of folders)
      expect(
        filesBelow(folder, '.ts')
          .map((file) => path.basename(file, '.ts'))
          .toSorted(),
      ).toEqual(['index', ...locales].toSorted())
    // and nowhere else
    expect(filesBelow('views', 'words.ts')).toEqual([])
  })

  test('Dutch says u, Swedish says du, and nobody writes straight quotes', async () => {
    const texts = await allTexts()
    for (const locale of locales) {
      expect(texts[locale].length).toBeGreaterThan(500)
      expect(
        texts[locale].flatMap(([where, text]) =>
          wrongIn(locale, text).map((what) => `${where}: ${what}: ${text}`),
        ),
      ).toEqual([])
    }
  })

  test.each<[Locale, unknown]>([
    ['nl', { a: (name: string) => `Dag ${name}, dit is “jouw” account` }],
    ['nl', { a: { b: (count: number) => (count === 1 ? 'Je code' : 'Uw codes') } }],
    ['sv', { a: ({ count }: { count: number }) => `Ni har ${count} kvar` }],
    ['en', { a: (name: string) => `This is "${name}"` }],
    ['en', { a: () => `That isn't so` }],
    ['sv', { a: 'Ett ögonblick...' }],
  ])('a wrong text in %s is seen, however it is written: %p', (locale, words) => {
    const texts = textsIn(words, 'x')
    expect(texts.flatMap(([, text]) => wrongIn(locale, text)).length).toBeGreaterThan(0)
  })
})
