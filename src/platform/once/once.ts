import { hours, later } from '../clock.ts'
import { sha256 } from '../crypto/random.ts'
import type { Vault } from '../crypto/vault.ts'
import type { Tx } from '../db/database.ts'
import { keepAnswer, keyTaken, takeKey } from './store.ts'
export { removeOldAnswers } from './store.ts'

/** For so long a request may be sent again and is answered the same. */
const KEPT_HOURS = 24

/** A request that its program may send again (draft-ietf-httpapi-idempotency-key-header). */
export interface Once {
  /** Whose key it is: nobody meets another's. */
  readonly caller: string
  readonly key: string
  /** All of the request: another one by the same key is a mistake. */
  readonly request: string
}

const contextOf = (once: Once): string => `request-once/${once.caller}/${sha256(once.key).toString('hex')}`

/**
 * Does something once for each key, in its transaction: of two at the same time the second waits, and is answered what the
 * first was. What is thrown keeps nothing: the next try begins anew.
 *
 * @param work does it; @returns the answer, and what is kept of it: no secret
 * @returns `another-request` where the key was used for something else
 */
export async function once<T>(
  tx: Tx,
  { vault, request }: { readonly vault: Vault; readonly request: Once },
  work: () => Promise<{ readonly answer: T; readonly kept: T }>,
  now: Date,
): Promise<{ readonly answer: T; readonly isReplayed: boolean } | 'another-request'> {
  const { caller, key } = request
  const row = {
    caller,
    key_hash: sha256(key),
    request_hash: sha256(request.request),
    expires_at: later(now, hours(KEPT_HOURS)),
  }
  if (await takeKey(tx, row, now)) {
    const { answer, kept } = await work()
    await keepAnswer(tx, { ...row, answer: vault.seal(JSON.stringify(kept), contextOf(request)) })
    return { answer, isReplayed: false }
  }
  const taken = await keyTaken(tx, row)
  if (!taken?.request_hash.equals(row.request_hash)) return 'another-request'
  if (taken.answer === null) throw new Error('a request was kept without its answer')
  return {
    answer: JSON.parse(vault.open(taken.answer, contextOf(request)).toString()) as T,
    isReplayed: true,
  }
}
