/**
 * The password: something known, on the page that also asks who it is. Compares, rehashes when the cost has grown,
 * and keeps a new one in the place of the old. How good it must be and how long it lives is policy's to say; whether
 * somebody may change it now, the sign-in's.
 *
 * When a password expires is written when it is set, under the policy in force then. Another policy is adopted by
 * whichever server brings it first, and passwords follow it in batches; so nothing is computed while somebody signs
 * in, and the grace and the spreading are the same for all processes. Two servers with different policies would
 * follow one another: the last to start wins.
 *
 * Nobody can tell from a hash whether a password meets a stricter policy, so a stricter one gives every password an
 * end, after the grace, spread over days by the account's id.
 *
 * Of several warnings that became due together, only the last is mailed. A worker that was away for a week says
 * "expires in 7 days" once, not three mails at once.
 */
import type { PasswordSettings } from './life.ts'
import { minutes } from '../../../platform/clock.ts'
import type { Hasher } from '../../../platform/crypto/hashing.ts'
import type { Chore } from '../../../platform/jobs/chores.ts'
import type { Log } from '../../../platform/log.ts'
import { createKnownPasswords } from './known.ts'
import { messages } from './messages.ts'
import { followPolicy } from './policy-change.ts'
import { warnOfExpiry, type WarningDeps } from './warnings.ts'
import type { Locale } from '../../../platform/render/locale.ts'
import { challengePage } from '../../../../views/factors/password/challenge.ts'
import { words } from '../../../../views/factors/password/words/index.ts'
import type { Waiting } from '../../../platform/turns.ts'
import { formsOf, isTooLong } from '../../../policy/password/rules.ts'
import { refused, type AccountId, type FactorKind } from '../../../policy/vocabulary.ts'
import type { Factor, Happened, Identified } from '../contract.ts'
import { createRenewal, type PasswordDeps } from './renewal.ts'
import { passwordOf, rehash, stillHas } from './store.ts'

const kind = 'password' as FactorKind
/** Looked up for an address that nobody has: the same work as for one that somebody has. */
const nobody = '00000000-0000-0000-0000-000000000000' as AccountId

interface Answer {
  readonly who: Identified
  /** In the forms in which it may have been hashed, the present one first. */
  readonly forms: readonly [string, ...string[]]
}

interface Accepted {
  readonly hash: string
  /** The same password in its present form, at today's cost. */
  readonly rehashed: string | undefined
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
      identifier: ({ who }) => who,
      form(fields) {
        const { username = '', password = '', number, 'user-name': userName = '' } = fields
        // where the page asks for a number, both fields came
        if (number !== undefined && number.trim() === '')
          return { ...refused('number-missing'), field: 'number' }
        if (number !== undefined && userName.trim() === '')
          return { ...refused('user-name-missing'), field: 'user-name' }
        if (number === undefined && username.trim() === '')
          return { ...refused('username-missing'), field: 'username' }
        if (password === '') return { ...refused('password-missing'), field: 'password' }
        if ([username, number ?? '', userName].some((each) => each.length > 320) || isTooLong(password))
          return { ...refused('password-too-long'), field: 'password' }
        const who = number === undefined ? username : { number, userName }
        return { ok: true, answer: { who, forms: formsOf(password) } }
      },
      async verify(db, { account, gone }, { forms }) {
        // the first compare is what begins; what follows it is of one that has begun
        const waitingFor = (form: string): Waiting => ({ isNew: form === forms[0], gone })
        const stored = await passwordOf(db, account ?? nobody)
        if (!stored) {
          for (const form of forms) await hasher.pretend(form, waitingFor(form))
          return refused('wrong-password')
        }
        const { hash, credential_id: credential } = stored
        const outdated = hasher.isOutdated(hash)
        for (const form of forms) {
          if (await hasher.verify(hash, form, waitingFor(form))) {
            const [present] = forms
            const rehashed = outdated || form !== present ? await hasher.hash(present, { gone }) : undefined
            return { ok: true, credential, accepted: { hash, rehashed } }
          }
          // a cheaper compare would tell, by its time, that the account exists
          if (outdated) await hasher.pretend(form, { gone })
        }
        return refused('wrong-password')
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

export { kind as passwordKind }
export { expiringByWeek } from './store.ts'
export {
  issuePassword,
  passwordForOnce,
  passwordLife,
  setFirstPassword,
  type PasswordSettings,
} from './life.ts'
export { demandChange, noteTold } from './store.ts'
export { expiryPage } from '../../../../views/factors/password/expiry.ts'
export { createKnownPasswords, type KnownPasswords } from './known.ts'
export { adoptPolicy, followPolicy, lookAhead } from './policy-change.ts'
export { warnOfExpiry } from './warnings.ts'

/** What its owner is told of it. */
const happened = (locale: Locale): Happened => words[locale].happened

interface Needs {
  readonly hasher: Hasher
  readonly passwordSettings: PasswordSettings
  readonly breachRangeUrl: URL | undefined
  readonly log: Log
}

interface Clocked extends Pick<WarningDeps, 'outbox' | 'ownerOf'> {
  readonly passwordSettings: PasswordSettings
  readonly zoneOf: Parameters<typeof followPolicy>[2]
}

export const slice = {
  name: 'factors/password',
  messages,
  factor: {
    ...{ kind, happened },
    make: ({ hasher, passwordSettings, breachRangeUrl: rangeUrl, log }: Needs) =>
      createPasswordFactor({ ...passwordSettings, hasher, known: createKnownPasswords({ rangeUrl, log }) }),
  },
  chores: ({ passwordSettings, outbox, ownerOf, zoneOf }: Clocked): Chore[] => [
    {
      name: 'follow-password-policy',
      every: minutes(1),
      run: (tx, now) => followPolicy(tx, passwordSettings, zoneOf, now),
    },
    {
      name: 'warn-of-expiry',
      every: minutes(1),
      run: (tx, now) => warnOfExpiry(tx, { ...passwordSettings, outbox, ownerOf }, now),
    },
  ],
}
