import { describe, expect, test } from '@jest/globals'
import { defaultLadder } from '../../src/policy/levels/ladder.ts'
import { nextStep, progressOf, whyAsked, type Facts } from '../../src/policy/signin/index.ts'
import type { AttemptId } from '../../src/policy/vocabulary.ts'
import { app, now, password, say, somebody, withoutApp } from './facts.ts'

const before = { attempt: 'before' as AttemptId }
const ago = (minutes: number) => ({ ...before, at: new Date(now.getTime() - minutes * 60_000) })

const asked = (change: Partial<Facts>): string => {
  const facts = { ...somebody, ...change }
  const step = nextStep(facts)
  return `${say(step)}: ${whyAsked(facts, step)}`
}
const wish = (change: Partial<Facts['wish']>): Partial<Facts> => ({ wish: { ...somebody.wish, ...change } })

describe('why something is asked', () => {
  test('of a stranger: a portal wants to know who comes', () => {
    expect(asked({})).toBe('ask challenge known: sign-in')
  })

  test('after the password: the same', () => {
    expect(asked({ evidence: [password] })).toBe('ask challenge held: sign-in')
  })

  test('of somebody who signed in with less: this page asks for more', () => {
    expect(asked({ evidence: [{ ...password, ...ago(20) }] })).toBe('ask challenge held: step-up')
  })

  test('of somebody who has proven as much, too long ago: once more', () => {
    const evidence = [password, app].map((one) => ({ ...one, ...ago(20) }))
    expect(asked({ ...wish({ maxAge: 60 }), evidence })).toBe('ask challenge known: again')
    expect(asked({ ...wish({ maxAge: 60 }), evidence: [...evidence, password] })).toBe(
      'ask challenge held: again',
    )
  })

  test('in their account: to arrive there, or before what only they may do', () => {
    const mine = wish({ minimumLevel: 'basic', provesAll: true })
    expect(asked({ ...mine, evidence: [password] })).toBe('ask challenge held: account')
    const old = [password, app].map((one) => ({ ...one, ...ago(20) }))
    const fresh = wish({ minimumLevel: 'basic', provesAll: true, maxAge: 300 })
    expect(asked({ ...fresh, evidence: old })).toBe('ask challenge known: account-again')
  })

  test('to set something up: by a portal, more than there is, or by nobody but its owner', async () => {
    const newcomer = { ...withoutApp.account!, enrolmentOpenUntil: new Date(now.getTime() + 1000) }
    expect(asked({ account: newcomer, evidence: [password] })).toBe('ask enrol held: sign-in')
    expect(asked({ account: newcomer, evidence: [{ ...password, ...ago(3) }] })).toBe(
      'ask enrol held: step-up',
    )
    const mine = wish({ provesAll: true })
    expect(asked({ ...mine, account: newcomer, evidence: [password] })).toBe('ask enrol held: undefined')
  })

  test('of somebody who is to set up another way: what they have comes first', () => {
    const [first, second] = somebody.account!.factors
    const strong = { ...app.traits, phishingResistant: true, userVerified: true }
    const account = {
      ...somebody.account!,
      proofing: 'high' as const,
      factors: [
        first!,
        second!,
        { ...second!, kind: 'key' as never, canProve: [strong], state: 'available' as const },
      ],
    }
    expect(asked({ ...wish({ minimumLevel: 'high' }), account, evidence: [password] })).toBe(
      'ask challenge held: set-up',
    )
  })
})

describe('how many steps there are', () => {
  const progress = (change: Partial<Facts>): string => {
    const facts = { ...somebody, ...change }
    const step = nextStep(facts)
    const at = progressOf(facts, step)
    return `${say(step)}: ${at ? `${at.at} of ${at.of}` : 'not counted'}`
  }
  const codes = {
    ...somebody.account!.factors[1]!,
    kind: 'codes' as never,
    canProve: [{ ...app.traits, standsIn: true }],
    state: 'offered' as const,
  }
  const newcomer = {
    ...somebody.account!,
    enrolmentOpenUntil: new Date(now.getTime() + 1000),
    factors: [...withoutApp.account!.factors, codes],
  }
  const enrolled = { ...newcomer, factors: [...somebody.account!.factors, codes] }
  const attempt = { ...somebody.attempt, hasEnrolled: true }

  test('none are counted for somebody who has what it takes', () => {
    expect(progress({ evidence: [password] })).toBe('ask challenge held: not counted')
  })

  test('a newcomer signs in, sets up a second factor, and keeps a way back', () => {
    expect(progress({ account: newcomer, evidence: [password] })).toBe('ask enrol held: 2 of 3')
    expect(progress({ account: enrolled, attempt, evidence: [password, app] })).toBe(
      'ask offer codes: 3 of 3',
    )
  })

  test('where no way back is to be had, there are two', () => {
    const account = { ...newcomer, factors: withoutApp.account!.factors }
    expect(progress({ account, evidence: [password] })).toBe('ask enrol held: 2 of 2')
  })

  test('whose account is not new shows first that its mail is theirs', () => {
    const account = { ...newcomer, enrolmentOpenUntil: undefined }
    const proven = { ...attempt, addressProvenAt: now }
    expect(progress({ account, evidence: [password] })).toBe('ask prove-address: 2 of 4')
    expect(progress({ account, attempt: { ...proven, hasEnrolled: false }, evidence: [password] })).toBe(
      'ask enrol held: 3 of 4',
    )
    expect(
      progress({
        account: { ...enrolled, enrolmentOpenUntil: undefined },
        attempt: proven,
        evidence: [password, app],
      }),
    ).toBe('ask offer codes: 4 of 4')
  })

  test('none in their account, where only the mail is read', () => {
    const account = { ...newcomer, enrolmentOpenUntil: undefined }
    const mine = wish({ minimumLevel: 'basic', provesAll: true, provesAddress: true })
    expect(progress({ ...mine, account, evidence: [password] })).toBe('ask prove-address: not counted')
  })

  test('who was signed in already begins with setting up', () => {
    const evidence = [{ ...password, ...ago(3) }]
    expect(progress({ account: newcomer, evidence })).toBe('ask enrol held: 1 of 2')
    expect(progress({ account: enrolled, attempt, evidence: [...evidence, app] })).toBe(
      'ask offer codes: 2 of 2',
    )
  })

  test('who is reminded of a way back on another day has nothing to count', () => {
    const account = { ...enrolled, wayBackPutOff: { times: 1, at: new Date(now.getTime() - 8 * 86_400_000) } }
    expect(progress({ account, evidence: [password, app] })).toBe('ask offer codes: not counted')
  })
})

describe('who came in by what stands in for a factor', () => {
  const standIn = { ...app, kind: 'codes' as never, traits: { ...app.traits, standsIn: true } }
  const [first, second] = somebody.account!.factors
  const account = {
    ...somebody.account!,
    factors: [
      first!,
      second!,
      { ...second!, kind: 'codes' as never, canProve: [standIn.traits] },
      { ...second!, state: 'available' as const },
    ],
  }
  const next = (change: Partial<Facts>): string => say(nextStep({ ...somebody, account, ...change }))

  test('is offered to set up another, once, and never while something is left to prove', () => {
    expect(next({ evidence: [password, standIn] })).toBe('ask replace held')
    const answered = { ...somebody.attempt, offerAnswered: true }
    expect(next({ evidence: [password, standIn], attempt: answered })).toMatch(/^finish/)
    // the password is of an hour ago: here it lets them in, and sets nothing up
    expect(next({ evidence: [{ ...password, ...ago(60) }, standIn] })).toMatch(/^finish/)
  })

  test('also where a level takes only some factors, and asks nothing of another that is set up', () => {
    const ladder = defaultLadder.map((rung) =>
      rung.key === 'two-factor'
        ? {
            ...rung,
            allowance: { allowed: ['known', 'held', 'codes'] as never[], forbidden: [], required: [] },
          }
        : rung,
    ) as unknown as Facts['ladder'] // a list with a first, as the one it is made of
    const number = { ...second!, kind: 'number' as never, state: 'available' as const }
    const facts = { ladder, account: { ...account, factors: [...account.factors.slice(0, 3), number] } }
    expect(next({ ...facts, evidence: [password, standIn] })).toBe('ask replace number')
    expect(next({ ...facts, evidence: [{ ...password, ...ago(60) }, standIn] })).toMatch(/^finish/)
  })

  test('nothing stronger than they have proven, until they have read their mail; and nothing in their account', () => {
    const strong = { ...app.traits, phishingResistant: true, userVerified: true }
    const key = { ...second!, kind: 'key' as never, canProve: [strong] }
    const keyed = {
      ...account,
      factors: [...account.factors, key, { ...key, state: 'available' as const }],
    }
    const evidence = [password, standIn]
    const kinds = (facts: Partial<Facts>): unknown => {
      const step = nextStep({ ...somebody, account: keyed, evidence, ...facts })
      return step.type === 'ask' && step.what === 'replace' ? [step.kind, ...step.others] : say(step)
    }
    expect(kinds({})).toEqual(['held'])
    expect(kinds({ attempt: { ...somebody.attempt, addressProvenAt: now } })).toEqual(['key', 'held'])
    expect(kinds(wish({ provesAll: true }))).toMatch(/^finish/)
  })
})
