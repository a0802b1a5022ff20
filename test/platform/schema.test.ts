import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import {
  anyMembers,
  anything,
  either,
  form,
  judged,
  listOf,
  mapOf,
  members,
  namesOf,
  oneOf,
  openMembers,
  pointer,
  read,
  readJson,
  sentenceOf,
  setting,
  settingsIn,
  text,
  unknownName,
  whole,
  yesOrNo,
  type Schema,
} from '../../src/platform/schema/index.ts'

/** What is told of a value; nothing where it is taken. */
const told = (schema: Schema, said: unknown): string[] => {
  const found = read(schema, said)
  return found.ok ? [] : found.faults.map(sentenceOf)
}

describe('what is wrong is said as what it must be', () => {
  test.each<[string, Schema, unknown, string]>([
    ['true or false', yesOrNo(), 'yes', 'must be true or false'],
    ['one of two', oneOf(['one', 'two']), 'x', 'must be one or two'],
    ['one of several', oneOf(['a', 'b', 'c']), 7, 'must be one of a, b, c'],
    ['one of several numbers', oneOf([1, 2]), '1', 'must be 1 or 2'],
    ['nothing that there is', oneOf([]), 'x', 'must be left out: there are none here'],
    ['a number within bounds', whole(1, 5), 6, 'must be a whole number from 1 to 5'],
    ['a whole number', whole(0), 0.5, 'must be a whole number from 0'],
    ['no more than a number can hold', whole(0), 1e300, 'must be a whole number from 0'],
    [
      'a number, and something else',
      whole(1, 5, ', or null'),
      null,
      'must be a whole number from 1 to 5, or null',
    ],
    ['a text', text(), 7, 'must be a text'],
    ['a text that says something', text(), '', 'must be a text'],
    ['a short text', text({ most: 3 }), 'four', 'must have at most 3 characters'],
    ['a text of a form', form('a digit', /^\d$/), 'x', 'must be a digit'],
    ['a text of a form, by a function', form('a digit', (said) => said === '1'), 'x', 'must be a digit'],
    ['a list', listOf(text(), 'names'), 'x', 'must be a list of names'],
    ['a list with something in it', listOf(text(), 'names', { least: 1 }), [], 'must be a list of names'],
    ['a short list', listOf(text(), 'names', { most: 1 }), ['a', 'b'], 'must have at most 1 names'],
    ['an object', members({}), [], 'must be an object'],
    ['an object, of some kind', mapOf(['a'], whole(0), 'an object of ages'), 3, 'must be an object of ages'],
    ['an open object', openMembers({}), null, 'must be an object'],
    ['an object of texts', anyMembers(text(), 'an object of texts'), 'x', 'must be an object of texts'],
    [
      'one of two kinds',
      either(text(), members({ en: text() }), 'a text, or one by language'),
      3,
      'must be a text, or one by language',
    ],
  ])('of %s', (_what, schema, said, sentence) => {
    expect(told(schema, said)).toEqual([sentence])
  })

  test('and what is not there is missing', () => {
    const schema = members({
      a: text(),
      b: yesOrNo(),
      c: oneOf(['x']),
      d: listOf(text(), 'texts'),
      e: whole(0),
    })
    expect(told(schema, {})).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `${name} is missing`))
  })
})

describe('faults', () => {
  const person = members({
    name: text(),
    ages: mapOf(['low', 'high'], whole(0)).optional(),
    likes: namesOf(['tea', 'coffee'], 'drinks').optional(),
    homes: listOf(members({ street: text() }), 'homes').optional(),
  })

  test('are found all at once, each with its place and each place once', () => {
    expect(
      told(person, {
        nmae: 'Anna',
        ages: { low: -1, sky: 2 },
        likes: ['tea', 'cofee', 'milk'],
        homes: [{ street: 'Dam' }, { street: '\u0000', number: 1 }, 'x'],
        colour: 'red',
      }),
    ).toEqual([
      'name is missing',
      'ages.low must be a whole number from 0',
      'ages.sky is not known; there are low, high',
      'likes[1]: cofee must be one of the drinks tea, coffee; did you mean coffee?',
      'likes[2]: milk must be one of the drinks tea, coffee',
      'homes[1].street must be text without control characters, with something to see',
      'homes[1].number is not known; there is street',
      'homes[2]: x must be an object',
      'nmae is not known; did you mean name?',
      'colour is not known; there are name, ages, likes, homes',
    ])
  })

  test('of many members name the nearest only', () => {
    const names = Array.from({ length: 20 }, (_, i) => `member_${i}`)
    expect(unknownName('membr_7', names)).toBe('is not known; did you mean member_7?')
    expect(unknownName('x', names)).toBe('is not known here')
    // a short name that is quite another is not meant
    expect(unknownName('ab', ['xy'])).toBe('is not known; there is xy')
  })

  test('are a hundred at most, whatever is sent', () => {
    expect(told(listOf(whole(0), 'numbers', { most: 10_000 }), Array(9000).fill('x'))).toHaveLength(100)
  })

  test('show what is meant, so that nothing in it turns the line around, and no password of an address', () => {
    const address = listOf(
      judged((said) => (said.startsWith('https://') ? undefined : 'must be https')),
      'addresses',
    )
    expect(told(address, ['http://anna:s3cret@x.example/', 'a\u202eb', 'x'.repeat(500)])).toEqual([
      '[0]: http://…@x.example/ must be https',
      String.raw`[1]: "a\u202eb" must be https`,
      `[2]: ${'x'.repeat(200)}… must be https`,
    ])
    // by itself as well
    expect(told(members({ home: judged(() => 'must be elsewhere') }), { home: 'here' })).toEqual([
      'home: here must be elsewhere',
    ])
  })

  test('are told to programs by a pointer (RFC 6901)', () => {
    expect(pointer(['redirect_uris', 0, 'a/b~c'])).toBe('/redirect_uris/0/a~1b~0c')
    expect(pointer([])).toBe('')
  })

  test('of what is no JSON say where, and show nothing of it', () => {
    const faultOf = (content: string) => {
      const found = readJson(members({}), content)
      return found.ok ? undefined : found.faults.map(sentenceOf)
    }
    expect(faultOf('{}')).toBeUndefined()
    expect(faultOf('\uFEFF{}')).toBeUndefined()
    expect(faultOf('{\n  "key": "s3cret",\n}')).toEqual(['is no JSON at line 3 column 1'])
    expect(faultOf('{"key": s3cret}')).toEqual(['is no JSON'])
    expect(faultOf('{"key":"s3cret')).toEqual([expect.stringMatching(/^is no JSON(?! .*s3cret)/)])
    expect(faultOf('')).toEqual(['is no JSON'])
    expect(faultOf('{"__proto__":{"a":1}}')).toEqual(['__proto__ is not known; there are none'])
  })
})

describe('texts from outside', () => {
  const unseen = ['a\u0000b', '\ud800', 'two\nlines', 'Bank\u202eelatrop', '\u200b', '\u2800', '\u2066x']
  const taken = ['Anna’s winkel', 'Портал', '👩‍🚒', 'مرحبا', 'x']

  test.each<[string, (said: string) => [Schema, unknown]]>([
    ['a text', (said) => [text(), said]],
    ['a form', (said) => [form('anything', () => true), said]],
    ['what is judged', (said) => [judged(() => undefined), said]],
    ['anything', (said) => [anything(), { list: [{ deep: said }] }]],
    ['the name of a member', (said) => [anything(), { [said]: 1 }]],
    ['a member that is open', (said) => [openMembers({}, anything()), { more: [said] }]],
    ['a list', (said) => [listOf(text(), 'texts'), [said]]],
  ])('that are %s hold nothing that is not seen', (_what, given) => {
    expect(unseen.filter((said) => read(...given(said)).ok)).toEqual([])
    expect(taken.filter((said) => !read(...given(said)).ok)).toEqual([])
  })

  test('are taken as they are, or not at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        const found = read(text({ most: 10_000 }), said)
        return !found.ok || (found.value === said && said.isWellFormed() && !/[\p{Cc}]/u.test(said))
      }),
    )
  })
})

test('what is wrong in very many places costs no more than to read it', () => {
  const schema = members({ list: listOf(oneOf(['tea', 'coffee']), 'drinks').optional() })
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`membr${i}`, 1]))
  const took = (said: unknown, faults = 100): number => {
    const before = process.cpuUsage()
    expect(told(schema, said)).toHaveLength(faults)
    return process.cpuUsage(before).user / 1000
  }
  // milliseconds, generously: each compared with each would take minutes
  expect(took(many)).toBeLessThan(2000)
  expect(took({ list: Array(1000).fill('cofee') })).toBeLessThan(2000)
  expect(took({ list: Array(100_000).fill('cofee') }, 1)).toBeLessThan(5000)
  expect(told(schema, { ['x'.repeat(200_000)]: 1 })).toHaveLength(1)
})

test('what is nested to exhaust its reader is refused, however deep', () => {
  const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`
  for (const levels of [33, 1000, 100_000]) {
    const found = readJson(anything(), deep(levels))
    expect(found.ok ? [] : found.faults.map(sentenceOf)).toEqual(['must not be nested deeper than 32'])
  }
  expect(readJson(anything(), deep(32)).ok).toBe(true)
})

test('settings say what they mean and what holds otherwise, for documents and help', () => {
  const schema = members({
    ask: setting(yesOrNo(), false, 'whether somebody is asked'),
    plain: text().optional(),
    many: setting(listOf(text(), 'texts'), [], 'several'),
  })
  expect(settingsIn(schema)).toEqual([
    { name: 'ask', otherwise: false, meaning: 'whether somebody is asked' },
    { name: 'many', otherwise: [], meaning: 'several' },
  ])
  expect(read(schema, {})).toEqual({ ok: true, value: { ask: false, many: [] } })
})
