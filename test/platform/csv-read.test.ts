import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { csvRows, Unreadable } from '../../src/platform/csv/read.ts'
import { csvOf } from '../../src/platform/csv/write.ts'

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sluis-csv-'))
})
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

let count = 0
const fileOf = (content: string | Buffer): string => {
  const file = path.join(folder, `${(count += 1)}.csv`)
  fs.writeFileSync(file, content)
  return file
}

async function rowsOf(content: string | Buffer) {
  const rows = []
  for await (const row of csvRows(fileOf(content))) rows.push(row)
  return rows
}

/** What is said of a file that cannot be read to its end, and how many rows came before that. */
async function refusalOf(content: string | Buffer) {
  let rows = 0
  try {
    for await (const row of csvRows(fileOf(content))) rows += row.line > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { says: error.message, line: error.line, rows }
  }
  return { rows }
}

const people = 'naam;plaats\r\n"Jansen; de Vries";Zwolle\r\nÅsa Öberg €;Malmö\r\n'
const both = [
  { line: 2, values: { naam: 'Jansen; de Vries', plaats: 'Zwolle' }, isUneven: false },
  { line: 3, values: { naam: 'Åsa Öberg €', plaats: 'Malmö' }, isUneven: false },
]

/** As Windows writes it where it does not write UTF-8. */
const windows = (text: string): Buffer => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1')

const bigEndian = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()

describe('a file of a spreadsheet is read', () => {
  test.each<[string, string | Buffer]>([
    ['in UTF-8', people],
    ['with a mark before it', `\ufeff${people}`],
    ['in Windows-1252', windows(people)],
    ['in UTF-16', Buffer.from(`\ufeff${people}`, 'utf16le')],
    ['in UTF-16, the other way round', bigEndian(people)],
    ['with line ends of old', people.replaceAll('\r\n', '\r')],
    ['with line ends of Unix', people.replaceAll('\r\n', '\n')],
    [
      'with tabs',
      people.replace('naam;plaats', 'naam\tplaats').replace('";Zw', '"\tZw').replace('€;', '€\t'),
    ],
    ['with commas', people.replace('naam;plaats', 'naam,plaats').replace('";Zw', '",Zw').replace('€;', '€,')],
    ['without a line end at its end', people.trimEnd()],
    ['with titles in capitals', people.replace('naam;plaats', ' NAAM ; Plaats')],
  ])('%s', async (_how, content) => {
    expect(await rowsOf(content)).toEqual(both)
  })

  test('with its separator said in a first line, and empty lines between', async () => {
    const rows = await rowsOf('sep=,\r\nnaam,plaats\r\n\r\n"a;b",c\r\n')
    expect(rows).toMatchObject([{ values: { naam: 'a;b', plaats: 'c' } }])
  })

  test('with lines within its cells: each row says on which line it begins', async () => {
    const rows = await rowsOf('a;b\n1;"two\nlines"\n3;4\n')
    expect(rows.map(({ line, values }) => [line, values['b']])).toEqual([
      [2, 'two\nlines'],
      [4, '4'],
    ])
  })

  test('with rows that have too few cells, or too many, said to be so', async () => {
    const rows = await rowsOf('a;b\n1\n1;2;3\n1;2\n')
    expect(rows.map(({ isUneven }) => isUneven)).toEqual([true, true, false])
  })

  test('letters that are cut between two pieces come whole', async () => {
    const rows = await rowsOf(`a;b\n${'x'.repeat(65_530)};${'€'.repeat(10)}\n`)
    expect(rows[0]?.values['b']).toBe('€'.repeat(10))
  })

  test('what our own writer made safe is as it was', async () => {
    const cells = ['=1+1', '+31612345678', '-5', '@SUM(A1)', 'O’Brien', '＝1', "'quoted'", 'plain']
    const chunks: Buffer[] = []
    const file = csvOf(
      ['value'],
      cells.map((each) => [each]),
    )
    for await (const chunk of file) chunks.push(Buffer.from(chunk as Buffer))
    const rows = await rowsOf(Buffer.concat(chunks))
    expect(rows.map(({ values }) => values['value'])).toEqual(cells)
  })
})

describe('a file that is none says why, and where', () => {
  test('an empty one, and one of blank lines', async () => {
    for (const content of ['', '\n\n', '\ufeff'])
      expect(await refusalOf(content)).toEqual({ says: 'The file is empty.', line: undefined, rows: 0 })
  })

  test('one that is no text', async () => {
    const { says } = await refusalOf(Buffer.from([0x41, 0x4b, 3, 4, 0, 0]))
    expect(says).toBe('The file is no text.')
    const workbook = await refusalOf(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))
    expect(workbook.says).toContain('a workbook: save it as CSV')
  })

  test('a title that is there twice', async () => {
    expect((await refusalOf('key;name;KEY\na;b;c\n')).says).toBe('The column key is there twice.')
  })

  test('a quote that is opened and not closed', async () => {
    const short = await refusalOf('a;b\n1;2\n3;"4\n5;6\n')
    expect([short.says, short.rows]).toEqual(['A quote is opened and not closed.', 1])
    const long = await refusalOf(`a;b\n1;2\n3;"4\n${'5;6\n'.repeat(200_000)}`)
    expect([long.says?.slice(0, 40), long.rows]).toEqual(['A row is longer than 100000 characters: ', 1])
  })

  test('ten megabytes in one field', async () => {
    const { says, rows, line } = await refusalOf(`a;b\n1;2\n3;${'x'.repeat(10_000_000)}\n5;6\n`)
    expect([says?.startsWith('A row is longer than 100000 characters'), rows, line]).toEqual([true, 1, 3])
  })
})
