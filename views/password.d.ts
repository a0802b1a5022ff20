/** By rule, whether it is met; for the rules that can be told from the text alone. */
export declare function rulesMet(
  typed: string,
  policy: {
    readonly shortest: number
    readonly longest: number
    readonly classes: number
    /** E-mail address, given, family and full name; empty where there is none. */
    readonly names: readonly string[]
  },
): Readonly<Record<string, boolean>>
