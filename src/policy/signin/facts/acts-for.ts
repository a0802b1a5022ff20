import type { Part } from '../facts.ts'

declare module '../facts.ts' {
  interface Parts {
    /** For which organisations somebody acts at this moment, by their registrations: `kvk:69599084`. */
    readonly actsFor: readonly string[]
  }
}

export const actsFor: Part = { digest: ({ actsFor: said }) => said }
