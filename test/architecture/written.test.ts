import { describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { createHash } from 'node:crypto'
import { variables } from '../../src/config/config.ts'
import { whyWords } from '../../views/words/index.ts'
import { settingsTold } from '../../src/domain/clients/index.ts'
import { filesBelow, read, root, sources } from './source.ts'

const code = [...sources('src'), ...sources('views')]

test('programs that drive pages are told every reason for which something is asked', () => {
  const text = read('docs/integrating.md').text
  for (const why of Object.keys(whyWords.en)) expect(text).toContain(`\`${why}\``)
})

describe('what is written down', () => {
  test('.env.example says what each topic says of its variables', () => {
    const said = variables.flatMap(({ name, meaning, otherwise }) => [
      '',
      `# ${meaning}`,
      `# otherwise: ${otherwise}`,
      `#${name}=`,
    ])
    const expected = [
      '# Every variable Sluis reads, with what holds where it is not set. See docs/operating.md.',
      ...said,
      '',
    ].join('\n')
    expect(fs.readFileSync(path.join(root, '.env.example'), 'utf8')).toBe(expected)
  })

  test('the table of variables in docs/operating.md is what each topic says', () => {
    const told = fs.readFileSync(path.join(root, 'docs/operating.md'), 'utf8')
    expect(
      variables
        .filter(
          ({ name, otherwise, meaning }) => !told.includes(`| \`${name}\` | ${otherwise} | ${meaning} |`),
        )
        .map(({ name }) => name),
    ).toEqual([])
  })

  // written anew with `WRITE_SETTINGS=1 npm test -- written`
  test('the table of client metadata in docs/integrating.md is what the settings say', () => {
    const file = path.join(root, 'docs/integrating.md')
    const rows = settingsTold().map(({ name, otherwise, meaning }) => {
      const value = typeof otherwise === 'string' ? otherwise : JSON.stringify(otherwise)
      return `| \`${name}\` | \`${value}\` | ${meaning} |`
    })
    const table = /(^\| `sluis_(?!account`).*\n)+/m
    if (process.env['WRITE_SETTINGS'])
      fs.writeFileSync(
        file,
        fs.readFileSync(file, 'utf8').replace(table, () => `${rows.join('\n')}\n`),
      )
    expect(table.exec(fs.readFileSync(file, 'utf8'))?.[0].trimEnd().split('\n')).toEqual(rows)
  })

  test('the README is read in ten minutes, and leads to what there is', () => {
    const texts = ['README.md', ...filesBelow('docs', '.md')].map((file) => read(file))
    expect((texts[0]?.text.split('\n').length ?? 0) <= 151).toBe(true)
    const broken = texts.flatMap(({ file, text }) =>
      Array.from(text.matchAll(/\]\(([^)#:]+)\)/g), ([, to = '']) =>
        path.posix.join(path.posix.dirname(file), to),
      )
        .filter((to) => !fs.existsSync(path.join(root, to)))
        .map((to) => `${file} → ${to}`),
    )
    expect(broken).toEqual([])
    // paths that are named stand there
    const named = texts.flatMap(({ file, text }) =>
      Array.from(text.matchAll(/`((?:src|test|views|docs|bench)\/[\w./-]+)`/g), ([, to = '']) => to)
        .filter((to) => !fs.existsSync(path.join(root, to)))
        .map((to) => `${file}: ${to}`),
    )
    expect(named).toEqual([])
  })

  test('files that comments name stand there', () => {
    const files = ['src', 'views', 'test', 'bench'].flatMap((folder) => filesBelow(folder, ''))
    const gone = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        read(file)
          .text.split('\n')
          .filter((line) => /^\s*(\/?\*|\/\/)/.test(line))
          .flatMap((line) => line.match(/(?<![\w'"./-])(?:[\w-]+\/)*[\w-]+\.ts(?!\w|['"])/g) ?? [])
          .filter((name) => !files.some((each) => each === name || each.endsWith(`/${name}`)))
          .map((name) => `${file}: ${name}`),
      )
    expect(gone).toEqual([])
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

  test('nothing is left for later, and nothing names the place where it was made', () => {
    const everything = [
      ...code,
      ...sources('bench'),
      ...[
        'README.md',
        ...filesBelow('docs', '.md'),
        'Dockerfile',
        'docker-compose.yml',
        'package-lock.json',
      ].map((file) => read(file)),
    ]
    expect(
      everything
        .filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text) || /"resolved"/.test(text))
        .map(({ file }) => file),
    ).toEqual([])
  })
})
