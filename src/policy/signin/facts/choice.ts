import type { Allowance } from '../../levels/allowance.ts'
import type { OrganisationId } from '../../vocabulary.ts'
import type { Part } from '../facts.ts'

/** An organisation that somebody may act for at this portal, at this moment. */
export interface Choice {
  readonly organisation: OrganisationId
  readonly membership: string
  /** Grows with each change of the membership: what is granted is granted for this one. */
  readonly version: number
  /** The key of the level that the mandate is worth; undefined: as much as the person proves. */
  readonly level: string | undefined
  /** What the organisation asks of those who act for it: more than the portal, and never less. */
  readonly asks: OrganisationAsks
}

export interface OrganisationAsks {
  /** A level's key; undefined: the portal's own. */
  readonly level: string | undefined
  readonly allowance: Allowance
}

export interface ChoiceFacts {
  /**
   * What was chosen where it still fits: by the request, in this attempt, or before at this portal in this session. Null: to
   * act for nobody else.
   */
  readonly chosen: Choice | null | undefined
  /** Those that fit: none, one, or two where there are more. */
  readonly fitting: readonly Choice[]
}

declare module '../facts.ts' {
  interface Parts {
    readonly choice: ChoiceFacts
  }
}

export const choice: Part = { digest: ({ choice: said }) => said }
