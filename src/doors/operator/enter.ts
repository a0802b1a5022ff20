import { leftPage, noRolePage } from '../../../views/operator/arrival.ts'
import { notTherePage, notYoursPage } from '../../../views/operator/not-yours.ts'
import type { ConsoleFrame } from '../../../views/operator/frame.ts'
import { accountById, type Account, shownAs } from '../../domain/accounts/index.ts'
import { operatorClientId } from '../../domain/clients/index.ts'
import { rolesOf } from '../../domain/operators/index.ts'
import type { LiveSession, OwnPortal } from '../../journeys/arrival/index.ts'
import { seconds } from '../../platform/clock.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { fieldsIn, formBody } from '../../platform/http/bodies.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import { mayDo, scopes, type Asked, type OperationName } from '../../policy/operating/index.ts'
import type { TimeZone } from '../../policy/password/life.ts'
import type { AskedBy, OperatorDoor } from './contract.ts'
import { placesFor } from './places.ts'

/** The console, as a portal of our own. */
export const asOwnPortal: Pick<OwnPortal, 'name' | 'home' | 'isOurs'> = {
  name: 'operator',
  home: '/operator',
  isOurs: (path) => /^\/operator(\/(?!\.)[\w.~%-]+)*$/.test(path),
}

/** A page that was opened before what was proven grew too old is still sent: nothing that was typed is lost. Seconds. */
const GRACE = 900

/** Somebody who looks after this installation, and asks for a page of the console. */
export interface Visit {
  readonly door: OperatorDoor
  readonly exchange: Exchange
  readonly account: Account
  readonly session: LiveSession
  readonly frame: ConsoleFrame
  /** As whom an operation is asked for. */
  readonly by: AskedBy
  readonly zone: TimeZone
  readonly now: Date
  /** Whether they may do something, to this. */
  readonly may: (operation: OperationName, target?: Asked['target']) => boolean
}

/** Of an operator's form, bytes at most: two thousand choices of an attribute, sent with what the form began with. */
const readForm = formBody({ most: 4 * 1024 * 1024 })

/** What a page is for: its line in the table of who may what; of the first page, none. */
export type For = OperationName | 'all'

/**
 * A page for those who look after this installation: a session of this browser that lives, an account that holds a role,
 * and evidence as fresh and as strong as an operator's work asks. Roles are looked up with every request.
 */
export const asOperator =
  (
    door: OperatorDoor,
    { needs: needed, isLooking }: { needs: For; isLooking: boolean },
    handle: (visit: Visit) => Promise<Answer>,
  ) =>
  async (exchange: Exchange): Promise<Answer> => {
    const now = door.clock()
    const { arrival, stands } = door.operating
    const session = await arrival.sessionHere(exchange, now)
    const account = session && (await accountById(door.db, session.account_id))
    if (!session || !account) return away(exchange)
    const holds = await rolesOf(door.db, { account: account.id })
    if (holds.length === 0) return noRole(door, exchange, account)
    const idle = now.getTime() - session.seen_at.getTime() > seconds(door.here.sessionIdle) / 2
    const most = door.here.operators.sessionMost + (isLooking ? 0 : GRACE)
    if ((idle && isLooking) || !(await stands({ key: session.id, account: account.id }, most, now)))
      return away(exchange)
    const may: Visit['may'] = (operation, target = {}) =>
      !mayDo({ operation, holds, target, person: account.id, scopes: Object.keys(scopes) })
    const frame: ConsoleFrame = {
      ...frameOf(door, exchange, account),
      signOut: '/session/end',
      places: placesFor(may),
      as: { address: shownAs(account), roles: [...new Set(holds.map(({ role }) => role))] },
    }
    if (needed !== 'all' && !may(needed, targetIn(exchange))) return refused(frame, holds, needed)
    const form = fieldsIn(exchange.method === 'POST' ? await exchange.read(readForm) : [])
    const seenFrom = { address: exchange.address, userAgent: exchange.userAgent }
    return withinConsole(frame, () =>
      handle({
        ...{ door, account, session, frame, now, may },
        exchange: { ...exchange, form },
        by: {
          ...{ person: account.id, client: operatorClientId, holds },
          who: { by: { account: account.id, through: operatorClientId }, seenFrom },
        },
        zone: account.time_zone ?? door.here.timeZone,
      }),
    )
  }

/** What is not there, or not for them, is said within the console: it has ways on. */
async function withinConsole(frame: ConsoleFrame, show: () => Promise<Answer>): Promise<Answer> {
  try {
    return await show()
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.code !== 'not-found') throw error
    return page(notTherePage({ frame }), { status: 404, problem: { reason: 'not-found' } })
  }
}

/** What a path is about: of a client manager, only their own clients are there. */
const targetIn = ({ params: { client } }: Exchange): Asked['target'] =>
  client === undefined ? {} : { client }

/** What is no part of their role is said to be so; what is not for them is not there. */
function refused(frame: ConsoleFrame, holds: AskedBy['holds'], needed: OperationName): Answer {
  const refusal = mayDo({
    ...{ operation: needed, holds, target: {}, person: undefined },
    scopes: Object.keys(scopes),
  })
  if (refusal?.reason !== 'role-missing')
    return page(notTherePage({ frame }), { status: 404, problem: { reason: 'not-found' } })
  return page(notYoursPage({ frame }), { status: 403, problem: { reason: 'role-missing' } })
}

const frameOf = (door: OperatorDoor, exchange: Exchange, account?: Account) => ({
  locale: chooseLocale({ ...exchange.wishes, account: account?.locale }),
  brand: door.here.brand,
  here: exchange.method === 'GET' ? exchange.path : '/operator',
})

function away(exchange: Exchange): Answer {
  const to = exchange.method === 'GET' ? exchange.path : '/operator'
  return seeOther(`/operator/sign-in?${new URLSearchParams({ to }).toString()}`)
}

function noRole(door: OperatorDoor, exchange: Exchange, account: Account): Answer {
  const frame = {
    ...frameOf(door, exchange, account),
    who: { address: shownAs(account) },
    signOut: '/session/end',
  }
  return page(noRolePage({ frame }), { status: 403, problem: { reason: 'role-missing' } })
}

/** Sends the browser through the journey of a sign-in: for as much as an operator's work asks, and is missing. */
export const start = async (door: OperatorDoor, exchange: Exchange): Promise<Answer> =>
  door.operating.arrival.start(exchange, { maxAge: door.here.operators.sessionMost })

/** Comes back to the page that was asked for; or says that nobody signed in, and offers it again. */
export async function callback(door: OperatorDoor, exchange: Exchange): Promise<Answer> {
  const back = await door.operating.arrival.back(exchange)
  if (!('refused' in back)) return seeOther(back.to)
  const model = { frame: { ...frameOf(door, exchange), here: '/operator' }, again: back.to }
  return page(leftPage(model), { status: 200, problem: { reason: 'not-signed-in' } })
}
