import type { LetterKind } from '../../../views/letters/letter.ts'
import type { Locale } from '../../platform/render/locale.ts'
import type { AccountId, OrganisationId } from '../../policy/vocabulary.ts'

/** Where a letter is: each of the last four is an end. */
export const letterStates = [
  'queued',
  'set-aside',
  'batched',
  'handed-over',
  'returned',
  'used',
  'expired',
  'withdrawn',
] as const
export type LetterState = (typeof letterStates)[number]

export interface LetterRow {
  readonly id: string
  readonly reference: string
  readonly kind: LetterKind
  readonly state: LetterState
  readonly activation_id: string | null
  readonly account_id: AccountId | null
  readonly organisation_id: OrganisationId | null
  readonly person: Buffer
  readonly box: Buffer
  readonly country: string
  readonly locale: Locale
  /** Sealed, see `openLetter`. */
  readonly content: Buffer | null
  readonly asked_by: string
  readonly asked_at: Date
  readonly post_after: Date
  /** Until when it waits for those who may object; null: for nobody. */
  readonly not_before: Date | null
  readonly works_until: Date
  readonly why: string | null
  readonly run_id: string | null
  readonly place: number | null
  readonly sha256: Buffer | null
  readonly pages: number | null
  readonly handed_over_at: Date | null
  readonly ended_at: Date | null
  /** In hundredths. */
  readonly price: number | null
}

export interface LetterRunRow {
  readonly id: string
  readonly name: string
  readonly begun_by: string
  readonly began_at: Date
  readonly worker: string | null
  readonly worked_until: Date | null
  readonly whole_as: string | null
  readonly whole_at: string | null
  readonly fault: string | null
  readonly faulted_at: Date | null
  readonly handed_over_at: Date | null
  readonly letters: number | null
  readonly pages: number | null
  readonly sha256: Buffer | null
}
