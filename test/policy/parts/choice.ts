import fc from 'fast-check'
import type { Choice, Parts } from '../../../src/policy/signin/index.ts'
import type { OrganisationId } from '../../../src/policy/vocabulary.ts'

const anyChoice: fc.Arbitrary<Choice> = fc.record({
  organisation: fc.constantFrom('one' as OrganisationId, 'two' as OrganisationId),
  membership: fc.constantFrom('first', 'second'),
  level: fc.constantFrom(undefined, 'basic', 'two-factor', 'substantial', 'of-another-ladder'),
})

export const anyChoices: fc.Arbitrary<Parts['choice']> = fc.record({
  chosen: fc.option(fc.option(anyChoice, { nil: undefined }), { nil: null, freq: 6 }),
  fitting: fc.array(anyChoice, { maxLength: 2 }),
})
