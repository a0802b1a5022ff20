import { capabilitiesOf, enrolledOf, type Enrolled, type Factor } from '../../../domain/factors/index.ts'
import { passwordKind, passwordLife } from '../../../domain/factors/password/index.ts'
import type { AccountFacts, Life } from '../../../policy/signin/index.ts'
import type { FactorKind } from '../../../policy/vocabulary.ts'
import type { Reader } from './reader.ts'

declare module './reader.ts' {
  interface Found {
    readonly account: {
      readonly enrolled: readonly Enrolled[]
      readonly lives: ReadonlyMap<FactorKind, Life | undefined>
    }
  }
}

/** Whom it is about, and by what they sign in. */
export const account: Reader<'account'> = {
  async read({ db, policy }, { id }) {
    const [enrolled, life] = await Promise.all([enrolledOf(db, id), passwordLife(db, policy.password, id)])
    return { enrolled, lives: new Map([[passwordKind, life]]) }
  },
  part({ account: row, found, source }) {
    const { enrolled = [], lives = new Map<FactorKind, Life>() } = found.account ?? {}
    return (
      row && {
        id: row.id,
        standing: row.standing,
        era: row.era,
        zone: row.time_zone ?? source.timeZone,
        proofing: row.proofing,
        hasAddress: row.email !== null,
        enrolmentOpenUntil: row.enrolment_open_until ?? undefined,
        wayBackPutOff: row.way_back_put_off_at
          ? { times: row.way_back_put_off, at: row.way_back_put_off_at }
          : undefined,
        factors: factorFacts(source.factors, enrolled, lives),
      }
    )
  },
}

/** What an account has, and what it could set up. */
function factorFacts(
  factors: readonly Factor[],
  enrolled: readonly Enrolled[],
  lives: ReadonlyMap<FactorKind, Life | undefined>,
): AccountFacts['factors'] {
  const facts = factors.map((factor) => ({
    kind: factor.kind,
    isSecond: factor.enrolment !== undefined,
    life: lives.get(factor.kind),
    rows: enrolled.filter(({ kind }) => kind === factor.kind),
    factor,
  }))
  return [
    ...facts
      .filter(({ rows }) => rows.length > 0)
      .map(({ kind, isSecond, life, rows }) => {
        const canProve = capabilitiesOf(factors, rows).map(({ traits }) => traits)
        return { kind, isSecond, life, canProve, state: 'enrolled' } as const
      }),
    ...facts
      .filter(({ isSecond, factor, rows }) => isSecond && !(factor.enrolment?.isOffered && rows.length > 0))
      .map(({ kind, isSecond, factor }) => {
        const state = factor.enrolment?.isOffered ? 'offered' : 'available'
        const canProve = [factor.traits, ...(factor.knownMakes ?? [])]
        return { kind, isSecond, life: undefined, canProve, state } as const
      }),
  ]
}
