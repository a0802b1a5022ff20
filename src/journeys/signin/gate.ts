import { later, seconds } from '../../platform/clock.ts'
import { keepCount } from '../../platform/throttle/throttle.ts'
import { nextStep } from '../../policy/signin/index.ts'
import { bindEvidence } from '../../domain/sessions/index.ts'
import type { Gate } from './contract.ts'
import { readFacts } from './facts.ts'
import type { FactsSource } from './readers/index.ts'
import { beginAttempt, bindProof } from './store.ts'

/** What the authorization endpoint asks before it issues anything: the same facts, the same rules. */
export function createGate(source: FactsSource & { attemptLifetime: number }): Gate {
  return {
    begin: ({ id, clientId, counted }, now) =>
      beginAttempt(
        source.db,
        {
          ...{ id, clientId, expiresAt: later(now, seconds(source.attemptLifetime)) },
          counted: counted ? keepCount(counted) : null,
        },
        now,
      ),
    async bind(attempt, session, wish) {
      const { standsIn } = await bindEvidence(source.db, attempt, session)
      // whoever got back in by what was begun for them has read their mail for it
      if (wish.provesAddress || standsIn) await bindProof(source.db, attempt, session)
    },
    async judge(seen, now) {
      const facts = await readFacts(source, { ...seen, attempt: seen.attempt }, now)
      return nextStep(facts)
    },
  }
}
