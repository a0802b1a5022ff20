import { chooseOrganisationPage, leftPage, nothingToLookAfterPage } from '../../../views/desk/arrival.ts'
import { notTherePage, notYoursPage } from '../../../views/desk/not-yours.ts'
import type { DeskFrame } from '../../../views/desk/frame.ts'
import { accountById, shownAs, type Account } from '../../domain/accounts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import { deskClientId } from '../../domain/clients/index.ts'
import {
  organisationById,
  type MembershipRow,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import type { LiveSession, OwnPortal } from '../../journeys/arrival/index.ts'
import { seconds } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Opened } from '../../platform/db/under-lock.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { fieldsIn, formBody } from '../../platform/http/bodies.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import { mayDoTask, type Task } from '../../policy/delegation/index.ts'
import type { TimeZone } from '../../policy/password/life.ts'
import { isUuid, type OrganisationId } from '../../policy/vocabulary.ts'
import type { DeskDoor } from './contract.ts'

/** The desk, as a portal of our own. */
export const asOwnPortal: Pick<OwnPortal, 'name' | 'home' | 'isOurs'> = {
  name: 'desk',
  home: '/organisation',
  isOurs: (path) => /^\/organisation(\/(?!\.)[\w-]+)*$/.test(path),
}

/** A page that was opened before what was proven grew too old is still sent: nothing that was typed is lost. Seconds. */
const GRACE = 900

/** Of a form at the desk, bytes at most. */
const readForm = formBody({ most: 512 * 1024 })

/** Somebody who administers an organisation, and asks for a page of its desk. */
export interface Visit {
  readonly door: DeskDoor
  readonly exchange: Exchange
  readonly account: Account
  /** The organisation that is open, and by whose membership. */
  readonly organisation: OrganisationRow
  readonly own: MembershipRow
  readonly frame: DeskFrame
  readonly who: Acting
  readonly zone: TimeZone
  readonly now: Date
  readonly may: (task: Task) => boolean
  /** What an act opens: this organisation, for this account. */
  readonly opened: Opened
  /** Reads within the organisation: nothing else is there. */
  readonly read: <Read>(reads: (tx: Tx) => Promise<Read>) => Promise<Read>
}

/**
 * A page for those who look after an organisation: a session of this browser that lives, evidence as fresh and as strong as
 * their work asks, and a membership by which they administer it, which is looked up with every request. An organisation that
 * is not theirs is not there.
 */
export const asAdministrator =
  (door: DeskDoor, needs: Task, handle: (visit: Visit) => Promise<Answer>) =>
  async (exchange: Exchange): Promise<Answer> => {
    const here = await somebodyHere(door, exchange)
    if ('answer' in here) return here.answer
    const { account, now } = here
    const { organisation: id = '' } = exchange.params
    const opened = { organisation: isUuid(id) ? id : '', account: account.id }
    const found = await door.lock.read(opened, async (tx) => {
      const own = isUuid(id)
        ? await door.desk.administratorHere(tx, id as OrganisationId, account.id, now)
        : undefined
      return own && { own, organisation: await organisationById(tx, id) }
    })
    if (!found?.organisation) return notTheirs(door, exchange, account)
    const { own, organisation } = found
    const may = (task: Task): boolean => mayDoTask(task, own.powers)
    const frame: DeskFrame = {
      ...frameOf(door, exchange, account),
      signOut: '/session/end',
      organisation: { id: organisation.id, name: organisation.display_name },
      as: { name: account.name, address: shownAs(account) },
    }
    if (!may(needs))
      return page(notYoursPage({ frame }), { status: 403, problem: { reason: 'power-missing' } })
    const form = fieldsIn(exchange.method === 'POST' ? await exchange.read(readForm) : [])
    const seenFrom = { address: exchange.address, userAgent: exchange.userAgent }
    return withinDesk(frame, () =>
      handle({
        ...{ door, account, organisation, own, frame, now, may, opened },
        exchange: { ...exchange, form },
        who: { by: { account: account.id, through: deskClientId }, seenFrom },
        zone: organisation.time_zone ?? account.time_zone ?? door.here.timeZone,
        read: (reads) => door.lock.read(opened, reads),
      }),
    )
  }

type Here =
  | { readonly answer: Answer }
  | { readonly account: Account; readonly session: LiveSession; readonly now: Date }

/** Who is signed in here, as strongly as the desk asks; or the way to sign in. */
async function somebodyHere(door: DeskDoor, exchange: Exchange): Promise<Here> {
  const now = door.clock()
  const { arrival, stands } = door.desk
  const session = await arrival.sessionHere(exchange, now)
  const account =
    session &&
    (await door.lock.read({ organisation: '', account: session.account_id }, (tx) =>
      accountById(tx, session.account_id),
    ))
  if (!session || !account) return { answer: away(exchange) }
  const isLooking = exchange.method === 'GET'
  const idle = now.getTime() - session.seen_at.getTime() > seconds(door.here.sessionIdle) / 2
  const most = door.here.desk.sessionMost + (isLooking ? 0 : GRACE)
  if ((idle && isLooking) || !(await stands({ key: session.id, account: account.id }, most, now)))
    return { answer: away(exchange) }
  return { account, session, now }
}

/** The first page: to the organisation that one looks after, to choose one of several, or what to do where there is none. */
export async function showArrival(door: DeskDoor, exchange: Exchange): Promise<Answer> {
  const here = await somebodyHere(door, exchange)
  if ('answer' in here) return here.answer
  const { account, now } = here
  const theirs = await door.desk.administeredBy(account.id, now)
  const [only, ...others] = theirs
  if (only && others.length === 0) return seeOther(`/organisation/${only.id}`)
  const frame = {
    ...frameOf(door, exchange, account),
    who: { address: shownAs(account) },
    signOut: '/session/end',
  }
  if (!only) return page(nothingToLookAfterPage({ frame }), { status: 200 })
  return page(chooseOrganisationPage({ frame, organisations: theirs }), { status: 200 })
}

/** What is not there, or not of this organisation, is said within the desk: it has ways on. */
async function withinDesk(frame: DeskFrame, show: () => Promise<Answer>): Promise<Answer> {
  try {
    return await show()
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.code !== 'not-found') throw error
    return page(notTherePage({ frame }), { status: 404, problem: { reason: 'not-found' } })
  }
}

/** An organisation that somebody does not administer is no other than one that there is not. */
function notTheirs(door: DeskDoor, exchange: Exchange, account: Account): Answer {
  const frame = {
    ...frameOf(door, exchange, account),
    who: { address: shownAs(account) },
    signOut: '/session/end',
  }
  return page(nothingToLookAfterPage({ frame }), { status: 404, problem: { reason: 'not-found' } })
}

const frameOf = (door: DeskDoor, exchange: Exchange, account?: Account) => ({
  locale: chooseLocale({ ...exchange.wishes, account: account?.locale }),
  brand: door.here.brand,
  here: exchange.method === 'GET' ? exchange.path : '/organisation',
})

function away(exchange: Exchange): Answer {
  const to = exchange.method === 'GET' ? exchange.path : '/organisation'
  return seeOther(`/organisation/sign-in?${new URLSearchParams({ to }).toString()}`)
}

/** Sends the browser through the journey of a sign-in: for as much as the desk asks, and is missing. */
export const start = async (door: DeskDoor, exchange: Exchange): Promise<Answer> =>
  door.desk.arrival.start(exchange, { maxAge: door.here.desk.sessionMost })

/** Comes back to the page that was asked for; or says that nobody signed in, and offers it again. */
export async function callback(door: DeskDoor, exchange: Exchange): Promise<Answer> {
  const back = await door.desk.arrival.back(exchange)
  if (!('refused' in back)) return seeOther(back.to)
  const model = { frame: { ...frameOf(door, exchange), here: '/organisation' }, again: back.to }
  return page(leftPage(model), { status: 200, problem: { reason: 'not-signed-in' } })
}
