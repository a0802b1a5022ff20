import { MissingKey, type Vault } from '../../platform/crypto/vault.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { AccountId, AttemptId } from '../../policy/vocabulary.ts'

/** The field of a page by which it says, sealed, from which of our keys what it shows was derived. */
export const MADE = 'made'

interface Of {
  readonly scope: AttemptId
  readonly account: AccountId
}

const contextOf = ({ scope, account }: Of): string => `factor-draft/${scope}/${account}`

/**
 * From which key a draft is derived: that of the page it comes back from, so that what is kept is what was shown; the
 * newest for a page that is shown for the first time, or by a release that did not say.
 *
 * @returns undefined where the page says what we never said
 * @throws HttpProblem 503 where it was made by a process that has a key which is not here
 */
export function draftKey(vault: Vault, of: Of, made: string | undefined): string | undefined {
  if (made === undefined || made === '') return vault.newest
  try {
    return vault.open(Buffer.from(made, 'base64url'), contextOf(of)).toString()
  } catch (error) {
    // another process may have it; the page says so, which is no reason to wake somebody
    if (error instanceof MissingKey)
      throw new HttpProblem(503, 'unavailable', { retryAfter: 5, cause: error })
    return undefined
  }
}

/** What the page is to say. */
export const madeBy = (vault: Vault, of: Of, keyId: string): string =>
  vault.seal(keyId, contextOf(of)).toString('base64url')
