/** What `doctor` found, and what could be better. */
export interface Finding {
  readonly what: string
  readonly value: string
  readonly advice?: string
}
