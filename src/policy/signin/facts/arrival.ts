import type { Part } from '../facts.ts'

/** That somebody was issued details, and has not signed in by them. (How people come to portals of ours is `journeys/arrival`.) */
export interface ArrivalFacts {
  /** Until when the details are good: in the past, where they are over. */
  readonly goodUntil: Date
  /** Whether a code that reaches them by a second way belongs to them; and whether it was typed in this attempt. */
  readonly needsCode: boolean
  readonly hasCode: boolean
}

declare module '../facts.ts' {
  interface Parts {
    /** Undefined: nothing was issued, or they have arrived. */
    readonly arrival: ArrivalFacts | undefined
  }
}

export const arrival: Part = { digest: ({ arrival: said }) => said ?? null }
