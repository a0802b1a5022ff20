import type { Part } from '../facts.ts'

/** What somebody has accepted of a portal's terms and privacy statement. */
export interface TermsFacts {
  /** The versions, the last first. */
  readonly accepted: readonly string[]
}

declare module '../facts.ts' {
  interface Parts {
    readonly terms: TermsFacts
  }
}

export const terms: Part = { digest: ({ terms: { accepted } }) => ({ accepted }) }
