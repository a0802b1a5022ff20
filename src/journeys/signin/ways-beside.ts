import type { Factor, OtherWay } from '../../domain/factors/index.ts'
import type { FactorKind } from '../../policy/vocabulary.ts'
import type { SignIn, Visit } from './visit.ts'

/** What a factor's page is for. */
export type What = 'challenge' | 'enrol' | 'offer' | 'replace'

/** A visit in which it is the turn of these kinds. */
export type Turn = Visit & { readonly kinds: readonly FactorKind[] }

/** What would do as well, by its own page. Where somebody is still to be named, those ways stand on the page itself. */
export const othersOf = (
  signIn: SignIn,
  { kinds, root, frame, account }: Turn,
  what: What,
  factor: Factor,
): OtherWay[] =>
  signIn.ways.factors
    .filter(
      (each) =>
        kinds.includes(each.kind) && each !== factor && (account !== undefined || !each.challenge.entrance),
    )
    .map((each) => {
      const names = each.names(frame.locale)
      return {
        href: `${root}/${what}/${each.kind}`,
        label: what === 'challenge' ? names.use : (names.instead ?? names.add),
      }
    })

/** The factors that name somebody themselves, each with the address that it is answered at. */
export const waysPast = (signIn: SignIn, { kinds, root }: Turn) =>
  signIn.ways.factors
    .filter(({ kind, challenge: { entrance } }) => entrance && kinds.includes(kind))
    .map((factor) => ({ factor, action: `${root}/challenge/${factor.kind}` }))
