import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  classesOf,
  defaultPasswordPolicy,
  faultsOf,
  fold,
  lengthOf,
  namesItsOwner,
  normalisePassword,
  rulesOf,
  wordIn,
  type Choice,
} from '../../src/policy/password/rules.ts'
import { rulesMet } from '../../views/password.js'

const owner = {
  email: 'Willem.Janssen@example.org',
  name: 'Willem Janssen',
  givenName: 'Willem',
  familyName: 'Janssen',
}
const choice: Choice = {
  policy: defaultPasswordPolicy,
  owner,
  isKnown: (text) => ['welkom', 'password', 'qwertyuiop'].includes(text),
  wasUsed: false,
  isTooSoon: false,
}

describe('every rule that a password breaks is named at once', () => {
  test.each<[string, Partial<Choice>, string[]]>([
    ['Orange kettle 42', {}, []],
    ['Orange kettl', {}, []],
    ['Orange kett', {}, ['password-too-short']],
    ['🦆🦆🦆🦆🦆🦆🦆🦆🦆Aa', {}, ['password-too-short']],
    ['🦆🦆🦆🦆🦆🦆🦆🦆🦆🦆Aa', {}, []],
    ['orange kettle', {}, ['password-too-plain']],
    ['orangekettles42', {}, ['password-too-plain']],
    ['ÅÄÖåäö٣٤٥٦٧٨', {}, []],
    ['密码密码密码密码密码密码Aa', {}, []],
    ['a', {}, ['password-too-short', 'password-too-plain']],
    [`Aa1 ${'x'.repeat(252)}`, {}, []],
    [`Aa1 ${'x'.repeat(253)}`, {}, ['password-too-long']],
    ['My Willem is 42', {}, ['password-names-you']],
    ['My MELLIW is 42', {}, ['password-names-you']],
    ['My J@n$$3n is 42', {}, ['password-names-you']],
    ['My W1ll3m is 42', {}, ['password-names-you']],
    ['WillemJanssen2026', {}, ['password-names-you']],
    ['Willem.Janssen!', {}, ['password-names-you']],
    ['Short names: Jan', { owner: { ...owner, givenName: 'Jan', familyName: 'Ooms' } }, []],
    ['Welkom2026!!', {}, ['password-well-known']],
    ['W3lkom-welkom1', {}, ['password-well-known']],
    ['P@$$w0rd12345', {}, ['password-well-known']],
    ['Orange kettle 42', { wasUsed: true }, ['password-used-before']],
    ['Orange kettle 42', { isTooSoon: true }, ['password-changed-recently']],
    ['willem', {}, ['password-too-short', 'password-too-plain', 'password-names-you']],
  ])('%s', (password, change, expected) => {
    expect(faultsOf(normalisePassword(password), { ...choice, ...change })).toEqual(expected)
  })

  test('each rule can be switched off', () => {
    const policy = {
      ...defaultPasswordPolicy,
      classes: 0,
      namesNobody: false,
      history: 0,
      refusesKnown: false,
    }
    const lax = { ...choice, policy: { ...policy, minimumAgeHours: 0 }, wasUsed: true, isTooSoon: true }
    expect(faultsOf('willem welkom', lax)).toEqual([])
    expect(rulesOf(lax.policy)).toEqual(['password-too-short', 'password-too-long'])
  })

  test('the same characters, composed or not, are one password of one length', () => {
    const [composed, apart] = ['Café Zürich 12', 'Cafe\u0301 Zu\u0308rich 12']
    expect(normalisePassword(apart)).toBe(composed)
    expect(lengthOf(normalisePassword(apart))).toBe(14)
  })
})

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.stringMatching(/^(Willem|welkom|[a-zA-Z0-9 !@$]){0,6}$/),
)

describe('whatever is typed', () => {
  test('no accepted password breaks a rule, told in other words', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const password = normalisePassword(text)
        if (faultsOf(password, choice).length > 0) return
        const length = Array.from(password).length
        expect(length).toBeGreaterThanOrEqual(12)
        expect(length).toBeLessThanOrEqual(256)
        const kinds = Array.from(password).map((c) =>
          /\p{Ll}/u.test(c)
            ? 'lower'
            : /\p{Lu}|\p{Lt}/u.test(c)
              ? 'upper'
              : /\p{N}/u.test(c)
                ? 'digit'
                : 'other',
        )
        expect(new Set(kinds).size).toBeGreaterThanOrEqual(3)
        expect(password.toLowerCase()).not.toMatch(/willem|janssen|mellliw|nessnaj/)
      }),
      { numRuns: 5000 },
    )
  })

  test('a name is found wherever it stands, however it is dressed up', () => {
    const dress = (name: string, how: readonly boolean[]): string =>
      Array.from(name)
        .map((c, i) => (how[i] ? ({ o: '0', l: '1', a: '@', e: '3', s: '$' }[c] ?? c.toUpperCase()) : c))
        .join('')
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        fc.string(),
        fc.boolean(),
        (before, how, after, backwards) => {
          const name = dress('janssen', how)
          const inside = backwards ? Array.from(name).toReversed().join('') : name
          expect(namesItsOwner(`${before} ${inside} ${after}`, owner)).toBe(true)
        },
      ),
    )
  })

  test('the page ticks off what the server holds, and nothing else', () => {
    const { shortest, longest, classes } = defaultPasswordPolicy
    const names = [owner.email, owner.givenName, owner.familyName, owner.name]
    fc.assert(
      fc.property(typed, (text) => {
        const met = rulesMet(text, { shortest, longest, classes, names })
        const faults = faultsOf(normalisePassword(text), choice)
        for (const [rule, isMet] of Object.entries(met))
          expect([rule, isMet]).toEqual([rule, !faults.includes(rule as never)])
      }),
      { numRuns: 3000 },
    )
  })

  test('folding is stable, counting never fails', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        expect(classesOf(text)).toBeLessThanOrEqual(4)
        expect(wordIn(text)).not.toMatch(/\d/)
      }),
    )
  })
})
