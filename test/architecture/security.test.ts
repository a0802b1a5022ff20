import { describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import { algorithms } from '../../src/domain/keys/index.ts'
import { defaultLifetimes } from '../../src/policy/lifetime.ts'
import * as paces from '../../src/policy/paces.ts'
import type { GrowingPace, Pace } from '../../src/policy/paces.ts'
import { slices } from '../../src/slices.ts'
import { sources } from './source.ts'

const text = fs.readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8')
const code = sources('src')

/** The cells of the rows under a heading. */
const rowsUnder = (heading: string): string[][] => {
  const [, section = ''] = text.split(`\n## ${heading}\n`)
  return Array.from(section.split('\n## ')[0]!.matchAll(/^\| (.*) \|$/gm), ([, row = '']) =>
    row.split(' | '),
  ).filter(([first]) => first !== undefined && !first.startsWith('---'))
}
const named = (cell: string | undefined): string => /`([^`]+)`/.exec(cell ?? '')?.[1] ?? ''

const isGrowing = (pace: Pace): pace is GrowingPace => 'waits' in pace
const inWords = (pace: Pace): string => {
  if (!isGrowing(pace)) return `${pace.atOnce} at once, one more each ${pace.every} s`
  const free = pace.waits.filter((wait) => wait === 0).length
  const [first = 0, ...rest] = pace.waits.slice(free)
  const last = rest.at(-1)
  return `${free} free, then ${first} s${last === undefined ? '' : `, doubling to ${last} s`}`
}

describe('what is written down of security', () => {
  test('has every limit, with its figures', () => {
    const { signInPaces, ...others } = paces
    const all = [
      ...Object.entries(signInPaces).map(([name, pace]) => [`signInPaces.${name}`, pace] as const),
      ...Object.entries(others).filter((each): each is [string, Pace] => typeof each[1] === 'object'),
    ]
    const told = Object.fromEntries(
      rowsUnder('Limits and paces').map(([what, , pace]) => [named(what), pace]),
    )
    delete told['']
    expect(told).toEqual(Object.fromEntries(all.map(([name, pace]) => [name, inWords(pace)])))
  })

  test('has every factor', () => {
    const kinds = slices.flatMap(({ factor }) => factor?.kind ?? [])
    const told = rowsUnder('Ways to sign in')
      .slice(1)
      .map(([name]) => named(name))
    expect(told.toSorted()).toEqual(kinds.map(String).toSorted())
  })

  test('has every lifetime, and every end of a session', () => {
    const rows = rowsUnder('Sessions and what ends them')
    for (const [name, seconds] of Object.entries(defaultLifetimes))
      expect([name, rows.find(([first]) => first === `\`${name}\``)?.[1]]).toEqual([name, String(seconds)])
    const ends = code.flatMap(({ text: source }) =>
      Array.from(
        source.matchAll(
          /end(?:All|One|Sessions?)\([^;]*?reason: '([\w-]+)'|endSession\(deps, [^;]*?, '([\w-]+)',|const reason = '(ended[\w-]+)'/g,
        ),
        ([, one, two, three]) => one ?? two ?? three ?? '',
      ),
    )
    expect(ends.length).toBeGreaterThan(5)
    const told = rows.map(([first]) => named(first))
    expect([...new Set(ends)].filter((reason) => !told.includes(reason))).toEqual([])
  })

  test('has every act, and who may', () => {
    const acts = code
      .filter(({ file, text }) => file.startsWith('src/') && /\bact\(\{/.test(text))
      .flatMap(({ text: source }) =>
        Array.from(source.matchAll(/\bname: '([a-z]+\.[a-z-]+)'/g), ([, name = '']) => name),
      )
    const rows = rowsUnder('Who may what').slice(1)
    expect(rows.map(([name]) => named(name)).toSorted()).toEqual(acts.toSorted())
    // an act of the owner's is done at "my account", one of an operator's at the command line too: no way in does what
    // another may not
    const keyOf = (act: string): string =>
      new RegExp(`(\\w+): act\\(\\{\\s*name: '${act}'`).exec(
        code.map(({ text: source }) => source).join('\n'),
      )?.[1] ?? ''
    const used = (folder: string): string =>
      code
        .filter(({ file }) => file.startsWith(folder))
        .map(({ text: source }) => source)
        .join('\n')
    const [atAccount, atCommands] = [used('src/doors/account/'), used('src/doors/cli/')]
    for (const [name, who = ''] of rows) {
      const key = keyOf(named(name))
      if (key === '' || who.startsWith('the program')) continue
      const is = (where: string): boolean => new RegExp(`(?:acts|Acts\\([^)]*\\))\\.${key}\\b`).test(where)
      expect([named(name), is(atAccount)]).toEqual([named(name), /^(owner|whoever)/.test(who)])
      expect([named(name), is(atCommands)]).toEqual([named(name), /\boperator\b/.test(who)])
    }
  })

  test('has every algorithm', () => {
    const used = code.flatMap(({ text: source }) =>
      Array.from(
        source.matchAll(/create(?:Hash|Cipheriv)\('([\w-]+)'|\b(hkdf)Sync\(|\bcreate(Hmac)\('sha256'/g),
        ([, one, two, three]) => (one ?? two ?? three ?? '').toLowerCase(),
      ),
    )
    const told = rowsUnder('Cryptography')
      .map(([first]) => first ?? '')
      .join('\n')
    for (const each of new Set([...used, ...algorithms, 'argon2id'])) expect(told).toContain(`\`${each}\``)
  })

  test('has all that is removed', () => {
    const removers = code.flatMap(({ text: source }) =>
      Array.from(source.matchAll(/removing\('(\w+)'/g), ([, name = '']) => name),
    )
    const told = rowsUnder('What is logged, and for how long')
      .slice(1)
      .map(([, by]) => named(by))
    expect(told.toSorted()).toEqual(removers.toSorted())
  })

  test('has every file that connects to somewhere', () => {
    const connecting = code
      .filter(({ text: source }) =>
        /(?<![\w.])fetch\(|createTransport\(|new pg\.(?:Pool|Client)\(|https?\.request\(|client\.get\(|net\.connect\(|\bconnect\(\{ host/.test(
          source,
        ),
      )
      .map(({ file }) => file)
    const told = rowsUnder('Outgoing connections')
      .slice(1)
      .map(([file]) => named(file))
    expect(told.toSorted()).toEqual(connecting.toSorted())
  })

  test('has how many connections a process holds', () => {
    const listening = code.find(({ file }) => file.endsWith('http/listen.ts'))!.text
    const [, most, mostOfPeer] = /CONNECTIONS = \{ most: (\d+), mostOfPeer: (\d+) \}/.exec(listening) ?? []
    const cells = rowsUnder('Connection limits').map(([, at]) => at)
    expect(cells).toEqual(expect.arrayContaining([most, mostOfPeer]))
  })
})
