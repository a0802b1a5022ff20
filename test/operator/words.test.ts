import { describe, expect, test } from '@jest/globals'
import { happenedText } from '../../views/happened/happened.ts'
import { decisionWords, personWords } from '../../views/operator/people/words/index.ts'
import { words as runningWords } from '../../views/operator/running/words/index.ts'
import { words } from '../../views/operator/words/index.ts'
import { chores, eventKinds, jobKinds, messages } from '../../src/joined.ts'
import { problems } from '../../src/doors/api/problems.ts'
import { locales } from '../../src/platform/render/locale.ts'
import { defaultPasswordPolicy } from '../../src/policy/password/rules.ts'
import { rules } from '../../src/policy/signin/index.ts'
import { read } from '../architecture/source.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

/** What only programs come by: the console sends what the API takes. */
const ofPrograms = [
  ...['bad-request', 'cursor-wrong', 'idempotency-key-missing', 'not-found'],
  ...['too-large', 'media-type', 'precondition-required'],
]

/** What is done already is no refusal, and addresses are freed by the command line alone. */
const none = ['already-so', 'account-not-closed']

const reasonsIn = (file: string): string[] =>
  Array.from(read(file).code.matchAll(/refused\('([\w-]+)'\)/g), ([, reason = '']) => reason)

describe.each(locales)('the console has words (%s)', (locale) => {
  test('for every refusal of the API, and for why what is done to somebody cannot be done', () => {
    const reasons = [
      ...Object.keys(problems).filter((code) => !ofPrograms.includes(code)),
      ...reasonsIn('src/domain/outbox/again.ts'),
      ...reasonsIn('src/domain/accounts/standing.ts').filter((each) => !none.includes(each)),
    ]
    expect(reasons.filter((reason) => words[locale].refusals[reason] === undefined)).toEqual([])
  })

  test('for every message to people', () => {
    const { templates } = personWords[locale]
    expect(Object.keys(messages).filter((template) => templates[template] === undefined)).toEqual([])
    expect(Object.keys(templates).filter((template) => !(template in messages))).toEqual([])
  })

  test('for every event', () => {
    const without = Object.keys(eventKinds).filter(
      (type) => happenedText({ locale }, { type, factor: 'F' }) === type,
    )
    expect(without).toEqual([])
  })

  test('for everything that runs by itself, and for every rule of passwords', async () => {
    const { chore, job, rule } = runningWords[locale]
    const all = chores(the().house, { counter: () => () => undefined }).map(({ name }) => name)
    expect(all.filter((name) => chore[name] === undefined)).toEqual([])
    expect(Object.keys(chore).filter((name) => !all.includes(name))).toEqual([])
    expect(jobKinds.map(({ name }) => name).toSorted()).toEqual(Object.keys(job).toSorted())
    expect(Object.keys(rule)).toEqual(Object.keys(defaultPasswordPolicy))
  })

  test('for every rule that decides on a sign-in', () => {
    const { names } = decisionWords[locale]
    expect(rules.map(({ name }) => name).filter((name) => !(name in names))).toEqual([])
  })
})
