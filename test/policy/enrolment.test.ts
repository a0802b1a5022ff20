import { describe, expect, test } from '@jest/globals'
import { defaultLadder, type Way } from '../../src/policy/assurance.ts'
import { isBeyondProven, mayRemoveFactor, type LeastAsked } from '../../src/policy/enrolment.ts'
import type { FactorKind, Traits } from '../../src/policy/vocabulary.ts'
import { app, held, known, password } from './facts.ts'

const text: Traits = { ...app.traits, restricted: true }
const key: Traits = { ...app.traits, phishingResistant: true }
const codes: Traits = { ...app.traits, standsIn: true }

describe('what is changed, beside what was proven just now', () => {
  test.each<[string, { changed: Traits; has: Traits[]; proven: Traits[] }, boolean]>([
    [
      'a first key, by an app',
      { changed: key, has: [app.traits], proven: [password.traits, app.traits] },
      false,
    ],
    [
      'another key, by an app',
      { changed: key, has: [app.traits, key], proven: [password.traits, app.traits] },
      true,
    ],
    ['another key, by a key', { changed: key, has: [app.traits, key], proven: [key] }, false],
    [
      'another app, beside a key, by an app',
      { changed: app.traits, has: [app.traits, key], proven: [app.traits] },
      false,
    ],
    [
      'another app, by a text',
      { changed: app.traits, has: [app.traits, text], proven: [password.traits, text] },
      true,
    ],
    [
      'another number, by a text',
      { changed: text, has: [app.traits, text], proven: [password.traits, text] },
      false,
    ],
    [
      'a first app, by a text',
      { changed: app.traits, has: [text, codes], proven: [password.traits, text] },
      false,
    ],
    [
      'another app, by a recovery code',
      { changed: app.traits, has: [app.traits, codes], proven: [password.traits, codes] },
      false,
    ],
    [
      'another key, by a recovery code',
      { changed: key, has: [key, codes], proven: [password.traits, codes] },
      true,
    ],
    [
      'recovery codes, beside an app, by a text',
      { changed: codes, has: [app.traits, text], proven: [password.traits, text] },
      true,
    ],
  ])('%s', (_what, { changed, has, proven }, expected) => {
    expect(isBeyondProven([changed], { has: [password.traits, ...has], proven })).toBe(expected)
  })
})

describe('what may be removed', () => {
  const way = (kind: FactorKind, traits: Traits): Way => ({ kind, traits })
  const [number, passkey, back] = ['number', 'passkey', 'back'] as FactorKind[] as [
    FactorKind,
    FactorKind,
    FactorKind,
  ]
  const all = {
    known: way(known, password.traits),
    app: way(held, app.traits),
    number: way(number, text),
    passkey: way(passkey, key),
    back: way(back, codes),
  }
  const two: LeastAsked = { minimumLevel: 'two-factor' }
  type Named = keyof typeof all
  const may = (has: Named[], removes: Named, asked: LeastAsked[], ladder = defaultLadder): boolean =>
    mayRemoveFactor({
      ...{ ladder, asked, proofing: 'substantial' },
      now: has.map((each) => all[each]),
      left: has.filter((each) => each !== removes).map((each) => all[each]),
    })

  test.each<[string, Named[], Named, LeastAsked[], boolean]>([
    ['one of two', ['known', 'app', 'number'], 'app', [two], true],
    ['the last, where a portal asks for two steps', ['known', 'app'], 'app', [two], false],
    ['the last, where none does', ['known', 'app'], 'app', [{ minimumLevel: 'basic' }], true],
    ['the last but recovery codes', ['known', 'app', 'back'], 'app', [two], false],
    ['recovery codes', ['known', 'app', 'back'], 'back', [two], true],
    [
      'the only one that is not restricted',
      ['known', 'app', 'number'],
      'app',
      [{ minimumLevel: 'substantial' }],
      false,
    ],
    ['what was never enough', ['known', 'number'], 'number', [{ minimumLevel: 'substantial' }], true],
    [
      'what a portal wants set up',
      ['known', 'app', 'number'],
      'number',
      [{ ...two, demands: [{ required: [number] }] }],
      false,
    ],
    [
      'recovery codes that a portal wants set up',
      ['known', 'app', 'back'],
      'back',
      [{ ...two, demands: [{ required: [back] }] }],
      false,
    ],
    [
      'the only one that a portal takes',
      ['known', 'app', 'passkey'],
      'passkey',
      [{ ...two, demands: [{ allowed: [known, passkey] }] }],
      false,
    ],
    [
      'one that a portal does not take',
      ['known', 'app', 'passkey'],
      'app',
      [{ ...two, demands: [{ allowed: [known, passkey] }] }],
      true,
    ],
  ])('%s', (_what, has, removes, asked, expected) => {
    expect(may(has, removes, asked)).toBe(expected)
  })

  test('the only one that the level itself takes stays', () => {
    const ladder = defaultLadder.map((rung) =>
      rung.key === 'substantial' ? { ...rung, demands: { forbidden: [passkey] } } : rung,
    )
    const asked = [{ minimumLevel: 'substantial' }]
    expect(may(['known', 'app', 'passkey'], 'app', asked)).toBe(true)
    expect(may(['known', 'app', 'passkey'], 'app', asked, ladder)).toBe(false)
  })
})
