/** Getting back in: how a forgotten password is replaced. */

/** Minutes that a mailed link works. */
export const LINK_MINUTES = 30

export interface LinkFacts {
  readonly expiresAt: Date
  /** Whether the account still has the address that the link was sent to. */
  readonly isForThisAddress: boolean
  /** The account's era when it was sent. */
  readonly era: number
  readonly account: { readonly standing: 'active' | 'disabled' | 'closed'; readonly era: number }
}

/** A link works once, for half an hour, and not after anything that ends the account's sign-ins. */
export const linkIsLive = (link: LinkFacts, now: Date): boolean =>
  link.expiresAt > now &&
  link.era === link.account.era &&
  link.isForThisAddress &&
  link.account.standing === 'active'
