import {
  membershipsFitting,
  organisationNamed,
  type FittingRow,
} from '../../../domain/organisations/index.ts'
import { chosenBefore } from '../../../domain/sessions/index.ts'
import type { Wish } from '../../../policy/levels/goal.ts'
import { takesLimited, type ForWhom } from '../../../policy/levels/for-whom.ts'
import { rungByKey, type Ladder } from '../../../policy/levels/ladder.ts'
import type { Choice, ChoiceFacts } from '../../../policy/signin/index.ts'
import type { AccountId, FactorKind } from '../../../policy/vocabulary.ts'
import { choiceInAttempt } from '../store.ts'
import type { FactsSource, Reader, Somebody } from './reader.ts'

declare module './reader.ts' {
  interface Found {
    readonly choice: ChoiceFacts
  }
}

const unasked: ChoiceFacts = { chosen: undefined, fitting: [] }

/** For whom somebody acts: read only where the portal asks it, and no more than tells whether there is a choice. */
export const choice: Reader<'choice'> = {
  async read(source, somebody) {
    const { forWhom } = somebody.wish
    if (!forWhom) return unasked
    const { db } = source
    const fitting = fittingFor(source.ladder, somebody.wish, forWhom, somebody.id)
    const [those, preferred] = await Promise.all([
      membershipsFitting(db, fitting, { limit: 2, isAnyOrder: true }, somebody.now),
      preferredIn(source, somebody, forWhom),
    ])
    if (preferred === null) return { chosen: forWhom.isRequired ? undefined : null, fitting: those.map(said) }
    const [chosen] =
      preferred === undefined
        ? []
        : await membershipsFitting(
            db,
            { ...fitting, among: preferred },
            { limit: 1, isAnyOrder: true },
            somebody.now,
          )
    return { chosen: chosen && said(chosen), fitting: those.map(said) }
  },
  part: ({ found }) => found.choice ?? unasked,
}

/** What the request names, or was chosen in this attempt, or before at this portal in this session; null: to act for nobody. */
async function preferredIn({ db }: FactsSource, { id, attempt, session, wish }: Somebody, forWhom: ForWhom) {
  if (forWhom.named !== undefined) return organisationNamed(db, id, forWhom.named)
  const now = attempt === undefined ? undefined : await choiceInAttempt(db, attempt)
  if (now === null) return null
  if (now !== undefined) return { organisations: [now] }
  // whoever is asked who they are is asked for whom, too
  if (session === undefined || wish.chooses) return undefined
  const before = await chosenBefore(db, { key: session, clientId: forWhom.client })
  return before === undefined || before === null ? before : { organisations: [before] }
}

const said = ({ organisation, membership, level, ...asks }: FittingRow): Choice => ({
  ...{ organisation, membership, level: level ?? undefined },
  asks: {
    level: asks.minimum_level ?? undefined,
    allowance: { forbidden: kindsIn(asks.factors_forbidden), required: kindsIn(asks.factors_required) },
  },
})

/** Of factors that there were when they were said. */
const kindsIn = (kinds: readonly string[]): FactorKind[] => kinds as FactorKind[]

/** What a portal asks of a membership. */
export const fittingFor = (ladder: Ladder, wish: Wish, forWhom: ForWhom, account: AccountId) => ({
  account,
  organisations: wish.organisations ?? [],
  ...{ register: forWhom.register, mandateLevel: forWhom.mandateLevel },
  ...{ takesBranches: takesLimited(forWhom), branch: forWhom.branch },
  levels: levelsThatDo(ladder, wish),
})

/** The levels of a mandate by which somebody reaches what the portal asks at the least. */
function levelsThatDo(ladder: Ladder, { minimumLevel, alsoAtLeast }: Wish): string[] {
  const asked = [minimumLevel, alsoAtLeast ?? minimumLevel].map((key) => rungByKey(ladder, key)?.rank ?? 0)
  return ladder.filter(({ rank }) => rank >= Math.max(...asked)).map(({ key }) => key)
}
