import { describe, expect, test } from '@jest/globals'
import { parseLevels } from '../../src/config/levels.ts'
import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import { emptyFolder, run } from '../harness/process.ts'
import type { FactorKind } from '../../src/policy/vocabulary.ts'
import fs from 'node:fs'
import path from 'node:path'
import { decideConfig } from '../../src/config/config.ts'
import { parsePolicyFile } from '../../src/config/policy.ts'
import { factorKinds } from '../../src/joined.ts'
import { machine } from '../harness/machine.ts'

const kinds = ['password', 'totp'] as FactorKind[]
const production = {
  NODE_ENV: 'production',
  ISSUER: 'https://id.example.org',
  DATABASE_URL: 'postgres://nobody@localhost/none',
  SMTP_URL: 'smtp://localhost',
  MAIL_FROM: 'Sluis <no-reply@example.org>',
  ENCRYPTION_KEYS: `k1:${'A'.repeat(43)}`,
}
const level = (change: object): object => ({
  ...{ rank: 10, key: 'basic', acr: 'urn:x:basic', asks: { kinds: 1 }, proofing: 'none' },
  ...change,
})

describe('the levels file', () => {
  test('is as sluis levels show prints it, and what it prints is taken again', async () => {
    const folder = emptyFolder()
    const shown = await run(['levels', 'show', '--json'], { DATA_DIR: folder })
    expect([shown.code, shown.error]).toEqual([0, ''])
    const parsed = parseLevels(shown.out, kinds)
    expect(parsed.ok && parsed.ladder.map(({ key }) => key)).toEqual(defaultLadder.map(({ key }) => key))
    expect(parsed.ok && parsed.ladder.map(({ asks }) => asks)).toEqual(defaultLadder.map(({ asks }) => asks))
    const text = await run(['levels', 'show'], { DATA_DIR: folder })
    expect(text.out).toContain('urn:sluis:loa:two-factor')
    expect(text.out).toContain('phishing resistant, user verified')
    expect(text.out).toContain('urn:etoegang:core:assurance-class:loa3 is substantial')
  })

  test('every fault is found at once, and where it stands', () => {
    const faults = (list: unknown): readonly string[] => {
      const parsed = parseLevels(JSON.stringify(list), kinds)
      return parsed.ok ? [] : parsed.faults
    }
    const two = level({ rank: 20, key: 'two-factor', acr: 'urn:x:two', asks: { kinds: 2 } })
    expect(faults([level({}), two])).toEqual([])
    const missing = 'has no level with the key two-factor, which portals ask that say nothing'
    const alone = 'one level must ask two kinds without proofing: for it, a first second factor is set up'
    expect(faults([level({})])).toEqual([missing, alone])
    expect(faults([level({ asks: {} }), two])).toEqual(['[0].asks.kinds is missing'])
    expect(faults({})).toEqual(['must be a list of levels'])
    expect(
      faults([
        {},
        'x',
        level({
          rank: 0,
          colour: 'red',
          asks: { kinds: 3, models: ['x'] },
          factors: { forbidden: ['totp'], required: ['abacus'] },
        }),
      ]),
    ).toEqual([
      '[0].rank is missing',
      '[0].key is missing',
      '[0].acr is missing',
      '[0].asks is missing',
      '[0].proofing is missing',
      '[1] must be an object',
      '[2].rank must be a whole number from 1 to 1000',
      '[2].asks.kinds must be 1 or 2',
      '[2].asks.models[0]: x must be an AAGUID',
      '[2].factors.required[0]: abacus must be one of the factors password, totp',
      '[2].colour is not known; there are rank, key, acr, aliases, asks, proofing, factors',
    ])
    expect(
      faults([
        level({ proofing: 'address' }),
        level({ aliases: ['urn:x:other'] }),
        level({ rank: 20, key: 'b', acr: 'urn:x:other' }),
      ]),
    ).toEqual([
      'basic: rank 10 must be more than that of the level before',
      'the key basic is used twice',
      'urn:x:basic names two levels',
      'urn:x:other names two levels',
      'basic: proofing none is less than that of the level before',
      'the lowest level must ask for no proofing',
      missing,
      alone,
    ])
    expect(faults([level({ asks: { kinds: 2, standIns: true, deviceBound: true } }), two])).toEqual([
      'basic: standIns must be false where a level asks for proofing, or for more than kinds',
      'two-factor: asks less than the level before, of deviceBound',
      'the lowest level must ask one kind, and nothing more',
    ])
    expect(
      faults([
        level({ asks: { kinds: 1, standIns: true } }),
        level({ rank: 20, key: 'b', acr: 'urn:x:b', asks: { kinds: 2, standIns: true, unrestricted: true } }),
        level({
          rank: 30,
          key: 'c',
          acr: 'urn:x:c',
          asks: { kinds: 2, standIns: true },
          proofing: 'address',
        }),
      ]),
    ).toEqual([
      'b: standIns must be false where a level asks for proofing, or for more than kinds',
      'c: standIns must be false where a level asks for proofing, or for more than kinds',
      'c: asks less than the level before, of unrestricted',
      missing,
    ])
  })

  test('a level that no factor serves, and no way to a first second factor, are faults', () => {
    const two = { rank: 20, key: 'two-factor', acr: 'urn:x:two', asks: { kinds: 2 } }
    const parsed = parseLevels(
      JSON.stringify([
        level({ factors: { allowed: ['password'] } }),
        level({ ...two, proofing: 'address', factors: { allowed: ['totp'] } }),
      ]),
      kinds,
    )
    expect(parsed.ok ? [] : parsed.faults).toEqual([
      'two-factor: no factor is left that it takes',
      'one level must ask two kinds without proofing: for it, a first second factor is set up',
    ])
  })

  test('what a level says of factors holds for those above it', () => {
    const ladder = [
      level({}),
      level({
        rank: 20,
        key: 'two-factor',
        acr: 'urn:x:two',
        asks: { kinds: 2 },
        factors: { forbidden: ['totp'] },
      }),
      level({ rank: 30, key: 'b', acr: 'urn:x:b', asks: { kinds: 2 }, factors: { allowed: ['password'] } }),
    ]
    const parsed = parseLevels(JSON.stringify(ladder), kinds)
    expect(parsed.ok && parsed.ladder.map(({ allowance }) => allowance)).toEqual([
      undefined,
      { allowed: undefined, forbidden: ['totp'], required: [] },
      { allowed: ['password'], forbidden: ['totp'], required: [] },
    ])
  })

  test('wants nothing set up that nobody can set up here', async () => {
    const folder = emptyFolder()
    const file = path.join(folder, 'levels.json')
    const asks = { kinds: 2 }
    const two = {
      rank: 20,
      key: 'two-factor',
      acr: 'urn:x:two',
      asks,
      factors: { required: ['sms', 'totp'] },
    }
    fs.writeFileSync(file, JSON.stringify([level({}), level(two)]))
    const env = { DATA_DIR: folder, LEVELS_FILE: file }
    expect((await run(['levels', 'show'], env)).code).toBe(0)
    const shown = await run(['levels', 'show', '--json'], env)
    expect(parseLevels(shown.out, [...kinds, 'sms' as FactorKind])).toMatchObject({ ok: true })
    const ended = await run(['levels', 'show'], { ...env, ...production })
    expect([ended.code, ended.error]).toEqual([
      1,
      expect.stringContaining('LEVELS_FILE level "two-factor" wants sms set up, which is not offered here'),
    ])
  })

  test('that is wrong stops the start, with all that is wrong', async () => {
    const folder = emptyFolder()
    const file = path.join(folder, 'levels.json')
    fs.writeFileSync(file, JSON.stringify([{ ...level({}), rank: -1 }, level({ acr: 'no uri' })]))
    const ended = await run(['levels', 'show'], { DATA_DIR: folder, LEVELS_FILE: file })
    expect(ended.code).toBe(1)
    expect(ended.error).toContain('LEVELS_FILE [0].rank must be a whole number')
    expect(ended.error).toContain('LEVELS_FILE [1].acr must be a URI')
    const gone = await run(['levels', 'show'], { DATA_DIR: folder, LEVELS_FILE: '/nowhere.json' })
    expect(gone.error).toContain('LEVELS_FILE /nowhere.json cannot be read')
  })
})

test('a byte order mark before a file is let pass, whatever the file', () => {
  const mark = '\ufeff'
  expect(parseLevels(`${mark}${JSON.stringify(defaultLadder)}`, factorKinds)).toMatchObject({ ok: true })
  expect(parsePolicyFile(`${mark}{}`)).toMatchObject({ ok: true })
  const provider = [{ name: 'a', url: 'https://sms.example', fields: { to: '{to}', text: '{text}' } }]
  const statement = { aaguid: '0'.repeat(8) + '-0000-0000-0000-' + '0'.repeat(12) }
  const lists = {
    attestationRootCertificates: ['x'],
    attestationTypes: ['x'],
    authenticationAlgorithms: ['x'],
  }
  const decided = decideConfig(
    { SMS_PROVIDERS: 'sms.json', WEBAUTHN_METADATA: 'metadata.json' },
    {
      ...machine,
      files: {
        SMS_PROVIDERS: `${mark}${JSON.stringify(provider)}`,
        WEBAUTHN_METADATA: `${mark}${JSON.stringify([{ ...statement, ...lists }])}`,
      },
    },
  )
  expect(decided).toMatchObject({ ok: true })
})
