/**
 * Whether the owner of an account is mailed that it was used in a browser. Not the first time: they have just set it up,
 * and have been told that. Nor where they want it otherwise, which they are told once.
 */
export const newBrowserIsTold = (seen: {
  /** Whether they had signed in in this browser before. */
  readonly wasHere: boolean
  /** Whether they had signed in anywhere. */
  readonly hadSignedIn: boolean
  readonly isWanted: boolean
}): boolean => !seen.wasHere && seen.hadSignedIn && seen.isWanted
