import { expect, test } from '@jest/globals'
import { tellPolicy } from '../../views/policy/statement.ts'
import { defaultPasswordPolicy, type PasswordPolicy } from '../../src/policy/password/rules.ts'
import { statementOf } from '../../src/policy/password/standards.ts'

/** What the page says that holds here, by the rule. */
const told = (change: Partial<PasswordPolicy>): Record<string, string> =>
  Object.fromEntries(
    tellPolicy(statementOf({ password: { ...defaultPasswordPolicy, ...change }, deviations: [] }), 'en').map(
      ({ name, ours }) => [name, ours],
    ),
  )

test('the page about the policy says what is in force, whatever that is', () => {
  const strict = told({
    ...{ shortest: 14, longest: 100, classes: 4, history: 5, months: 3, minimumAgeHours: 24 },
    ...{ warnDays: [20, 5], graceDays: 10, spreadDays: 20, namesNobody: true, refusesKnown: true },
  })
  expect(strict).toMatchObject({
    length: expect.stringContaining('From 14 to 100 characters'),
    classes: expect.stringContaining('At least 4 of these four'),
    names: expect.stringContaining('may not be in it'),
    known: expect.stringContaining('are refused'),
    history: 'Not one of your last 5, the present one included.',
    age: expect.stringContaining('3 calendar months'),
    warning: expect.stringContaining('By mail 20, 5 days ahead'),
    'minimum-age': expect.stringContaining('After 24 hours'),
    'forced-change': expect.stringContaining('10 to 30 days later'),
  })
  expect(
    told({
      classes: 0,
      history: 0,
      months: null,
      minimumAgeHours: 0,
      namesNobody: false,
      refusesKnown: false,
    }),
  ).toMatchObject({
    classes: 'No kind of character is asked for.',
    names: 'They are not looked for.',
    known: 'They are not looked for.',
    history: 'They may be used again.',
    age: 'Until you change it.',
    warning: 'There is nothing to tell.',
    'minimum-age': 'At once.',
  })
  expect(told({ warnDays: [] })['warning']).toBe('By mail when it has expired, by day.')
})

test('where it is otherwise than a standard asks, it says so, and that nobody has written down why', () => {
  const rules = tellPolicy(statementOf({ password: defaultPasswordPolicy, deviations: [] }), 'en')
  const age = rules.find(({ name }) => name === 'age')
  expect(age?.deviation?.against).toMatch(/^This differs from what NIST/)
  expect(age?.deviation?.why).toEqual(['No reason has been written down.'])
})
