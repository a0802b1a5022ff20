/**
 * The password: something known, on the page that also asks who it is. Compares, rehashes when the cost has grown,
 * and keeps a new one in the place of the old. How good it must be and how long it lives is policy's to say; whether
 * somebody may change it now, the sign-in's.
 */
import { challengePage } from '../../../views/factors/password/challenge.ts'
import { words } from '../../../views/factors/password/words.ts'
import type { Hasher } from '../../platform/crypto/hashing.ts'
import { isTooLong, normalisePassword } from '../../policy/password.ts'
import { refused, type AccountId, type FactorKind } from '../../policy/vocabulary.ts'
import type { Factor } from '../contract.ts'
import type { KnownPasswords } from './known.ts'
import type { PasswordSettings } from './life.ts'
import { createRenewal } from './renewal.ts'
import { passwordOf, rehash, stillHas } from './store.ts'

const kind = 'password' as FactorKind
/** Looked up for an address that nobody has: the same work as for one that somebody has. */
const nobody = '00000000-0000-0000-0000-000000000000' as AccountId

interface Answer {
  readonly username: string
  readonly password: string
}

interface Accepted {
  readonly hash: string
  /** The same password at today's cost. */
  readonly rehashed: string | undefined
}

export interface PasswordDeps extends PasswordSettings {
  readonly hasher: Hasher
  readonly known: KnownPasswords
}

export function createPasswordFactor(deps: PasswordDeps): Factor<Answer, Accepted> {
  const { hasher } = deps
  return {
    kind,
    traits: {
      proves: ['something-known'],
      phishingResistant: false,
      userVerified: false,
      restricted: false,
      deviceBound: false,
      standsIn: false,
      amr: ['pwd'],
    },
    names: (locale) => words[locale].names,
    challenge: {
      pace: 'sign-in',
      identifier: ({ username }) => username,
      form({ username = '', password = '' }) {
        if (username.trim() === '') return { ...refused('username-missing'), field: 'username' }
        if (password === '') return { ...refused('password-missing'), field: 'password' }
        if (username.length > 320 || isTooLong(password))
          return { ...refused('password-too-long'), field: 'password' }
        return { ok: true, answer: { username, password: normalisePassword(password) } }
      },
      async verify(db, { account }, { password }) {
        const stored = await passwordOf(db, account ?? nobody)
        if (!stored) {
          await hasher.pretend(password)
          return refused('wrong-password')
        }
        const outdated = hasher.isOutdated(stored.hash)
        if (!(await hasher.verify(stored.hash, password))) {
          // a cheaper compare would tell, by its time, that the account exists
          if (outdated) await hasher.pretend(password)
          return refused('wrong-password')
        }
        const rehashed = outdated ? await hasher.hash(password) : undefined
        return { ok: true, credential: stored.credential_id, accepted: { hash: stored.hash, rehashed } }
      },
      async accept(tx, { credential, accepted }) {
        const unchanged =
          accepted.rehashed === undefined
            ? await stillHas(tx, credential, accepted.hash)
            : await rehash(tx, credential, accepted.hash, accepted.rehashed)
        return unchanged ? { ok: true } : refused('wrong-password')
      },
      page: (_db, shown) => challengePage(shown),
    },
    renewal: createRenewal(deps),
  }
}

export { issuePassword, setFirstPassword, type PasswordSettings } from './life.ts'
export { createKnownPasswords, type KnownPasswords } from './known.ts'
export { adoptPolicy, followPolicy, lookAhead } from './policy-change.ts'
export { warnOfExpiry } from './warnings.ts'
