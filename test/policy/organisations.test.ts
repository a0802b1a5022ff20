import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  attributeFault,
  branchNumberIn,
  isNumberPattern,
  lacking,
  mayBeLeftWith,
  numberIn,
  powers,
  registrationKinds,
  registrationNumberIn,
  registrationNumberShown,
  sightAfter,
  userNameIn,
  whoSeesOtherwise,
  whyNotHeld,
  type Administrator,
  type MembershipFacts,
  type Sight,
} from '../../src/policy/organisations/index.ts'

const now = new Date('2026-11-26T12:00:00Z')
const earlier = new Date('2026-11-25T12:00:00Z')
const later = new Date('2026-11-27T12:00:00Z')

describe('a registration number', () => {
  test.each([
    ['kvk', '69599084', '69599084'],
    ['kvk', '6959.90 84', '69599084'],
    ['orgnr', '556036-0793', '5560360793'],
    ['orgnr', '165560360793', '5560360793'],
    ['rsin', '123456782', '123456782'],
    ['rsin', '1234.56.782', '123456782'],
    ['other', ' hrb  12345 b ', 'HRB 12345 B'],
  ] as const)('of the kind %s is read as people write it: %s', (kind, typed, number) => {
    expect(registrationNumberIn(kind, typed)).toEqual({ ok: true, number })
  })

  test.each([
    ['kvk', '6959908', 'number-malformed'],
    ['kvk', '695990840000', 'number-malformed'],
    ['kvk', '6959908O', 'number-malformed'],
    ['orgnr', '556036-0794', 'number-check-digit'],
    ['orgnr', '55603607', 'number-malformed'],
    // of somebody: a month stands at its third place
    ['orgnr', '811228-9874', 'number-personal'],
    ['rsin', '123456789', 'number-check-digit'],
    ['rsin', '000000000', 'number-malformed'],
    ['other', '--', 'number-malformed'],
    ['other', 'A'.repeat(41), 'number-malformed'],
    ['other', 'A\u0000B', 'number-malformed'],
  ] as const)('of the kind %s is not %s: %s', (kind, typed, reason) => {
    expect(registrationNumberIn(kind, typed)).toEqual({ ok: false, reason })
  })

  test('is read again as what it was read as, and as it is shown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...registrationKinds), fc.string({ maxLength: 45 }), (kind, typed) => {
        const read = registrationNumberIn(kind, typed)
        if (!read.ok) return
        expect(registrationNumberIn(kind, read.number)).toEqual(read)
        expect(registrationNumberIn(kind, registrationNumberShown(kind, read.number))).toEqual(read)
      }),
      { numRuns: 2000 },
    )
  })

  test('with one digit mistyped, or two beside each other changed places, is found out by orgnr and by rsin', () => {
    for (const [kind, right] of [
      ['orgnr', '5560360793'],
      ['rsin', '123456782'],
    ] as const)
      for (let at = 0; at < right.length; at++)
        for (let digit = 0; digit < 10; digit++) {
          const typed = right.slice(0, at) + String(digit) + right.slice(at + 1)
          expect([typed, registrationNumberIn(kind, typed).ok]).toEqual([typed, typed === right])
        }
    expect(registrationNumberIn('rsin', '213456782').ok).toBe(false)
    expect(registrationNumberIn('orgnr', '5650360793').ok).toBe(false)
  })

  test('of a branch has twelve digits in the Dutch register', () => {
    expect(branchNumberIn('kvk', '000037178598')).toEqual({ ok: true, number: '000037178598' })
    expect(branchNumberIn('kvk', '37178598').ok).toBe(false)
    expect(branchNumberIn('orgnr', 'a-1')).toEqual({ ok: true, number: 'A-1' })
  })
})

test.each([
  ['j.jansen', 'j.jansen'],
  [' J_Jansen-2 ', 'j_jansen-2'],
  ['Info@Firm', 'info@firm'],
  ['jänsen', undefined],
  ['a b', undefined],
  ['...', undefined],
  ['a'.repeat(65), undefined],
  ['', undefined],
])('a user name %j is compared as %j', (typed, lookup) => {
  expect(userNameIn(typed)?.lookup).toBe(lookup)
})

describe('a membership', () => {
  const own: MembershipFacts = { organisation: 'active', from: earlier, until: null, endedAt: null }
  const through = {
    grantEndedAt: null,
    grantUntil: null,
    intermediary: 'active',
    isOfIntermediary: true,
  } as const

  test.each<[string, MembershipFacts, string | undefined]>([
    ['of one’s own', own, undefined],
    ['that was ended', { ...own, endedAt: now }, 'membership-ended'],
    ['that is to end', { ...own, endedAt: later }, undefined],
    ['that begins later', { ...own, from: later }, 'membership-not-begun'],
    ['that begins now', { ...own, from: now }, undefined],
    ['whose last moment was this', { ...own, until: now }, 'membership-over'],
    ['of one that is on hold', { ...own, organisation: 'suspended' }, 'organisation-not-in-use'],
    ['of one that only asked', { ...own, organisation: 'applied' }, 'organisation-not-in-use'],
    ['through another', { ...own, through }, undefined],
    ['whose grant was ended', { ...own, through: { ...through, grantEndedAt: now } }, 'representation-ended'],
    ['whose grant is over', { ...own, through: { ...through, grantUntil: now } }, 'representation-ended'],
    [
      'through one on hold',
      { ...own, through: { ...through, intermediary: 'suspended' } },
      'intermediary-not-in-use',
    ],
    [
      'of somebody who left the intermediary',
      { ...own, through: { ...through, isOfIntermediary: false } },
      'not-of-intermediary',
    ],
  ])('%s', (_which, facts, why) => {
    expect(whyNotHeld(facts, now)).toBe(why)
  })
})

describe('an administrator', () => {
  const one: Administrator = {
    id: 'a',
    powers: [...powers],
    isActive: true,
    from: earlier,
    until: null,
  }

  test.each<[string, Administrator, readonly string[]]>([
    ['who stays can act', one, []],
    ['whose account is not in use cannot', { ...one, isActive: false }, powers],
    ['who has an end does not stay', { ...one, until: later }, powers],
    ['who begins later is not there yet', { ...one, from: later }, powers],
    ['of one power leaves two', { ...one, powers: ['people'] }, ['rights', 'organisation']],
  ])('%s', (_which, administrator, lacks) => {
    expect(lacking([administrator], now)).toEqual(lacks)
  })

  test('who was never there is not missed; nor is one of an organisation that is closed', () => {
    const left = { administrators: [], standing: 'active', hasHad: false } as const
    expect(mayBeLeftWith(left, now)).toBe(true)
    expect(mayBeLeftWith({ ...left, hasHad: true }, now)).toBe(false)
    expect(mayBeLeftWith({ ...left, hasHad: true, standing: 'suspended' }, now)).toBe(false)
    expect(mayBeLeftWith({ ...left, hasHad: true, standing: 'closed' }, now)).toBe(true)
  })
})

describe('the numbers of a register', () => {
  test.each([
    ['[0-9]{6}', true],
    ['\\d{6,8}', true],
    ['R[0-9]{3}-?[A-Z]{2}', true],
    ['', false],
    ['(a+)+', false],
    ['a*', false],
    ['a|b', false],
    ['.+', false],
    ['[^a]', false],
    ['[z-a]', false],
    ['a{3,1}', false],
    ['a?b?c?d?', false],
    ['a'.repeat(101), false],
  ])('are described by %j: %j', (pattern, isOne) => {
    expect(isNumberPattern(pattern)).toBe(isOne)
  })

  test('are read however they were typed, and compared by capitals and digits', () => {
    const pattern = 'R[0-9]{3}-[A-Z]{2}'
    expect(numberIn({ pattern }, ' r123-ab ')).toEqual({ value: 'R123-AB', lookup: 'R123AB' })
    expect(numberIn({ pattern: '\\d{6}' }, '12.34 56')).toEqual({ value: '123456', lookup: '123456' })
    expect(numberIn({ pattern: '\\d.\\d' }, '1.2')).toEqual({ value: '1.2', lookup: '12' })
    expect(numberIn({ pattern: '\\d.\\d' }, '1x2')).toBeUndefined()
    for (const typed of ['12345', '1234567', '', '1'.repeat(65), '12345x'])
      expect([typed, numberIn({ pattern: '\\d{6}' }, typed)]).toEqual([typed, undefined])
  })

  test('are compared in no time, whatever the pattern and the text', () => {
    const dear = '[0-9]{0,64}[0-9]{0,64}[0-9]{0,64}x'
    expect(isNumberPattern(dear)).toBe(true)
    const started = performance.now()
    expect(numberIn({ pattern: dear }, '1'.repeat(64))).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(500)
  })
})

describe('numbers that become one', () => {
  const sight = (membership: string, ...numbers: string[]): Sight => ({ membership, all: false, numbers })
  const everybody: Sight = { membership: 'all', all: true, numbers: [] }

  test('are seen by whoever had any of them, or all, as it was asked', () => {
    const sights = [everybody, sight('one', 'a', 'z'), sight('two', 'a', 'b'), sight('none', 'z')]
    const merge = { from: ['a', 'b'], to: 'c' }
    expect(whoSeesOtherwise(sights, { ...merge, who: 'any' }, true)).toEqual([
      { membership: 'one', gains: ['b'], loses: [] },
    ])
    expect(whoSeesOtherwise(sights, { ...merge, who: 'every' }, true)).toEqual([
      { membership: 'one', gains: [], loses: ['a'] },
    ])
    expect(whoSeesOtherwise(sights, { ...merge, who: 'any' }, false)).toEqual([
      { membership: 'one', gains: ['b', 'c'], loses: [] },
      { membership: 'two', gains: ['c'], loses: [] },
    ])
  })

  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const anyMerge = fc.record({
    from: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
    to: name,
    who: fc.constantFrom('any' as const, 'every' as const),
  })
  const anySight = fc.record({
    membership: fc.constant('m'),
    all: fc.boolean(),
    numbers: fc.uniqueArray(name, { maxLength: 6 }),
  })

  test('change who sees what by nothing but what was foretold', () => {
    const all: readonly string[] = ['a', 'b', 'c', 'd', 'e', 'f']
    fc.assert(
      fc.property(anySight, anyMerge, fc.boolean(), (before, merge, asksNew) => {
        fc.pre(!merge.from.includes(merge.to))
        const numbers = asksNew ? before.numbers.filter((each) => each !== merge.to) : before.numbers
        const had: Sight = { ...before, numbers }
        const from: readonly string[] = merge.from
        const after = sightAfter(had, merge, asksNew)
        // what stands under a number: under the successor, all that became it
        const under = (n: string): string[] =>
          n === merge.to ? [...merge.from, ...(asksNew ? [] : [merge.to])] : from.includes(n) ? [] : [n]
        const there = all.filter((each) => !(asksNew && each === merge.to))
        const seenBefore = new Set(had.all ? there : had.numbers)
        const seenAfter = new Set(had.all ? there : after.numbers.flatMap(under))
        const [told] = whoSeesOtherwise([had], merge, asksNew)
        const gained = [...seenAfter].filter((each) => !seenBefore.has(each)).toSorted()
        const lost = [...seenBefore].filter((each) => !seenAfter.has(each)).toSorted()
        expect([gained, lost]).toEqual([(told?.gains ?? []).toSorted(), (told?.loses ?? []).toSorted()])
      }),
      { numRuns: 3000 },
    )
  })
})

describe('an attribute', () => {
  const allowed = ['Utrecht', 'Zwolle']
  test.each([
    ['text', ['anything'], undefined],
    ['text', [' '], 'attribute-malformed'],
    ['text', ['x'.repeat(201)], 'attribute-malformed'],
    ['text', ['a', 'b'], 'attribute-too-many'],
    ['text', [], undefined],
    ['number', ['-12.5'], undefined],
    ['number', ['012'], 'attribute-malformed'],
    ['number', ['1e9'], 'attribute-malformed'],
    ['yes-no', ['yes'], undefined],
    ['yes-no', ['true'], 'attribute-malformed'],
    ['date', ['2028-02-29'], undefined],
    ['date', ['2027-02-29'], 'attribute-malformed'],
    ['choice', ['Utrecht'], undefined],
    ['choice', ['utrecht'], 'attribute-outside-set'],
    ['choice', ['Utrecht', 'Zwolle'], 'attribute-too-many'],
    ['choices', ['Utrecht', 'Zwolle'], undefined],
    ['choices', ['Utrecht', 'Utrecht'], 'attribute-repeated'],
    ['choices', ['Utrecht', 'Amersfoort'], 'attribute-outside-set'],
  ] as const)('%s: %j is wrong by %s', (type, values, fault) => {
    expect(attributeFault({ type, allowed }, values)).toBe(fault)
  })
})
