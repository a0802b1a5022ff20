import {
  membershipsFitting,
  onePerOrganisation,
  organisationNamed,
  type FittingRow,
} from '../../../domain/organisations/index.ts'
import { chosenBefore } from '../../../domain/sessions/index.ts'
import type { Wish } from '../../../policy/levels/goal.ts'
import { takesLimited, type ForWhom } from '../../../policy/levels/for-whom.ts'
import { rungByKey, type Ladder } from '../../../policy/levels/ladder.ts'
import type { Choice, ChoiceFacts } from '../../../policy/signin/index.ts'
import type { AccountId, FactorKind, OrganisationId } from '../../../policy/vocabulary.ts'
import { choiceInAttempt } from '../store.ts'
import type { FactsSource, Reader, Somebody } from './reader.ts'

declare module './reader.ts' {
  interface Found {
    readonly choice: ChoiceFacts
  }
}

/** Somebody may be one of an organisation's own, and of several that act for it: more of one are not read. */
const READ = 20

const unasked: ChoiceFacts = { chosen: undefined, fitting: [] }

/** For whom somebody acts: read only where the portal asks it, and no more than tells whether there is a choice. */
export const choice: Reader<'choice'> = {
  async read(source, somebody) {
    const { forWhom } = somebody.wish
    if (!forWhom) return unasked
    const { db } = source
    const fitting = fittingFor(source.ladder, somebody.wish, forWhom, somebody.id)
    const [rows, before, named] = await Promise.all([
      membershipsFitting(db, fitting, { limit: READ, isAnyOrder: true }, somebody.now),
      chosenIn(source, somebody, forWhom),
      forWhom.named === undefined ? undefined : organisationNamed(db, somebody.id, forWhom.named),
    ])
    const some = onePerOrganisation(rows).slice(0, 2).map(said)
    // whoever comes for a branch comes for somebody
    const isFor = forWhom.isRequired || forWhom.branch !== undefined
    if (before === null && !named) return { chosen: isFor ? undefined : null, fitting: some }
    const among = named ?? (before ? { organisations: [before] } : undefined)
    if (among === undefined) return { chosen: undefined, fitting: some }
    const page = { limit: READ }
    const meant = onePerOrganisation(await membershipsFitting(db, { ...fitting, among }, page, somebody.now))
    // a number that several organisations share may mean two of theirs: then they say which
    const one = meant.length === 1 ? meant[0] : meant.find(({ organisation }) => organisation === before)
    return { chosen: one && said(one), fitting: named ? meant.slice(0, 2).map(said) : some }
  },
  part: ({ found }) => found.choice ?? unasked,
}

/** What was chosen in this attempt, or before at this portal in this session; null: to act for nobody. */
async function chosenIn(
  { db }: FactsSource,
  { attempt, session, wish }: Somebody,
  forWhom: ForWhom,
): Promise<OrganisationId | null | undefined> {
  const now = attempt === undefined ? undefined : await choiceInAttempt(db, attempt)
  if (now !== undefined) return now
  // whoever is asked who they are is asked for whom, too
  if (session === undefined || wish.chooses) return undefined
  return chosenBefore(db, { key: session, clientId: forWhom.client })
}

const said = ({ organisation, membership, version, level, ...asks }: FittingRow): Choice => ({
  ...{ organisation, membership, version, level: level ?? undefined },
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
