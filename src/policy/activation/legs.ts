import { refused, type Outcome } from '../vocabulary.ts'
import type { Channel, Purpose } from './words.ts'

/** A way by which something reaches somebody, and who chose it. */
export interface Way {
  /** Who set it or changed it last, as the audit names them; undefined: it is not known any more. */
  readonly setBy: string | undefined
  readonly setAt: Date | undefined
}

/** What decides by which ways somebody becomes able to sign in. */
export interface LegFacts {
  readonly purpose: Purpose
  /** Who begins it, as the audit names them. */
  readonly begunBy: string
  /** Whether there is an account already, that could be taken over. */
  readonly isSomebody: boolean
  /** Undefined: none is known. */
  readonly mail: Way | undefined
  readonly mobile: Way | undefined
  readonly postal: Way | undefined
  /** Whether codes are texted here, and posted. */
  readonly serves: { readonly texts: boolean; readonly letters: boolean }
  /** The portal that it is for, or an organisation, takes no text messages. */
  readonly forbidsTexts: boolean
  /** Whether they have signed in before: what they sign in with stands beside the link. */
  readonly hasArrived: boolean
  /** Of issued details: whether a code is asked for beside them. */
  readonly asksSecond: boolean
}

/** `postal-missing`: a mobile would not do, and codes are posted here. */
export type NoLegs = 'address-missing' | 'mobile-missing' | 'postal-missing' | 'ways-are-their-own'

/** Hours in which whoever chose a way does not begin anything by that way alone. */
export const OWN_HOURS = 72

/** Undefined, of what is known to be somebody's: it may have been set this minute. */
const isRecent = ({ setAt }: Way, now: Date): boolean =>
  setAt === undefined || now.getTime() - setAt.getTime() < OWN_HOURS * 3_600_000

const isTheirOwn = (way: Way, { begunBy }: LegFacts, now: Date): boolean =>
  way.setBy === begunBy && isRecent(way, now)

/** Set by somebody, whoever it was, in these hours: they may have done so to come in by it. */
const isNew = (way: Way, now: Date): boolean => way.setBy !== undefined && isRecent(way, now)

const takesMobile = ({ serves, forbidsTexts }: LegFacts): boolean => serves.texts && !forbidsTexts

/** By which ways a code can go, the quickest first, and who chose each. */
function codeWays(facts: LegFacts): { channel: Channel; way: Way }[] {
  const { mobile, postal, serves } = facts
  return [
    ...(mobile && takesMobile(facts) ? [{ channel: 'text' as const, way: mobile }] : []),
    ...(postal && serves.letters ? [{ channel: 'letter' as const, way: postal }] : []),
  ]
}

/** Whether whoever begins it may have chosen both, or a thief who was in the account. */
function areOneChoice(mail: Way, code: Way, facts: LegFacts, now: Date): boolean {
  const isOwn = facts.isSomebody && isTheirOwn(mail, facts, now) && isTheirOwn(code, facts, now)
  return isOwn || (facts.purpose === 'recovery' && isNew(mail, now) && isNew(code, now))
}

/**
 * Which legs an activation has: what must reach somebody, and by which ways.
 *
 * | purpose | a mobile is known, and text messages may be sent | a postal address is |
 * |---|---|---|
 * | `invitation`, `recovery` | link by mail, code by text message | link by mail, code by letter |
 * | `invitation` of somebody who has arrived | link by mail, and they sign in | the same |
 * | `issued` (number, user name and one-time password by mail) | where the policy asks for it: a code by text message | a code by letter |
 *
 * Of several ways the first is taken that was not chosen by whoever has chosen the mail address. Nobody who begins it has
 * chosen all of its ways within 72 hours, where there is somebody already whose account it would open. Who invites somebody
 * new may: there is nothing yet that could be taken. Who gets back in has had one of the ways for longer than that: a thief
 * who was in the account may have changed both, and asked for help then.
 */
export function legsFor(facts: LegFacts, now: Date): Outcome<NoLegs, { readonly legs: readonly Channel[] }> {
  const { purpose, mail, asksSecond, hasArrived, serves } = facts
  if (!mail) return refused('address-missing')
  if (purpose === 'invitation' && hasArrived) return { ok: true, legs: ['mail'] }
  if (purpose === 'issued' && !asksSecond) return { ok: true, legs: ['mail'] }
  const ways = codeWays(facts)
  if (ways.length === 0)
    return refused(serves.letters && !takesMobile(facts) ? 'postal-missing' : 'mobile-missing')
  const chosen = ways.find(({ way }) => !areOneChoice(mail, way, facts, now))
  return chosen ? { ok: true, legs: ['mail', chosen.channel] } : refused('ways-are-their-own')
}
