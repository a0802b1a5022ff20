import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { newAddress } from '../harness/activation.ts'
import { createOrganisation } from '../harness/organisations.ts'
import { textIn } from '../harness/pdf.ts'
import { beside, run, type Ended } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'
import { addressOf, folderForLetters, handedOver, orderOne } from '../posting/given.ts'

const the = useWorld()
const folder = folderForLetters()

let env: Record<string, string>
beforeAll(() => {
  env = { ...beside(the()), LETTERS_TO: folder, LETTERS_PRICE: '110', LOG_LEVEL: 'silent' }
})

const sluis = (...words: string[]): Promise<Ended> => run(words, env)
async function json<T>(...words: string[]): Promise<T> {
  const ended = await sluis(...words, '--json')
  if (ended.code !== 0) throw new Error(`${words.join(' ')}: ${ended.error}${ended.out}`)
  return JSON.parse(ended.out) as T
}

interface Listed {
  readonly reference: string
  readonly state: string
  readonly why: string | null
}

const address = ['--street', 'Dorpsstraat', '--house-number', '12', '--postal-code', '1234ab']
const town = ['--city', 'Zwolle', '--country', 'NL']

describe('letters at the command line', () => {
  test('go to whoever is invited without a mobile, in a run that the folder has whole', async () => {
    const { id } = await createOrganisation(the())
    const invited = await json<{ ways: string[] }>(
      ...['invitations', 'create', id, '--email', newAddress(), '--name', 'Nina Nieuw', '--role', 'member'],
      ...['--company', 'Zorgbedrijf B.V.', ...address, ...town],
    )
    expect(invited.ways).toEqual(['mail', 'letter'])
    const waiting = await json<Listed[]>('letters', 'list', '--state', 'queued')
    expect(waiting).toMatchObject([{ kind: 'invitation', country: 'NL' }])
    const done = await json<{ run: string; letters: number }>('letters', 'run')
    expect(done.letters).toBe(1)
    const { files } = await handedOver(folder, done.run)
    const text = await textIn(files.get(`${done.run}.pdf`)!)
    for (const line of ['Zorgbedrijf B.V.', 't.a.v. Nina Nieuw', 'Dorpsstraat 12', 'ZWOLLE'])
      expect(text).toContain(line)
    expect(await json('letters', 'runs')).toMatchObject([
      { name: done.run, letters: 1, pages: 1, fault: null },
    ])
    expect(await json('letters', 'run')).toEqual({ letters: 0, setAside: 0, next: null })
    // what is wrong is said by the line that it is in
    const wrong = await sluis('invitations', 'create', id, '--email', newAddress(), '--name', 'N', ...address)
    expect([wrong.code, wrong.error + wrong.out]).toEqual([
      1,
      expect.stringContaining('postal.city must be there'),
    ])
  })

  test('are counted by who pays for them', async () => {
    const { id, display_name: name } = await createOrganisation(the())
    for (let i = 0; i < 2; i += 1) await orderOne(the(), { organisation: { id, name } })
    await json('letters', 'run')
    const month = new Date().toISOString().slice(0, 7)
    expect(await json('letters', 'costs', '--month', month)).toEqual(
      expect.arrayContaining([{ organisation: id, name, letters: 2, price: 220 }]),
    )
    expect((await sluis('letters', 'costs', '--month', 'May')).code).toBe(1)
  })

  test('that came back are noted one by one, or from a file that a spreadsheet has written', async () => {
    const orders = await Promise.all([1, 2, 3].map(() => orderOne(the())))
    const [one, two, three] = orders.map(({ letter }) => letter.reference) as [string, string, string]
    expect((await sluis('letters', 'returned', one)).error).toContain('It was not posted.')
    await json('letters', 'run')
    const shown = `${one.slice(0, 5)}-${one.slice(5, 10)}-${one.slice(10)}`.toLowerCase()
    expect(await json('letters', 'returned', shown, '--why', 'moved')).toEqual({ returned: [one], left: [] })
    const again = await sluis('letters', 'returned', one)
    expect([again.code, again.error]).toEqual([1, expect.stringContaining('It is known that it came back.')])
    const file = path.join(folder, '..', `returned-${process.pid}.csv`)
    writeFileSync(
      file,
      `\uFEFFReference;Why\r\n${two};unknown\r\n${one};\r\nB3F6H9KMNPX;moved\r\n${three};\r\n`,
    )
    const noted = await json<{ returned: string[]; left: { reference: string }[] }>(
      'letters',
      'returned',
      '--file',
      file,
    )
    expect(noted.returned).toEqual([two, three])
    expect(noted.left.map(({ reference }) => reference)).toEqual([one, 'B3F6H9KMNPX'])
    const back = await json<Listed[]>('letters', 'list', '--state', 'returned')
    expect(back.map(({ why }) => why ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual([
      'moved',
      'not-said',
      'unknown',
    ])
    expect((await sluis('letters', 'returned')).code).toBe(1)
    expect((await sluis('letters', 'returned', '--file', '/nowhere.csv')).error).toContain('cannot be read')
    writeFileSync(file, 'kenmerk\r\n1\r\n')
    expect((await sluis('letters', 'returned', '--file', file)).error).toContain('no column called reference')
  })

  test('that cannot be printed are listed with the reason, and tried again', async () => {
    const { letter } = await orderOne(the(), { address: addressOf({ name: '漢字' }) })
    expect(await json('letters', 'run')).toEqual({ letters: 0, setAside: 1, next: null })
    const aside = await json<Listed[]>('letters', 'list', '--state', 'set-aside')
    expect(aside).toMatchObject([{ reference: letter.reference, why: 'no-glyph' }])
    expect(await json('letters', 'reprint', letter.reference)).toEqual({ reference: letter.reference })
    expect(await json('letters', 'list', '--state', 'queued')).toMatchObject([
      { reference: letter.reference },
    ])
    expect((await sluis('letters', 'reprint', letter.reference)).error).toContain(
      'It is to be printed already.',
    )
    expect((await sluis('letters', 'reprint', 'nonsense')).error).toContain('is mistyped')
  })

  test('have a proof to hold in an envelope, as the window is set', async () => {
    const file = path.join(folder, '..', `proof-${process.pid}.pdf`)
    const ended = await run(['letters', 'proof', file], { ...env, LETTERS_WINDOW: '25/50/80/40' })
    expect(ended.code).toBe(0)
    const text = await textIn(readFileSync(file))
    expect(text).toContain('LETTERS_WINDOW=25/50/80/40')
    expect(text).toContain('80 × 40 mm')
  })

  test('go nowhere where nobody is set to print them, and never to a folder that is no path', async () => {
    const { LETTERS_TO: _gone, ...without } = env
    const ended = await run(['letters', 'run'], without)
    expect([ended.code, ended.error]).toEqual([1, expect.stringContaining('set LETTERS_TO')])
    const bad = await run(['letters', 'run'], { ...env, LETTERS_TO: 'letters' })
    expect([bad.code === 0, bad.error + bad.out]).toEqual([false, expect.stringContaining('LETTERS_TO')])
    expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([])
  })
})
