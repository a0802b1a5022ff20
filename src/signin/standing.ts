import { later, seconds } from '../platform/clock.ts'
import { FRESH } from '../policy/enrolment.ts'
import { freshEvidence, nextStep } from '../policy/signin/index.ts'
import { highestReachable } from '../policy/requirements.ts'
import type { AccountId, SessionKey, Traits } from '../policy/vocabulary.ts'
import { readFacts, type FactsSource } from './facts.ts'
import { provenIn } from './store.ts'

/** How a session stands to the highest level that its account can reach. */
export interface Standing {
  /** Whether its evidence is that much, and young enough, and nothing is left to do first. */
  readonly isMet: boolean
  /** The level to ask for where it is not; undefined when none can be reached. */
  readonly acr: string | undefined
  /** What was proven in it a few minutes ago at the most. */
  readonly proven: readonly Traits[]
}

type Session = { readonly key: SessionKey; readonly account: AccountId }

export type Stands = (
  session: Session,
  /** Seconds; undefined: of any age. */
  maxAge: number | undefined,
  now: Date,
) => Promise<Standing>

/** The same facts and the same rules as a sign-in's, asked of a session that is there. */
export function createStanding(source: FactsSource): Stands {
  const [lowest] = source.ladder
  return async (session, maxAge, now) => {
    const asked = { minimumLevel: lowest?.key ?? '', acrValues: [], maxAge, again: false }
    const facts = await readFacts(source, { asked, attempt: undefined, session, pinned: undefined }, now)
    const highest = facts.account && highestReachable(facts.ladder, facts.account)
    const acrValues = highest ? [highest.acr] : []
    return {
      isMet: nextStep({ ...facts, asked: { ...asked, acrValues } }).type === 'finish',
      acr: highest?.acr,
      proven: freshEvidence(facts).map(({ traits }) => traits),
    }
  }
}

/** Whether somebody read the mail of their account in this session, a few minutes ago at the most. */
export const createAddressProven =
  ({ db }: FactsSource) =>
  (session: Session, now: Date): Promise<boolean> =>
    provenIn(db, session, later(now, -seconds(FRESH)))
