import {
  lockIfUnchanged,
  noteReached,
  postalOf,
  postalStateOf,
  type Account,
} from '../../domain/accounts/index.ts'
import {
  acceptActivation,
  activationPostal,
  addressUnderWay,
  endAddress,
  insertActivation,
  legsOf,
  renewLegs,
  visitOfSession,
} from '../../domain/activations/index.ts'
import { append, nameOfActor } from '../../domain/audit/index.ts'
import { lettersById, markUsedFor } from '../../domain/letters/index.ts'
import { days, later } from '../../platform/clock.ts'
import type { Queryable } from '../../platform/db/database.ts'
import { isSameRecipient, type PostalFault, type TypedRecipient } from '../../platform/text/postal-address.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { waitsDays } from '../../policy/activation/index.ts'
import { LETTER_TRIES } from '../../policy/letters.ts'
import { recoveryPace } from '../../policy/paces.ts'
import { refused, type Outcome, type SessionKey } from '../../policy/vocabulary.ts'
import { tell } from '../accounts/index.ts'
import { act, undoing } from '../index.ts'
import { beginIn } from './begin.ts'
import { compareCode, takeCode, type ShownCode } from './codes.ts'
import type { ActivationActsDeps } from './contract.ts'
import { postCode } from './posting.ts'
import { rowFor } from './row.ts'
import { readPostal, type Ways } from './ways.ts'

/** `postal-confirmed`: that a letter reached them there is known already. */
export type OwnLetter = Outcome<
  | PostalFault
  | ('postal-not-served' | 'postal-missing' | 'postal-confirmed')
  | ('letter-rests' | 'too-many-letters' | 'changed-meanwhile')
> & { /** Seconds. */ readonly retryAfter?: number | undefined }

export type OwnCode = ShownCode

type Deps = Pick<ActivationActsDeps, 'vault' | 'outbox' | 'log' | 'installation'>

/** Where a letter would go. */
export interface OwnPostal {
  /** What is typed, but for whom it is; undefined: where the one before went. */
  readonly postal: Omit<TypedRecipient, 'name'> | undefined
}

export const ownAddressActs = (deps: Deps) => ({
  /**
   * Whoever is signed in has a code posted to where they say that post reaches them. Nothing is known by it yet: what was
   * confirmed before stays until the code of this letter is typed. One that was under way is over.
   */
  askForLetter: act({
    name: 'activations.ask-for-letter',
    tells: 'selfservice/changed',
    async prepare(db, account: Account, { postal: typed }: OwnPostal, now) {
      const before = typed === undefined ? await addressUnderWay(db, account.id) : undefined
      // nothing goes to where the last one came back from
      const again = before && !(await cameBack(db, before.id)) && activationPostal(deps.vault, before)
      const read = again
        ? ({ ok: true, address: again } as const)
        : readPostal(deps, { ...typed, name: account.name })
      if (!read.ok) return read
      if (!read.address) return refused('postal-missing')
      const known = await postalOf(db, deps.vault, account.id)
      const isKnown = known && postalStateOf(known).state === 'confirmed'
      if (isKnown && isSameRecipient(known.address, read.address)) return refused('postal-confirmed')
      const counter = { dimension: 'activation.own-letter', subject: account.id, pace: recoveryPace }
      const may = await reserveTry(db, [counter], now)
      if (!may.ok) return { ...refused('too-many-letters'), retryAfter: may.retryAfter }
      return { ok: true, address: read.address } as const
    },
    async run(tx, who, account, prepared, now): Promise<OwnLetter> {
      if (!prepared.ok) return prepared
      if (!(await lockIfUnchanged(tx, account))) return refused('changed-meanwhile')
      await endAddress(tx, who, account.id, now)
      const { openDays, letters } = deps.installation
      const ways: Ways = { legs: ['letter'], phone: undefined, postal: prepared.address }
      const of = {
        purpose: 'address',
        ...{ ways, vault: deps.vault, begunBy: nameOfActor(who.by) },
        closesAt: later(now, days(waitsDays(openDays, ways.legs, letters.rules.days))),
      } as const
      const row = await insertActivation(tx, rowFor(account, of, now))
      await renewLegs(tx, row.id, { legs: row.legs, tries: LETTER_TRIES })
      const details = { activation: row.id, purpose: row.purpose, legs: row.legs.join(' ') }
      await append(tx, 'activations.activation.begun', { ...who, accountId: account.id, details }, now)
      const posted = await postCode(tx, deps, { row, who, mayWait: false }, now)
      if (!posted.ok) return undoing<OwnLetter>({ ...refused('letter-rests'), retryAfter: posted.retryAfter })
      await tell(tx, deps.outbox, { who, account, changed: 'postal-asked' }, now)
      return { ok: true }
    },
  }),

  /** They type its code, where they are signed in: that is where post reaches them from now on. */
  showOwnCode: act({
    name: 'activations.show-own-code',
    tells: 'selfservice/changed',
    async prepare(
      db,
      account: Account,
      { session, code }: { readonly session: SessionKey; readonly code: string },
      now,
    ) {
      const row = await addressUnderWay(db, account.id)
      if (!row) return { session, compared: refused('no-code') }
      return { session, row, compared: await compareCode(db, deps, { activation: row, typed: code }, now) }
    },
    async run(tx, who, account, { session, row, compared }, now): Promise<OwnCode> {
      if (!row) return compared
      if (!(await lockIfUnchanged(tx, account))) return refused('visit-over')
      const token = visitOfSession(session, row.id)
      await beginIn(tx, row, { token, link: null }, now)
      const shown = await takeCode(tx, who, { row, token, compared }, now)
      if (!shown.ok) return shown
      const address = activationPostal(deps.vault, row)
      if (!address || !(await acceptActivation(tx, { visit: token, signedIn: false }, now)))
        return undoing<OwnCode>(refused('no-code'))
      await markUsedFor(tx, row.id, now)
      const reached = { account: account.id, address, setBy: row.begun_by }
      await noteReached(tx, who, deps.vault, reached, now)
      await tell(tx, deps.outbox, { who, account, changed: 'postal-confirmed' }, now)
      return { ok: true }
    },
  }),

  /** They have no use for the letter any more: its code is worth nothing, and what was confirmed before stays. */
  withdrawOwnLetter: act({
    name: 'activations.withdraw-own-letter',
    tells: { nobody: 'they do it themselves, and nothing that is known of them changes' },
    async run(tx, who, account: Account, _input: undefined, now): Promise<Outcome<'already-so'>> {
      return (await endAddress(tx, who, account.id, now)) ? { ok: true } : refused('already-so')
    },
  }),
})

/** When the letter of an activation that was sent last came back; undefined: it did not. */
export async function cameBack(db: Queryable, activation: string): Promise<Date | undefined> {
  const letter = (await legsOf(db, [activation])).find(({ channel }) => channel === 'letter')?.message_id
  const sent = letter == null ? undefined : (await lettersById(db, [letter])).get(letter)
  return sent?.state === 'returned' ? (sent.ended_at ?? undefined) : undefined
}
