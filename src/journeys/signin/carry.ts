import { holdAccount } from '../../domain/accounts/index.ts'
import { activationById, carryVisit, visitIn } from '../../domain/activations/index.ts'
import { append } from '../../domain/audit/index.ts'
import { credentialsOf } from '../../domain/factors/index.ts'
import { earlier, seconds } from '../../platform/clock.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { CARRY_MINUTES } from '../../policy/activation/index.ts'
import type { SignIn, Visit } from './visit.ts'

/**
 * Whoever was activated in this browser a few minutes ago, and comes to sign in for the first time, has just shown a code
 * and chosen a password: that is evidence of this attempt, as old as it is. Once, in the era in which it was accepted, and
 * where nobody is named yet; and nowhere where the portal asks for something fresher.
 *
 * @returns whether there is something new to look at
 */
export async function carryActivation(signIn: SignIn, exchange: Exchange, seen: Visit): Promise<boolean> {
  const { request, account, seenFrom, now } = seen
  if (account !== undefined || request.session !== undefined || request.prompt === 'consent') return false
  if (request.wish.again) return false
  const token = visitIn(signIn.here.secure, exchange)
  if (!token) return false
  return signIn.db.transaction().execute(async (tx) => {
    const { maxAge = CARRY_MINUTES * 60 } = request.wish
    const since = earlier(now, seconds(Math.min(maxAge, CARRY_MINUTES * 60)))
    const visit = await carryVisit(tx, token, since, now)
    const whose = visit && (await activationById(tx, visit.activation_id))
    const person = whose?.account_id
    if (!visit?.accepted_at || person == null) return false
    if (request.pinned !== undefined && request.pinned !== person) return false
    const era = await holdAccount(tx, person)
    if (era === undefined || era !== visit.accepted_era) return false
    const about = { account: person, attempt: request.attempt, era, at: visit.accepted_at }
    for (const { id: credential, kind } of await credentialsOf(tx, person)) {
      const factor = signIn.ways.factors.find((each) => each.kind === kind && visit.proved.includes(kind))
      if (factor)
        await signIn.ways.ledger.accepted(tx, { ...about, factor, credential, traits: factor.traits }, now)
    }
    const details = { factors: visit.proved.join(' ') }
    const by = { by: { account: person }, accountId: person, clientId: request.client.id, seenFrom }
    await append(tx, 'signin.activation.carried', { ...by, details }, now)
    return true
  })
}
