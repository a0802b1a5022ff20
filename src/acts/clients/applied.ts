import type { Acting } from '../../domain/audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Change, Fault } from '../../platform/schema/index.ts'

/** What becomes of one thing. */
export interface Planned {
  readonly kind: 'client' | 'resource' | 'register' | 'attribute'
  readonly key: string
  readonly does: 'create' | 'change' | 'keep' | 'delete' | 'leave'
  readonly changes: readonly Change[]
  /** By whom it was changed beside the files since they were applied, and when. */
  readonly beside?: { readonly by: string; readonly at: Date } | undefined
  /** Whether files manage it from now on, and did not; or do not any more. */
  readonly turns?: 'managed' | 'free' | undefined
  /** Of what goes: what does not work any more. Of what cannot go: why it stays. */
  readonly stops: readonly string[]
}

interface MadeSecret {
  readonly key: string
  readonly clientId: string
  readonly secret: string
}

export type Applied =
  | {
      readonly ok: true
      readonly plan: readonly Planned[]
      /** Secrets that were made: they are shown this once. */
      readonly secrets: readonly MadeSecret[]
    }
  | {
      readonly ok: false
      readonly reason: 'files-wrong'
      readonly faults: readonly { readonly at: string; readonly fault: Fault }[]
    }

/** What has come of it so far. */
export class Doing {
  readonly plan: Planned[] = []
  readonly secrets: MadeSecret[] = []
  readonly faults: { at: string; fault: Fault }[] = []

  refuse(at: string, faults: readonly Fault[]): void {
    this.faults.push(...faults.map((fault) => ({ at, fault })))
  }

  note(planned: Omit<Planned, 'stops'> & Partial<Pick<Planned, 'stops'>>): void {
    this.plan.push({ stops: [], ...planned })
  }
}

export interface At {
  readonly tx: Tx
  readonly who: Acting
  readonly now: Date
}
