import { earlier, seconds } from '../../platform/clock.ts'
import { FRESH_SECONDS } from '../../policy/levels/change.ts'
import { operatorsWish, type OperatorsAsk } from '../../policy/operating/index.ts'
import { freshEvidence, isWhole, nextStep } from '../../policy/signin/index.ts'
import type { AccountId, Evidence, SessionKey } from '../../policy/vocabulary.ts'
import { readFacts } from './facts.ts'
import type { FactsSource } from './readers/index.ts'
import { provenIn } from './store.ts'

/** How a session stands to what its account can prove. */
export interface Standing {
  /** Whether its evidence is of all the kinds that the account has, and young enough, and nothing is left to do first. */
  readonly isMet: boolean
  /** What was proven in it a few minutes ago at the most. */
  readonly proven: readonly Evidence[]
  /** Whether that is as strong as anything that the account has. */
  readonly isWhole: boolean
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
    const wish = { minimumLevel: lowest?.key ?? '', acrValues: [], maxAge, again: false, provesAll: true }
    const about = { wish, attempt: undefined, session, pinned: undefined }
    const facts = await readFacts(source, about, now)
    return {
      isMet: nextStep(facts).type === 'finish',
      proven: freshEvidence(facts),
      isWhole: isWhole(facts),
    }
  }
}

/** Whether a session is one by which somebody works for others: the same rules, asked of it as of a sign-in. */
export const createWorkStanding =
  (source: FactsSource, asks: Omit<OperatorsAsk, 'resource'>) =>
  async (session: Session, maxAge: number, now: Date): Promise<boolean> => {
    const plain = { minimumLevel: source.ladder[0]?.key ?? '', acrValues: [], maxAge, again: false }
    const about = { wish: operatorsWish(plain, asks), attempt: undefined, session, pinned: undefined }
    return nextStep(await readFacts(source, about, now)).type === 'finish'
  }

/** Whether somebody read the mail of their account in this session, a few minutes ago at the most. */
export const createAddressProven =
  ({ db }: FactsSource) =>
  (session: Session & { readonly era: number; readonly email: string }, now: Date): Promise<boolean> =>
    provenIn(db, session, earlier(now, seconds(FRESH_SECONDS)))
