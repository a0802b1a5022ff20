import { expect, test } from '@jest/globals'
import { useCommandLine } from '../harness/command-line.ts'

const { run, json: told, fileOf } = useCommandLine()

const json = <T = Record<string, unknown>>(...words: string[]): Promise<T> => told<T>(words)
const refused = async (...words: string[]): Promise<string> => {
  const ended = await run(words)
  expect([words.join(' '), ended.code]).toEqual([words.join(' '), 1])
  return ended.error
}

test('an organisation is made, numbered, peopled and merged by commands, and each refusal is a sentence', async () => {
  const names = ['--en', 'Customer number', '--nl', 'Klantnummer', '--sv', 'Kundnummer']
  const register = ['registers', 'create', 'customers', ...names, '--pattern', '[0-9]{6}']
  expect(await refused(...register, '--example', '12')).toContain('example must be as the pattern has it')
  await json(...register, '--example', '123456')
  const create = ['organisations', 'create', '--legal-name', 'Jansen B.V.', '--registration']
  expect(await refused(...create, 'orgnr:556036-0794')).toContain('its check digit is not right')
  const made = await json(
    ...[...create, 'kvk:6959 9084', '--administrator', 'anna@jansen.example'],
    ...['--administrator-name', 'Anna Jansen', '--because', 'registered-director', '--locale', 'nl'],
  )
  expect(made).toMatchObject({ new_account: true })
  const which = 'kvk:69599084'
  expect(await json('organisations', 'show', which)).toMatchObject({
    legal_name: 'Jansen B.V.',
    locale: 'nl',
  })
  await json('organisations', 'change', which, '--display-name', 'Jansen')
  expect(await json('organisations', 'list', 'jan')).toMatchObject([{ display_name: 'Jansen' }])
  expect(await refused('organisations', 'demand', which, '--level', 'top')).toContain('must be one of basic')
  await json('organisations', 'demand', which, '--level', 'two-factor', '--forbid', 'sms')
  await json('organisations', 'demand', which, '--level', 'none')
  expect(await json('organisations', 'show', which)).toMatchObject({
    demands: { minimum_level: null, factors_forbidden: ['sms'], factors_required: [] },
  })
  await json('numbers', 'add', which, 'customers:20 00 01', '--label', 'Bakery')
  await json('numbers', 'add', which, 'customers:200002')
  expect(await refused('numbers', 'add', which, 'customers:200002')).toContain('It is there already')
  await json('branches', 'add', which, '000000000001', '--name', 'North')
  await json('accounts', 'create', '--email', 'bo@jansen.example', '--name', 'Bo', '--activated')
  const limited = ['--numbers', 'customers:200001', '--user-name', 'bo', '--branches', '000000000001']
  const bo = await json('members', 'add', which, '--account', 'bo@jansen.example', ...limited)
  const members = await json<{ id: string; role: string }[]>('members', 'list', which)
  expect(members).toMatchObject([
    { role: 'administrator', numbers: null },
    { role: 'member', user_name: 'bo', numbers: [expect.any(String)] },
  ])
  // people are told apart by their addresses
  expect((await run(['members', 'list', which])).out).toContain('bo@jansen.example')
  expect(await refused('members', 'end', which, members[0]!.id)).toContain('Nobody would be left')
  const merge = ['numbers', 'merge', which, '--from', 'customers:200001,customers:200002', '--to']
  const preview = await json(...merge, 'customers:200009', '--dry-run')
  expect(preview).toMatchObject({ number: null, sight: [{ membership: bo['id'] }] })
  expect(await refused(...merge, 'customers:200009', '--as-previewed', 'other')).toContain('by now')
  const asSeen = ['--as-previewed', String(preview['sight_digest'])]
  const merged = await json(...merge, 'customers:200009', ...asSeen)
  expect(merged['sight']).toEqual(preview['sight'])
  expect(await json('numbers', 'list', which)).toMatchObject([
    { number: '200001', label: 'Bakery', became: '200009' },
    { number: '200002', became: '200009' },
    { number: '200009', became: null },
  ])
  const attribute = fileOf(
    'region.json',
    JSON.stringify({
      ...{ key: 'region', names: { en: 'Region', nl: 'Regio', sv: 'Region' }, register: 'customers' },
      ...{ client: null, type: 'choice', allowed: ['north', 'south'], set_by: ['operator'], seen_by: [] },
    }),
  )
  await json('attributes', 'create', attribute)
  expect(await refused('members', 'set', which, String(bo['id']), 'region=east')).toContain(
    'region: it is none',
  )
  await json('members', 'set', which, String(bo['id']), 'region=north')
  await json('members', 'change', which, String(bo['id']), '--role', 'administrator', '--numbers', 'all')
  await json('members', 'end', which, members[0]!.id)
  await json(...create.slice(0, 2), '--legal-name', 'Accountants', '--registration', 'other:A 1')
  const grant = await json('representations', 'give', which, 'other:A 1')
  await json('representations', 'end', String(grant['id']))
  await json('numbers', 'move', which, 'customers:200009', 'other:A 1')
  await json('branches', 'change', which, '000000000001', '--name', 'Far north')
  expect(await refused('branches', 'end', which, '000000000001')).toContain('limited to it alone')
  await json('organisations', 'suspend', which)
  await json('organisations', 'resume', which)
  await json('organisations', 'close', which)
  expect(await refused('organisations', 'resume', which)).toContain('stays so')
  expect(await json('organisations', 'applications')).toEqual([])
}, 120_000)
