import { afterAll, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { useCommandLine } from '../harness/command-line.ts'
import { emptyFolder, type Ended } from '../harness/process.ts'

const { run, json } = useCommandLine()
const here = emptyFolder()
afterAll(() => fs.rmSync(here, { recursive: true, force: true }))

const apply = (content: string, ...more: string[]): Promise<Ended> => {
  const files = fs.mkdtempSync(path.join(here, 'files-'))
  fs.writeFileSync(path.join(files, 'all.yaml'), content)
  return run(['config', 'apply', files, ...more])
}

const client = `
clients:
  - sluis_key: permits
    redirect_uris: [https://permits.example/callback]
`
const register = `
registers:
  - key: customers
    names: { en: Customer number, nl: Klantnummer, sv: Kundnummer }
    pattern: "[0-9]{6}"
    example: "123456"
`
const attribute = `
attributes:
  - key: municipalities
    names: { en: Municipalities, nl: Gemeenten, sv: Kommuner }
    register: customers
    type: choices
    allowed: [Utrecht, Zwolle]
    seen_by: [permits]
`
const all = client + register + attribute

test('registers and attributes are declared by files: planned, done, and planned no more', async () => {
  const planned = await apply(all, '--dry-run')
  expect([planned.code, planned.out]).toEqual([
    3,
    expect.stringMatching(/\+ register customers\n\+ client permits\n\+ attribute municipalities\n/),
  ])
  expect(await json(['registers', 'list'])).toEqual([])
  expect(await apply(all)).toMatchObject({ code: 0, out: expect.stringContaining('made: 3') })
  expect(await json(['registers', 'list'])).toMatchObject([{ key: 'customers', is_shared: false }])
  const clients = await json<{ client_id: string }[]>(['clients', 'list'])
  // files know the client by its key; it has whichever id it has here
  expect(await json(['attributes', 'list'])).toMatchObject([
    { key: 'municipalities', client: null, set_by: ['operator'], seen_by: [clients[0]?.client_id] },
  ])
  expect(await apply(all, '--dry-run')).toMatchObject({ code: 0 })
  const changed = all.replace('Utrecht, Zwolle', 'Utrecht, Zwolle, Almere').replace('Klantnummer', 'Nummer')
  const told = await apply(changed)
  expect([told.code, told.out]).toEqual([
    0,
    expect.stringMatching(
      /~ register customers\n {4}\/names: .*"Nummer".*\n~ attribute municipalities\n {4}\/allowed: .*Almere/,
    ),
  ])
})

test('what cannot be is told with its file and place, and nothing of it is done', async () => {
  const wrong = [
    [
      register.replace('example: "123456"', 'example: "12"'),
      'registers[0]: example must be as the pattern has it',
    ],
    [`${register}    is_shared: true`, 'registers[0]: is_shared must stay false'],
    [
      register + register.replace(/^\s*registers:\n/, ''),
      'registers[1]: key: customers is another register’s, too',
    ],
    [
      attribute.replace('[permits]', '[permits, parking]'),
      'attributes[0]: seen_by[1]: parking is no client that there is',
    ],
    [
      attribute.replace('municipalities', 'other').replace('customers', 'relations'),
      'attributes[0]: register: relations is not there',
    ],
    [
      attribute.replace('type: choices', 'type: choices\n    set_by: [nobody]'),
      'attributes[0].set_by[0]: nobody must be one of the kinds of people operator',
    ],
  ] as const
  const before = await json(['attributes', 'list'])
  for (const [content, says] of wrong) {
    const { code, error } = await apply(`${client}    client_name: Changed\n${content}`)
    expect([code, error]).toEqual([1, expect.stringContaining(says)])
  }
  expect(await json(['attributes', 'list'])).toEqual(before)
  const [row] = await json<{ client_name: string }[]>(['clients', 'list'])
  expect(row?.client_name).not.toBe('Changed')
})

test('what is exported is what there is, in another installation too', async () => {
  const files = path.join(here, 'exported')
  expect((await run(['config', 'export', files])).out).toMatch(/ registers\.yaml\n +attributes\.yaml\n/)
  const again = await run(['config', 'apply', files, '--dry-run'])
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing to do')])
  const kept = fs.readFileSync(path.join(files, 'attributes.yaml'), 'utf8')
  expect(kept).toMatch(/seen_by:\n\s+- permits/)
})

test('what files leave out stays; told to go, it goes where nobody has anything of it', async () => {
  expect((await apply(client)).out).toContain('  attribute municipalities: not in files')
  const which = 'kvk:69599084'
  await json(['organisations', 'create', '--registration', which, '--legal-name', 'Jansen B.V.'])
  await json(['numbers', 'add', which, 'customers:200001'])
  const nora = ['--person', 'Nora', '--email', 'nora@jansen.example']
  const { id } = await json<{ id: string }>(['members', 'add', which, ...nora])
  await json(['members', 'set', which, id, 'municipalities=Zwolle'])
  const other = register.replace('customers', 'relations')
  await apply(client + other)
  const pruned = await apply(client, '--prune')
  expect([pruned.code, pruned.out]).toEqual([
    0,
    expect.stringMatching(
      /attribute municipalities: not in files\n {4}it stays: something is said by it\n {2}register customers: not in files\n {4}it stays: it has numbers, or an attribute\n- register relations/,
    ),
  ])
  await json(['members', 'set', which, id, 'municipalities='])
  expect((await apply(client, '--prune')).out).toContain('- attribute municipalities')
  expect(await json(['attributes', 'list'])).toEqual([])
  expect(await json(['registers', 'list'])).toMatchObject([{ key: 'customers' }])
})
