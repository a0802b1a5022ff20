/** What it is for, by its names. */
export interface AboutActivation {
  readonly organisation: string | undefined
  readonly portal: string | undefined
  /** Who sent it; undefined: no person. */
  readonly sender: string | undefined
}
