/** What a portal asks of the organisation that somebody acts for. */
export interface ForWhom {
  /** The portal's client: what was chosen there before, in the same session, is chosen again. */
  readonly client: string
  /** Whether everybody acts for an organisation there; otherwise whoever has none to act for acts for themselves. */
  readonly isRequired: boolean
  /** The organisation that the request names: by our id, its registration (`kvk:69599084`) or a number (`customers:200001`). */
  readonly named: string | undefined
  /** The register whose numbers the portal works with: who covers none of them has nothing to do there. */
  readonly register: string | undefined
  /** Whether it takes a membership that is limited to branches. A branch is a limit of authority, never a place. */
  readonly takesBranches: boolean
  /** The key of the level that a mandate is worth of which nothing was said; undefined: as much as the person proves. */
  readonly mandateLevel: string | undefined
}
