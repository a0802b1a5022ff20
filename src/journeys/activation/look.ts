import type { Frame } from '../../../views/layout.ts'
import type { AboutActivation } from '../../acts/activations/index.ts'
import { aboutActivation, accountOf, isThere, overBecause } from '../../acts/activations/index.ts'
import { accountById, shownAs, type Account } from '../../domain/accounts/index.ts'
import {
  activationById,
  legsOf,
  visitByToken,
  visitIn,
  type ActivationRow,
  type LegRow,
  type VisitRow,
} from '../../domain/activations/index.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import { acceptStep, type AcceptStep, type WhyOver } from '../../policy/activation/index.ts'
import type { AccountId, SessionKey } from '../../policy/vocabulary.ts'
import { activatePath, type Activating } from './contract.ts'

/** One request to a page of an activation: what it is for, who is here, and what comes next. */
export interface Visit {
  readonly row: ActivationRow
  readonly visit: VisitRow
  readonly legs: readonly LegRow[]
  readonly about: AboutActivation
  /** Whose it would be. */
  readonly account: Account | undefined
  readonly signedIn: { readonly key: SessionKey; readonly account: AccountId } | undefined
  readonly step: AcceptStep
  /** Why it can be accepted no more. */
  readonly over: WhyOver | undefined
  readonly frame: Frame
  readonly now: Date
}

/** The visit of this browser, where it goes on. */
export async function look(deps: Activating, exchange: Exchange): Promise<Visit | undefined> {
  const now = deps.clock()
  const token = visitIn(deps.here.secure, exchange)
  const visit = token && (await visitByToken(deps.db, token))
  const row = visit && (await activationById(deps.db, visit.activation_id))
  if (!visit || !row || visit.expires_at <= now) return undefined
  const legs = await legsOf(deps.db, [row.id])
  const link = legs.find(({ channel }) => channel === 'mail')?.secret
  const account = await accountOf(deps.db, row)
  const signedIn = await deps.protocol.whoIsHere(exchange.raw)
  const step = acceptStep({
    purpose: row.purpose,
    legs: row.legs,
    hasLink: link != null && visit.link_hash?.equals(link) === true,
    hasCode: visit.code_at !== null,
    hasArrived: await isThere(deps.db, deps.factors, account),
    signedIn: await whoseIs(deps, signedIn, account, now),
  })
  return {
    ...{ row, visit, legs, account, signedIn, step, now },
    about: await aboutActivation(deps.db, row),
    over: await overBecause(deps.db, row, account, now),
    frame: await frameOf(deps, exchange, { row, signedIn: signedIn?.account }),
  }
}

/** Whether they are signed in for whom it is: with all that their account has, as where they change something of it. */
async function whoseIs(
  { portal }: Activating,
  signedIn: Visit['signedIn'],
  account: Account | undefined,
  now: Date,
): Promise<'nobody' | 'them' | 'somebody-else'> {
  if (!signedIn) return 'nobody'
  if (signedIn.account !== account?.id) return 'somebody-else'
  return (await portal.stands(signedIn, undefined, now)).isMet ? 'them' : 'nobody'
}

/** Whose page it is, in which language, and who is signed in here. */
export async function frameOf(
  deps: Activating,
  exchange: Exchange,
  {
    row,
    signedIn,
  }: { readonly row?: ActivationRow | undefined; readonly signedIn?: AccountId | undefined } = {},
): Promise<Frame> {
  const portal = row?.client_id ? await deps.protocol.portal(row.client_id) : undefined
  const person = signedIn === undefined ? undefined : await accountById(deps.db, signedIn)
  const { links: _links, ...brand } = portal?.brand ?? {}
  return {
    locale: chooseLocale({ ...exchange.wishes, account: row?.locale }),
    // on a page whose address may be a secret, nobody is led off to another site
    brand: { ...deps.here.brand, portal: portal?.brand && { ...portal.brand, ...brand, links: {} } },
    here: exchange.method === 'GET' ? exchange.path : activatePath,
    who: person && {
      address: shownAs(person),
      notYou: { action: `${activatePath}/not-me`, do: 'sign-out' },
    },
  }
}

/** The page of what comes next. */
export const pathOf = ({ step, over }: Pick<Visit, 'step' | 'over'>): string => {
  if (over !== undefined) return `${activatePath}/over`
  switch (step) {
    case 'type-the-code':
      return `${activatePath}/code`
    case 'choose-password':
      return `${activatePath}/password`
    case 'go-in':
      return `${activatePath}/go-in`
    case 'not-theirs':
      return `${activatePath}/not-theirs`
    case 'ask-again':
      return `${activatePath}/over`
    case 'open-the-link':
      return activatePath
    // who has arrived is asked, once they are signed in
    case 'sign-in':
    case 'join':
      return `${activatePath}/join`
    default:
      return step satisfies never
  }
}
