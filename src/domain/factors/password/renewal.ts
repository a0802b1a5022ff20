import { renewalPage } from '../../../../views/factors/password/renew.ts'
import type { PolicyShown } from '../../../../views/factors/password/words/en.ts'
import type { Hasher } from '../../../platform/crypto/hashing.ts'
import type { Db } from '../../../platform/db/database.ts'
import { isTooSoonToChange } from '../../../policy/password/life.ts'
import {
  faultsOf,
  formsOf,
  isTooLong,
  lengthOf,
  normalisePassword,
  rulesOf,
  type PasswordPolicy,
} from '../../../policy/password/rules.ts'
import { refused } from '../../../policy/vocabulary.ts'
import type { Factor, Person, Renewing } from '../contract.ts'
import { insertCredential } from '../store.ts'
import type { KnownPasswords } from './known.ts'
import { lifeFrom, type PasswordSettings } from './life.ts'
import {
  forgetHistory,
  historyOf,
  insertPassword,
  passwordOf,
  replacePassword,
  type PasswordRow,
} from './store.ts'
import type { FactorKind } from '../../../policy/vocabulary.ts'

const field = 'new-password'

export interface PasswordDeps extends PasswordSettings {
  readonly hasher: Hasher
  readonly known: KnownPasswords
}

/** How a password is replaced by another. */
export function createRenewal(deps: PasswordDeps): NonNullable<Factor['renewal']> {
  const { policy } = deps
  const shown = policyShown(policy)
  return {
    async choose(db, person, { fields, how, gone }, now) {
      const { [field]: typed = '' } = fields
      if (typed === '') return { ok: false, field, reasons: ['new-password-missing'], isSlip: true }
      // longer than any policy lets it be: not even looked at
      if (isTooLong(typed)) return { ok: false, field, reasons: ['password-too-long'] }
      const password = normalisePassword(typed)
      const current = await passwordOf(db, person.id)
      const reasons = await faultsIn(deps, db, { typed, password, person, current, how, gone }, now)
      if (reasons.length > 0) return { ok: false, field, reasons }
      return { ok: true, chosen: { from: current?.hash, to: await deps.hasher.hash(password, { gone }) } }
    },
    async renew(tx, person, { chosen, how }, now) {
      const { id: accountId, timeZone } = person
      const life = lifeFrom(deps, now, timeZone)
      const { from, to } = chosen
      if (from === undefined) {
        const credential = await insertCredential(
          tx,
          { accountId, kind: 'password' as FactorKind, attempt: null },
          now,
        )
        await insertPassword(tx, {
          credential_id: credential,
          account_id: accountId,
          hash: to,
          set_at: now,
          origin: how.setBy,
          change_because: null,
          expires_at: life.expiresAt ?? null,
          look_at: life.lookAt ?? null,
        })
        return { ok: true }
      }
      if (!(await replacePassword(tx, { accountId, from, to, setBy: how.setBy, ...life }, now)))
        return refused('changed-meanwhile')
      await forgetHistory(tx, accountId, Math.max(0, policy.history - 1))
      return { ok: true }
    },
    page: (model) => renewalPage(model, shown),
  }
}

const policyShown = (policy: PasswordPolicy): PolicyShown => ({
  rules: rulesOf(policy),
  shortest: policy.shortest,
  longest: policy.longest,
  classes: policy.classes,
  history: policy.history,
  minimumAgeHours: policy.minimumAgeHours,
})

interface Chosen {
  readonly typed: string
  readonly password: string
  readonly person: Person
  readonly current: PasswordRow | undefined
  readonly how: Renewing
  readonly gone: AbortSignal | undefined
}

async function faultsIn(
  { policy, hasher, known }: PasswordDeps,
  db: Db,
  { typed, password, person, current, how, gone }: Chosen,
  now: Date,
): Promise<string[]> {
  // what no password here can have been need not be compared with those there were
  const possible = lengthOf(password) >= Math.min(policy.shortest, 8)
  const isKnown = policy.refusesKnown ? await known.list() : () => false
  return faultsOf(password, {
    policy,
    owner: person,
    wasUsed: possible && (await wasUsed(hasher, db, { typed, current, count: policy.history, gone })),
    isKnown: policy.refusesKnown && (await known.wasBreached(password)) ? () => true : isKnown,
    isTooSoon:
      how.setBy === 'owner' &&
      !how.isForced &&
      current !== undefined &&
      isTooSoonToChange(policy, { setAt: current.set_at, setBy: current.origin }, now),
  })
}

/**
 * Whether it is the present password or one of those before. Each is compared, one after the other, whichever
 * matches: the time tells nothing, and whoever changes a password takes one place of the hashing queue at a time.
 */
async function wasUsed(
  hasher: Hasher,
  db: Db,
  { typed, current, count, gone }: Pick<Chosen, 'typed' | 'current' | 'gone'> & { count: number },
): Promise<boolean> {
  if (!current || count === 0) return false
  const earlier = await historyOf(db, current.account_id, count - 1)
  let matches = false
  for (const hash of [current.hash, ...earlier])
    for (const form of formsOf(typed)) matches = (await hasher.verify(hash, form, { gone })) || matches
  return matches
}
