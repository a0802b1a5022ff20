import type { Evidence } from '../../vocabulary.ts'
import { usableEvidence } from '../evidence.ts'
import type { Part } from '../facts.ts'
import { goalOf } from '../requirement.ts'

declare module '../facts.ts' {
  interface Parts {
    /**
     * The evidence of the session and of this attempt. It is of this account only, and of its era: none from before its
     * sessions were ended.
     */
    readonly evidence: readonly Evidence[]
  }
}

export const evidence: Part = {
  digest(facts) {
    const required = goalOf(facts)
    const usable = required.ok ? usableEvidence(facts)(required.rung) : []
    return facts.evidence.map((one) => ({
      kind: one.kind,
      at: one.at,
      secondsOld: Math.round((facts.now.getTime() - one.at.getTime()) / 1000),
      ofThisAttempt: one.attempt === facts.attempt.id,
      counts: usable.includes(one),
      proves: one.traits.proves,
    }))
  },
}
