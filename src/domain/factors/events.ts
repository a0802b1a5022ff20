import type { DetailsOf, EventKinds } from '../audit/contract.ts'
import type { FactorKind } from '../../policy/vocabulary.ts'

const common = {
  'factors.credential.renamed': { says: 'A way to sign in got another name.' },
} as const satisfies EventKinds

const about = { attempt: 'text?', reason: 'text?' } as const

/** What becomes of a factor: of each kind the same. */
const ofEach = {
  accepted: { says: 'It was used rightly.', untold: 'its sign-in is told', details: about },
  refused: { says: 'It was used wrongly.', details: about },
  throttled: { says: 'Guessing at it was slowed down.', details: about },
  enrolled: { says: 'It was set up.', details: about },
  renewed: { says: 'It was replaced by another.', details: about },
  removed: { says: 'It was taken away.', details: about },
  issued: { says: 'An operator gave another one.' },
  'expiry-told': {
    says: 'Its owner was told that it expires, and answered.',
    untold: 'they answered it themselves',
    details: { attempt: 'text', answer: 'text' },
  },
} as const satisfies EventKinds

export type WhatBecame = keyof typeof ofEach

/** The events of these factors, by name. */
export const factorEvents = (kinds: readonly FactorKind[]): EventKinds => ({
  ...common,
  ...Object.fromEntries(
    kinds.flatMap((kind) =>
      Object.entries(ofEach).map(([what, event]) => [`factors.${kind}.${what}`, event]),
    ),
  ),
})

type Each = DetailsOf<typeof ofEach>
type Common = DetailsOf<typeof common>

declare module '../audit/contract.ts' {
  interface Events
    extends
      Common,
      Record<`factors.${string}.${Exclude<WhatBecame, 'issued' | 'expiry-told'>}`, Each['refused']> {
    readonly [issued: `factors.${string}.issued`]: undefined
    readonly [told: `factors.${string}.expiry-told`]: Each['expiry-told']
  }
}
