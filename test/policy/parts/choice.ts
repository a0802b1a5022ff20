import fc from 'fast-check'
import type { Choice, Parts } from '../../../src/policy/signin/index.ts'
import type { FactorKind, OrganisationId } from '../../../src/policy/vocabulary.ts'

const kind = (name: string): FactorKind => name as FactorKind

const anyChoice: fc.Arbitrary<Choice> = fc.record({
  organisation: fc.constantFrom('one' as OrganisationId, 'two' as OrganisationId),
  membership: fc.constantFrom('first', 'second'),
  version: fc.constant(1),
  level: fc.constantFrom(undefined, 'basic', 'two-factor', 'substantial', 'of-another-ladder'),
  asks: fc.record({
    level: fc.constantFrom(undefined, undefined, 'basic', 'two-factor', 'substantial'),
    allowance: fc.record({
      forbidden: fc.subarray<FactorKind>([kind('sms'), kind('totp')]),
      required: fc.constantFrom<FactorKind[]>([], [], [kind('webauthn')]),
    }),
  }),
})

export const anyChoices: fc.Arbitrary<Parts['choice']> = fc.record({
  chosen: fc.option(fc.option(anyChoice, { nil: undefined }), { nil: null, freq: 6 }),
  fitting: fc.array(anyChoice, { maxLength: 2 }),
})
