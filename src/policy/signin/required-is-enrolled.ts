import { strictest } from '../demands.ts'
import { requiredLevel } from '../requirements.ts'
import { enrolment } from './factor-is-enrolled.ts'
import type { Facts, Step } from './facts.ts'

/** What a client, an organisation or a level wants set up is set up, before anybody goes on, by whoever may. */
export function requiredIsEnrolled(facts: Facts): Step | undefined {
  const { account, asked, ladder } = facts
  const required = requiredLevel(ladder, asked, account?.proofing ?? 'none')
  if (!account || !required.ok) return undefined
  const wanted = strictest([...(asked.demands ?? []), required.rung.demands]).required
  const isThere = (kind: string): boolean =>
    account.factors.some((factor) => factor.kind === kind && factor.state === 'enrolled')
  const missing = wanted.filter((kind) => !isThere(kind))
  const [next] = account.factors.filter(({ kind, state }) => state !== 'enrolled' && missing.includes(kind))
  return next && enrolment(facts, [next])
}
