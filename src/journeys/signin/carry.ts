import { holdAccount, type Account } from '../../domain/accounts/index.ts'
import {
  activationById,
  carryVisit,
  visitByToken,
  visitIn,
  type ActivationRow,
  type VisitRow,
} from '../../domain/activations/index.ts'
import { append } from '../../domain/audit/index.ts'
import { smsKind } from '../../domain/factors/sms/index.ts'
import { credentialsOf } from '../../domain/factors/index.ts'
import { earlier, seconds } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import { CARRY_MINUTES, recoveredKind, recoveredTraits } from '../../policy/activation/index.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { noteAddressProven } from './store.ts'
import type { SignIn, Visit } from './visit.ts'

/**
 * What was accepted in this browser a few minutes ago goes into a sign-in, as evidence of this attempt that is as old as it
 * is: once, in the era in which it was accepted, and nowhere where the portal asks for something fresher.
 *
 * Whoever was activated, and comes to sign in for the first time, has just shown a code and chosen a password: that names them.
 * Whoever gets back in has shown what stands in for something that they lost: it counts once they are named, by something that
 * they have proven, and it names nobody.
 *
 * @returns whether there is something new to look at
 */
export async function carryActivation(signIn: SignIn, exchange: Exchange, seen: Visit): Promise<boolean> {
  const { request, account, now } = seen
  if (request.prompt === 'consent' || request.wish.again) return false
  const token = visitIn(signIn.here.secure, exchange)
  const visit = token && (await visitByToken(signIn.db, token))
  if (!visit?.accepted_at || visit.carried_at) return false
  const row = await activationById(signIn.db, visit.activation_id)
  const person = row?.account_id
  if (!row || person == null || (request.pinned !== undefined && request.pinned !== person)) return false
  const isTurn = row.purpose === 'recovery' ? isNamedAs(seen, person) : isNobody(seen)
  if (!isTurn) return false
  const { maxAge = CARRY_MINUTES * 60 } = request.wish
  const since = earlier(now, seconds(Math.min(maxAge, CARRY_MINUTES * 60)))
  return signIn.db.transaction().execute(async (tx) => {
    const carried = await carryVisit(tx, visit.token_hash, since, now)
    if (!carried?.accepted_at) return false
    const era = await holdAccount(tx, person)
    if (era === undefined || era !== carried.accepted_era) return false
    const about = { account: person, attempt: request.attempt, era, at: carried.accepted_at }
    if (row.purpose === 'recovery' && account) await standIn(tx, signIn, { about, account, row }, now)
    else await takeChosen(tx, signIn, { about, proved: carried.proved }, now)
    const details = { factors: carried.proved.join(' ') }
    const by = { by: { account: person }, accountId: person, clientId: request.client.id }
    await append(tx, 'signin.activation.carried', { ...by, details, seenFrom: seen.seenFrom }, now)
    return true
  })
}

const isNobody = ({ account, request }: Visit): boolean =>
  account === undefined && request.session === undefined

/** By something that they have proven, and not by a browser that remembers them. */
const isNamedAs = ({ account, facts }: Visit, person: AccountId): boolean =>
  account?.id === person && facts.evidence.some(({ traits }) => !traits.remembered)

interface About {
  readonly account: AccountId
  readonly attempt: Visit['request']['attempt']
  readonly era: number
  readonly at: Date
}

/** What they have set up in accepting. */
async function takeChosen(
  tx: Tx,
  { ways: { factors, ledger } }: SignIn,
  { about, proved }: { readonly about: About; readonly proved: VisitRow['proved'] },
  now: Date,
): Promise<void> {
  for (const { id: credential, kind } of await credentialsOf(tx, about.account)) {
    const factor = factors.find((each) => each.kind === kind && proved.includes(kind))
    if (factor) await ledger.accepted(tx, { ...about, factor, credential, traits: factor.traits }, now)
  }
}

/** Both legs of a recovery: what stands in for something that they held, and that they read the mail of the account. */
async function standIn(
  tx: Tx,
  { ways: { ledger } }: SignIn,
  of: { readonly about: About; readonly account: Account; readonly row: ActivationRow },
  now: Date,
): Promise<void> {
  const { about, row } = of
  // whoever forbids text messages, or takes only others, forbids this: its code was one
  const factor = { kind: row.legs.includes('text') ? smsKind : recoveredKind }
  await ledger.accepted(tx, { ...about, factor, credential: undefined, traits: recoveredTraits }, now)
  const { email } = of.account
  if (email !== null && lookupOf(email) === row.email_lookup) await noteAddressProven(tx, { ...about, email })
}
