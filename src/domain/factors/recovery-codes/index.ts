/**
 * Recovery codes (NIST SP 800-63B-4 §4.2.1.1, §3.1.2): a way back in for who lost a phone or a key. Ten, of 80 bits
 * each, shown once, each used once, a mail on each use. They stand in for what is away and reach no level above
 * `two-factor`; what is kept of them is a MAC, so that no copy of the database lets anybody guess.
 *
 * Recovery codes are kept as MACs under our key, not as slow hashes: 80 random bits cannot be guessed, a copy of the
 * database without the key gives nothing to try, and finding the one that was typed is one indexed look-up.
 *
 * A recovery code stands in for the factor that is away. It proves what that would, as a trait of its own
 * (`standsIn`), and a level says whether it takes stand-ins. It is never all that is left on an account: a set ends
 * with its last code, and goes with the last factor that it could stand in for.
 *
 * Recovery codes are offered whatever portal one came from, also one that never takes them: they open "my account",
 * where a lost factor is replaced.
 */
import { messages } from './messages.ts'
import { challengePage } from '../../../../views/factors/recovery-codes/challenge.ts'
import {
  codesFile,
  enrolmentPage,
  type RecoveryCodesDraft,
} from '../../../../views/factors/recovery-codes/enrol.ts'
import { words } from '../../../../views/factors/recovery-codes/words/index.ts'
import { owner, type Addressee, type Owner, type Writing } from '../../outbox/index.ts'
import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Locale } from '../../../platform/render/locale.ts'
import { asSeen } from '../../../platform/text/typed.ts'
import { secondFactorPace } from '../../../policy/paces.ts'
import { refused, type AccountId, type AttemptId, type FactorKind } from '../../../policy/vocabulary.ts'
import type { Factor, Happened } from '../contract.ts'
import { draftKey, MADE, madeBy } from '../index.ts'
import { deleteKind, insertCredential } from '../store.ts'
import { insertCodes, setsOf, unusedCode, useCode } from './store.ts'

const kind = 'recovery-codes' as FactorKind
const COUNT = 10
const BYTES = 10 // 80 bits
const LENGTH = 16
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567' // RFC 4648 §6, in lower case

export interface RecoveryCodesDeps {
  readonly vault: Vault
  readonly outbox: Writing
  /** Whom to tell. */
  ownerOf(tx: Tx, account: AccountId): Promise<Owner | undefined>
}

interface Answer {
  readonly code: string
}

interface Accepted {
  readonly account: AccountId
  readonly mac: Buffer
}

interface Confirmed {
  readonly macs: readonly Buffer[]
}

/** From how many that are left on its owner is told to make new ones. */
const FEW = 3

export function createRecoveryCodesFactor(
  deps: RecoveryCodesDeps,
): Factor<Answer, Accepted, RecoveryCodesDraft, Confirmed> {
  const { vault } = deps
  const dataOf = (account: AccountId, code: string): string => `${account}/${code}`
  // the same for every process and every reload, until they are kept
  const codesOf = (scope: AttemptId, account: AccountId, by: string): string[] => {
    const bytes = vault.derive('recovery-codes', `${scope}/${account}`, by, COUNT * BYTES)
    return Array.from({ length: COUNT }, (_, i) => asCode(bytes.subarray(i * BYTES, (i + 1) * BYTES)))
  }
  return {
    kind,
    traits: {
      proves: ['something-held'],
      phishingResistant: false,
      userVerified: false,
      restricted: false,
      deviceBound: false,
      standsIn: true,
      amr: ['otp'],
    },
    icon: 'sheet',
    names: (locale) => words[locale].names,
    async details(db, account, locale) {
      const sets = await setsOf(db, account)
      return new Map(sets.map(({ credential_id: id, left }) => [id, words[locale].left(left)]))
    },
    isLow: async (db, account) => (await setsOf(db, account)).some(({ left }) => left <= FEW),
    challenge: {
      pace: secondFactorPace,
      form({ code = '' }) {
        const typed = normalise(code)
        if (typed === '') return { ...refused('code-missing'), field: 'code' }
        return typed.length === LENGTH
          ? { ok: true, answer: { code: typed } }
          : { ...refused('recovery-code-malformed'), field: 'code' }
      },
      async verify(db, { account }, { code }) {
        const found =
          account && (await unusedCode(db, account, vault.macs('recovery-code', dataOf(account, code))))
        if (!found) return refused('wrong-recovery-code')
        return { ok: true, credential: found.credential_id, accepted: { account, mac: found.mac } }
      },
      async accept(tx, { accepted, seenFrom }, now) {
        if (!(await useCode(tx, accepted.mac, now))) return refused('wrong-recovery-code')
        const [set] = await setsOf(tx, accepted.account)
        const left = set?.left ?? 0
        // a set without codes is none: it neither lets anybody in nor keeps a first factor from being set up
        if (left === 0) await deleteKind(tx, accepted.account, kind)
        await tell(tx, deps, { account: accepted.account, left, seenFrom }, now)
        return { ok: true }
      },
      page: (_db, shown) => challengePage(shown),
    },
    enrolment: {
      isOffered: true,
      isSingle: true,
      async draft(db, { person, scope, fields }, now) {
        const of = { scope, account: person.id }
        const by = draftKey(vault, of, fields?.[MADE]) ?? vault.newest
        const replaces = (await setsOf(db, person.id)).length > 0
        return { made: madeBy(vault, of, by), codes: codesOf(scope, person.id, by), replaces, on: now }
      },
      async confirm(_db, { person, scope, fields }) {
        if (fields['kept'] !== 'yes') return { ...refused('codes-not-kept'), field: 'kept', isSlip: true }
        // what is kept is what the page has shown, whichever key is the first by now
        const by = draftKey(vault, { scope, account: person.id }, fields[MADE])
        if (by === undefined) return refused('draft-changed')
        const macs = codesOf(scope, person.id, by).map((code) =>
          vault.mac('recovery-code', dataOf(person.id, normalise(code))),
        )
        return { ok: true, confirmed: { macs } }
      },
      async enrol(tx, { id: accountId }, scope, { macs }, now) {
        await deleteKind(tx, accountId, kind)
        const credential = await insertCredential(tx, { accountId, kind, attempt: scope }, now)
        await insertCodes(tx, { credential, account: accountId }, macs)
        return { ok: true, credential }
      },
      page: enrolmentPage,
      file: codesFile,
    },
  }
}

/** In groups of four, as people read and type them. */
function asCode(bytes: Buffer): string {
  let bits = BigInt(`0x${bytes.toString('hex')}`)
  let code = ''
  for (let i = 0; i < LENGTH; i++) {
    code = (ALPHABET[Number(bits & 31n)] ?? '') + code
    bits >>= 5n
  }
  return code.match(/.{4}/g)?.join('-') ?? code
}

/** However it is spaced and cased; digits that look like letters are those letters: there are none of them in it. */
const normalise = (typed: string): string =>
  asSeen(typed)
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replace(/[^a-z2-7]/g, '')

/** Codes that everybody knows, of somebody who is there for trying Sluis. */
export async function enrolKnownCodes(
  tx: Tx,
  vault: Vault,
  accountId: AccountId,
  codes: readonly string[],
  now: Date,
): Promise<void> {
  const credential = await insertCredential(tx, { accountId, kind, attempt: null }, now)
  const macs = codes.map((code) => vault.mac('recovery-code', `${accountId}/${normalise(code)}`))
  await insertCodes(tx, { credential, account: accountId }, macs)
}

async function tell(
  tx: Tx,
  deps: RecoveryCodesDeps,
  { account, left, seenFrom }: { account: AccountId; left: number; seenFrom: Addressee['seenFrom'] },
  now: Date,
): Promise<void> {
  const told = await deps.ownerOf(tx, account)
  if (!told) return
  await deps.outbox.write(
    tx,
    'factors/recovery-codes/used',
    owner(told, seenFrom),
    { left, isFew: left <= FEW },
    now,
  )
}

/** What its owner is told of it. */
const happened = (locale: Locale): Happened => words[locale].happened

export const slice = {
  name: 'factors/recovery-codes',
  messages,
  factor: { ...{ kind, happened }, make: (deps: RecoveryCodesDeps) => createRecoveryCodesFactor(deps) },
}
