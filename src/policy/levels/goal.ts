import { isEidas, isWithinProofing, rungByAcr, rungByKey, type Ladder, type Rung } from './ladder.ts'
import type { Allowance } from './allowance.ts'
import type { ForWhom } from './for-whom.ts'
import { proofingReached } from './proofing.ts'
import type { Proofing } from '../vocabulary.ts'

/** What is asked of a sign-in, by the client's registration and by this request. */
export interface Wish {
  /** The client's `sluis_minimum_level`: a level's key. */
  readonly minimumLevel: string
  /** The least that is asked beyond the client's own, by what its tokens are for: a level's key. */
  readonly alsoAtLeast?: string | undefined
  /** The least at which somebody acts for the organisation that they have chosen: a level's key. */
  readonly actedForAt?: string | undefined
  /** `acr_values`, or an essential `acr` of the claims parameter, in order of preference. */
  readonly acrValues: readonly string[]
  /** Seconds (OIDC Core §3.1.2.1). */
  readonly maxAge?: number | undefined
  /** `prompt=login`: evidence must come from this very attempt. */
  readonly again: boolean
  /** `prompt=select_account`: whoever is signed in says whether it is them. */
  readonly chooses?: boolean | undefined
  /** By a level's key: seconds after which what was proven does not carry that level any more. */
  readonly levelMaxAges?: Readonly<Record<string, number>> | undefined
  /** Which factors the client, and an organisation, let somebody use. */
  readonly allowance?: readonly Allowance[] | undefined
  /** It asks for all the kinds of proof that the account has, whatever a level asks: "my account". */
  readonly provesAll?: boolean | undefined
  /** Before what somebody signs in with is changed: it asks that they read the account's mail. */
  readonly provesAddress?: boolean | undefined
  /** It takes what was proven earlier in a browser that its owner had remembered. */
  readonly remembersBrowsers?: boolean | undefined
  /** The organisations that it is for, by their registrations; none: whoever people act for. */
  readonly organisations?: readonly string[] | undefined
  /** What it asks of the organisation that somebody acts for; undefined: nothing. */
  readonly forWhom?: ForWhom | undefined
  /** The version of its terms and privacy statement that people accept, and where they are read; undefined: none. */
  readonly terms?:
    | {
        readonly client: string
        readonly version: string
        readonly termsUri: string | undefined
        readonly privacyUri: string | undefined
      }
    | undefined
  /** When it is no longer to be signed in to. */
  readonly retiresAt?: Date | undefined
  /** It is told levels by eIDAS's own names only (OIDC NL GOV). */
  readonly tellsEidas?: boolean | undefined
}

export type Goal =
  | { readonly ok: true; readonly rung: Rung }
  /** Nothing that was asked for is a level we know, or one that this account can reach. */
  | { readonly ok: false; readonly reason: 'level-unknown' | 'level-out-of-reach' }

/**
 * The level that this sign-in must reach: the first of the requested ones that the account can reach at all,
 * and never below the client's minimum. A requested level is necessary (RFC 9470 §5): none that is known and
 * within reach means refusal, never a lower one in silence.
 */
export function goalWithin(ladder: Ladder, wish: Wish, proofing: Proofing): Goal {
  const own = rungByKey(ladder, wish.minimumLevel)
  const also = [wish.alsoAtLeast, wish.actedForAt]
    .flatMap((key) => key ?? [])
    .map((key) => rungByKey(ladder, key))
  const known = also.filter((rung) => rung !== undefined)
  if (!own || known.length < also.length) return { ok: false, reason: 'level-unknown' }
  const minimum = known.reduce((one, other) => (other.rank > one.rank ? other : one), own)
  const requested = wish.acrValues.map((acr) => rungByAcr(ladder, acr)).filter((rung) => rung !== undefined)
  if (wish.acrValues.length > 0 && requested.length === 0) return { ok: false, reason: 'level-unknown' }
  const candidates =
    requested.length > 0 ? requested.map((rung) => (rung.rank > minimum.rank ? rung : minimum)) : [minimum]
  const rung = candidates.find((candidate) => isWithinProofing(candidate, proofing))
  return rung ? { ok: true, rung } : { ok: false, reason: 'level-out-of-reach' }
}

/** Whether all that somebody lacks for what is asked is that a letter has reached them. */
export const lacksAddressAlone = (ladder: Ladder, wish: Wish, proofing: Proofing): boolean =>
  !goalWithin(ladder, wish, proofing).ok && goalWithin(ladder, wish, proofingReached(proofing, true)).ok

/**
 * The `acr` to tell: the first requested URI whose level was reached, under the name it was asked by; else the
 * level's own. Where only eIDAS's names are told, that of the highest of its levels within what was reached.
 */
export function acrToTell(
  ladder: Ladder,
  { acrValues, tellsEidas }: Pick<Wish, 'acrValues' | 'tellsEidas'>,
  reached: Rung,
): string {
  if (tellsEidas) {
    const eidas = ladder.filter((rung) => isEidas(rung) && rung.rank <= reached.rank)
    return eidas.toSorted((a, b) => b.rank - a.rank)[0]?.acr ?? reached.acr
  }
  return acrValues.find((acr) => (rungByAcr(ladder, acr)?.rank ?? Infinity) <= reached.rank) ?? reached.acr
}
