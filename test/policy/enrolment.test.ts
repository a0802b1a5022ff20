import { describe, expect, test } from '@jest/globals'
import { defaultLadder, type Capability } from '../../src/policy/levels/ladder.ts'
import type { Allowance } from '../../src/policy/levels/allowance.ts'
import { lackingForChange, mayRemoveFactor, type Floor } from '../../src/policy/levels/change.ts'
import type { FactorKind, Proofing, Traits } from '../../src/policy/vocabulary.ts'
import { app, held, known, password } from './facts.ts'

const text: Traits = { ...app.traits, restricted: true }
const key: Traits = { ...app.traits, phishingResistant: true }
const codes: Traits = { ...app.traits, standsIn: true }

const kindOf = (traits: Traits): FactorKind =>
  (traits === password.traits
    ? known
    : traits === text
      ? 'number'
      : traits === key
        ? 'passkey'
        : traits === codes
          ? 'back'
          : held) as FactorKind
const lackingFor = (
  changed: Traits,
  { has, proven, proofing = 'none' }: { has: Traits[]; proven: Traits[]; proofing?: Proofing },
): string | undefined => {
  const lacking = lackingForChange([{ kind: kindOf(changed), traits: changed }], {
    ...{ ladder: defaultLadder, proofing },
    has: [password.traits, ...has].map((traits) => ({ kind: kindOf(traits), traits })),
    proven: proven.map((traits) => ({ ...password, kind: kindOf(traits), traits })),
  })
  return typeof lacking === 'object' ? lacking.key : lacking
}

describe('what is changed, beside what was proven just now', () => {
  const app_ = app.traits
  const known_ = password.traits
  test.each<
    [string, { changed: Traits; has: Traits[]; proven: Traits[]; proofing?: Proofing }, string | undefined]
  >([
    ['a first key, by an app', { changed: key, has: [app_], proven: [known_, app_] }, undefined],
    ['another key, by an app', { changed: key, has: [app_, key], proven: [known_, app_] }, 'address'],
    ['another key, by a key', { changed: key, has: [app_, key], proven: [known_, key] }, undefined],
    [
      'another app, beside a key, by an app',
      { changed: app_, has: [app_, key], proven: [known_, app_] },
      undefined,
    ],
    ['another app, by a text', { changed: app_, has: [app_, text], proven: [known_, text] }, 'address'],
    ['another number, by a text', { changed: text, has: [app_, text], proven: [known_, text] }, undefined],
    ['a first app, by a text', { changed: app_, has: [text, codes], proven: [known_, text] }, undefined],
    [
      'another app, by a recovery code',
      { changed: app_, has: [app_, codes], proven: [known_, codes] },
      undefined,
    ],
    [
      'another key, by a recovery code',
      { changed: key, has: [key, codes], proven: [known_, codes] },
      'address',
    ],
    [
      'codes, beside an app, by a text',
      { changed: codes, has: [app_, text], proven: [known_, text] },
      'address',
    ],
    ['an app, beside a number, by the password', { changed: app_, has: [text], proven: [known_] }, 'address'],
    [
      'a number, beside a number, by the password',
      { changed: text, has: [text], proven: [known_] },
      'address',
    ],
    [
      'another app, of somebody proofed, by a text: no mail stands for that',
      { changed: app_, has: [app_, text], proven: [known_, text], proofing: 'substantial' },
      'substantial',
    ],
    [
      'another app, of somebody proofed, by an app',
      { changed: app_, has: [app_, text], proven: [known_, app_], proofing: 'substantial' },
      undefined,
    ],
    [
      'another number, of somebody proofed, by a text: it serves no such level',
      { changed: text, has: [app_, text], proven: [known_, text], proofing: 'substantial' },
      undefined,
    ],
    [
      'another app, of somebody with a letter, by a recovery code',
      { changed: app_, has: [app_, codes], proven: [known_, codes], proofing: 'address' },
      'address',
    ],
    [
      'another key, of somebody proofed face to face, by an app',
      {
        changed: { ...key, userVerified: true },
        has: [app_, { ...key, userVerified: true }],
        proven: [known_, app_],
        proofing: 'high',
      },
      'high',
    ],
    [
      'a first key, of somebody proofed face to face: it opens a level',
      { changed: { ...key, userVerified: true }, has: [app_], proven: [known_, app_], proofing: 'high' },
      'address',
    ],
    [
      'a key that verifies, beside one that does, by one that does not',
      {
        changed: { ...key, userVerified: true },
        has: [{ ...key, userVerified: true }, app_],
        proven: [known_, key],
        proofing: 'high',
      },
      'high',
    ],
  ])('%s', (_what, { changed, ...facts }, expected) => {
    expect(lackingFor(changed, facts)).toBe(expected)
  })
})

describe('what may be removed', () => {
  const way = (kind: FactorKind, traits: Traits): Capability => ({ kind, traits })
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
  const two: Floor = { minimumLevel: 'two-factor' }
  type Named = keyof typeof all
  const may = (has: Named[], removes: Named, floors: Floor[], ladder = defaultLadder): boolean =>
    mayRemoveFactor({
      ...{ ladder, floors, proofing: 'substantial' },
      now: has.map((each) => all[each]),
      left: has.filter((each) => each !== removes).map((each) => all[each]),
    })

  test.each<[string, Named[], Named, Floor[], boolean]>([
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
      [{ ...two, allowance: [{ required: [number] }] }],
      false,
    ],
    [
      'recovery codes that a portal wants set up',
      ['known', 'app', 'back'],
      'back',
      [{ ...two, allowance: [{ required: [back] }] }],
      false,
    ],
    [
      'the only one that a portal takes',
      ['known', 'app', 'passkey'],
      'passkey',
      [{ ...two, allowance: [{ allowed: [known, passkey] }] }],
      false,
    ],
    [
      'one that a portal does not take',
      ['known', 'app', 'passkey'],
      'app',
      [{ ...two, allowance: [{ allowed: [known, passkey] }] }],
      true,
    ],
  ])('%s', (_what, has, removes, floors, expected) => {
    expect(may(has, removes, floors)).toBe(expected)
  })

  test('the only one that the level itself takes stays, whatever higher level another reaches', () => {
    const with_ = (allowance: Allowance): typeof defaultLadder =>
      defaultLadder.map((rung) => (rung.key === 'substantial' ? { ...rung, allowance } : rung))
    const floors = [{ minimumLevel: 'substantial' }]
    expect(may(['known', 'app', 'passkey'], 'app', floors)).toBe(true)
    expect(may(['known', 'app', 'passkey'], 'app', floors, with_({ forbidden: [passkey] }))).toBe(false)
    const [keys] = [{ minimumLevel: 'substantial', allowance: [{ allowed: [known, passkey] }] }]
    expect(may(['known', 'app', 'passkey'], 'app', [keys], with_({ required: [held] }))).toBe(false)
  })
})
