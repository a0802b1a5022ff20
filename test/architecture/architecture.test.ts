import { describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { createHash } from 'node:crypto'
import { variables } from '../../src/config/env.ts'
import { monopolies, rooms } from './rooms.ts'
import { code, filesBelow, read, root, sources, type Source } from './source.ts'

const src = sources('src')
const views = sources('views')

/** `src/factors/totp/store.ts` → `factors/totp`; `src/app.ts` → `.` */
function roomOf(file: string): string {
  const [, first = '', second = '', third] = file.split('/')
  if (second === '') return '.'
  return first === 'factors' && third !== undefined ? `factors/${second}` : first
}

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

const mayEnter = (from: string): readonly string[] =>
  rooms[from] ?? (from.startsWith('factors/') ? (rooms['factors/*'] ?? []) : [])

describe('rooms', () => {
  test('every room is on the plan', () => {
    expect(
      [...new Set(src.map(({ file }) => roomOf(file)))].filter(
        (room) => rooms[room] === undefined && !room.startsWith('factors/'),
      ),
    ).toEqual([])
  })

  test('nobody imports whom they may not', () => {
    const breaches = src.flatMap(({ file, imports }) =>
      imports
        .filter(({ to }) => to.startsWith('src/'))
        .filter(({ to }) => {
          const [here, there] = [roomOf(file), roomOf(to)]
          const allowed = mayEnter(here)
          return (
            here !== there &&
            there !== 'policy' &&
            (there !== 'platform' || here === 'policy') &&
            !allowed.includes(there) &&
            !allowed.includes('*')
          )
        })
        .map(({ to }) => `${file} → ${to}`),
    )
    expect(breaches).toEqual([])
  })

  test('other slices are entered by their front door', () => {
    const open = ['policy', 'platform', 'config', '.']
    const breaches = src.flatMap(({ file, imports }) =>
      imports
        .filter(
          ({ to }) => to.startsWith('src/') && roomOf(to) !== roomOf(file) && !open.includes(roomOf(to)),
        )
        .filter(
          ({ to }) =>
            !/\/(index|contract)\.ts$/.test(to) &&
            !(roomOf(file).startsWith('factors/') && to === 'src/factors/store.ts'),
        )
        .map(({ to }) => `${file} → ${to}`),
    )
    expect(breaches).toEqual([])
  })

  test('a factor knows no audit, no http and no other factor', () => {
    const breaches = src
      .filter(({ file }) => roomOf(file).startsWith('factors/'))
      .flatMap(({ file, imports }) =>
        imports
          .filter(
            ({ to }) =>
              /src\/(audit|platform\/http|factors\/host)/.test(to) ||
              (/src\/factors\/\w+\//.test(to) && roomOf(to) !== roomOf(file)),
          )
          .map(({ to }) => `${file} → ${to}`),
      )
    expect(breaches).toEqual([])
  })

  test('views import views, and of the rest only types and words for languages', () => {
    const breaches = views.flatMap(({ file, imports }) =>
      imports
        .filter(({ to, typeOnly }) => to.startsWith('src/') && !typeOnly)
        .map(({ to }) => `${file} → ${to}`),
    )
    expect(breaches).toEqual([])
  })

  test('there is no import cycle', () => {
    const graph = new Map(
      [...src, ...views].map(({ file, imports }) => [
        file,
        imports.filter((i) => !i.typeOnly).map((i) => i.to),
      ]),
    )
    const done = new Set<string>()
    const cycleFrom = (file: string, trail: string[]): string[] | undefined => {
      if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
      if (done.has(file)) return undefined
      for (const next of graph.get(file) ?? []) {
        const cycle = cycleFrom(next, [...trail, file])
        if (cycle) return cycle
      }
      done.add(file)
      return undefined
    }
    expect([...graph.keys()].map((file) => cycleFrom(file, [])).filter(Boolean)).toEqual([])
  })
})

describe('policy', () => {
  const policy = src.filter(({ file }) => file.startsWith('src/policy/'))

  test('imports nothing but itself, and calendar arithmetic', () => {
    expect(
      policy.flatMap(({ file, imports }) =>
        imports
          .filter(({ to }) => !to.startsWith('src/policy/') && to !== 'temporal-polyfill')
          .map(({ to }) => `${file} → ${to}`),
      ),
    ).toEqual([])
  })

  test('is pure: no clock, no randomness, nothing asynchronous', () => {
    expect(
      policy
        .filter((source) =>
          /Date\.now|new Date\(\)|Math\.random|\basync\b|\bawait\b|Promise|process\./.test(code(source)),
        )
        .map(({ file }) => file),
    ).toEqual([])
  })

  test('names no factor', () => {
    expect(
      policy
        .filter((source) => /'(password|totp|webauthn|sms|recovery-codes)'/.test(code(source)))
        .map(({ file }) => file),
    ).toEqual([])
  })
})

describe('monopolies', () => {
  test.each(monopolies.map((m) => [m.what, m] as const))(
    '%s stands only where it may',
    (_what, { pattern, allowed }) => {
      expect(
        [...src, ...views]
          .filter((source) => pattern.test(code(source)) && !allowed.test(source.file))
          .map(({ file }) => file),
      ).toEqual([])
    },
  )

  test('every table has one owner, and nobody else names it in SQL', () => {
    const owners = new Map<string, string>()
    for (const source of src) {
      const declared = /interface Tables \{([\s\S]*?)\n {2}\}/.exec(source.text)?.[1] ?? ''
      for (const [, table = ''] of declared.matchAll(/^ {4}(\w+):/gm)) {
        expect([table, owners.get(table)]).toEqual([table, undefined])
        owners.set(table, source.file)
      }
    }
    const created = filesBelow('migrations', '.sql').flatMap((file) =>
      Array.from(read(file).text.matchAll(/create table (\w+)/g), ([, table = '']) => table),
    )
    expect(created.filter((table) => !owners.has(table))).toEqual([])
    const trespassers = src.flatMap((source) =>
      Array.from(code(source).matchAll(/\b(?:from|into|update|join)\s+(\w+)\b/g), ([, table = '']) => table)
        .filter(
          (table) => owners.has(table) && owners.get(table) !== source.file && /\bsql\b/.test(source.text),
        )
        .map((table) => `${source.file}: ${table}`),
    )
    expect(trespassers).toEqual([])
  })
})

describe('what is written down', () => {
  test('.env.example says what env.ts says', () => {
    const said = variables.flatMap(({ name, meaning, otherwise }) => [
      '',
      `# ${meaning}`,
      `# otherwise: ${otherwise}`,
      `#${name}=`,
    ])
    const expected = [
      '# Every variable Sluis reads, with what holds where it is not set. See the README.',
      ...said,
      '',
    ].join('\n')
    expect(fs.readFileSync(path.join(root, '.env.example'), 'utf8')).toBe(expected)
  })

  test("the README's table of variables is env.ts's", () => {
    const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8')
    expect(
      variables
        .filter(
          ({ name, otherwise, meaning }) => !readme.includes(`| \`${name}\` | ${otherwise} | ${meaning} |`),
        )
        .map(({ name }) => name),
    ).toEqual([])
  })

  test('migrations that were released have not changed', () => {
    const released = JSON.parse(
      fs.readFileSync(path.join(root, 'test/architecture/released-migrations.json'), 'utf8'),
    ) as Record<string, string>
    const today = Object.fromEntries(
      filesBelow('migrations', '.sql').map((file) => [
        path.basename(file),
        createHash('sha256').update(read(file).text).digest('hex'),
      ]),
    )
    for (const [file, hash] of Object.entries(released)) expect([file, today[file]]).toEqual([file, hash])
    expect(Object.keys(today).filter((file) => released[file] === undefined)).toEqual([])
  })

  test('a transaction asks one thing after the other', () => {
    // of several asked at once, one could be sent after the rollback that another has caused
    const calls = (text: string): string[] => text.split(/Promise\.all(?:Settled)?\(/).slice(1)
    const breaches = src.filter(({ text }) =>
      calls(text).some((call) => /\btx\b/.test(call.slice(0, endOf(call)))),
    )
    expect(breaches.map(({ file }) => file)).toEqual([])
  })

  test('no test is skipped, and none stands alone', () => {
    const kept = sources('test').filter(({ text }) =>
      /\b(test|describe|it)\.(skip|only|todo|failing)\b/.test(text),
    )
    expect(kept.map(({ file }) => file)).toEqual([])
  })

  test('the image runs as nobody special, says how it is, and builds argon2 for its processor', () => {
    const { text } = read('Dockerfile')
    const [, run = ''] = text.split(/^FROM .*$/m).slice(1)
    expect(run).toMatch(/^USER node$/m)
    expect(run).toMatch(/^HEALTHCHECK [^]*\/health\/ready/m)
    expect(text).toMatch(/-march=\$CPU/)
  })

  test('every file can be read standing up: 300 lines at most', () => {
    const long = sources('src', 'views', 'test', 'bench').filter(({ text }) => text.split('\n').length > 301)
    expect(long.map(({ file, text }) => `${file} (${text.split('\n').length})`)).toEqual([])
  })

  test('every slice introduces itself', () => {
    const silent = src.filter(({ file, text }) => /\/index\.ts$/.test(file) && !text.startsWith('/**'))
    expect(silent.map(({ file }: Source) => file)).toEqual([])
  })

  test('nothing is left for later, and nothing names the place where it was made', () => {
    const everything = [
      ...src,
      ...views,
      ...sources('bench'),
      ...['README.md', 'Dockerfile', 'docker-compose.yml', 'package-lock.json'].map((file) => read(file)),
    ]
    expect(
      everything
        .filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text) || /"resolved"/.test(text))
        .map(({ file }) => file),
    ).toEqual([])
  })
})
