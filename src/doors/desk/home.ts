import { homePage, type Needs } from '../../../views/desk/home.ts'
import { invitationsTold } from '../../acts/activations/index.ts'
import { accountsAmong } from '../../domain/accounts/index.ts'
import { invitationsInOrder } from '../../domain/activations/index.ts'
import {
  administratorRows,
  handoversOf,
  membershipIn,
  openRequests,
} from '../../domain/organisations/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import { doneOf } from '../../platform/http/done.ts'
import type { Visit } from './enter.ts'
import { listedOf } from './invitations/shown.ts'
import { pathOf } from './paths.ts'

/** Administrators that the first page names. */
const SHOWN = 50

/** What one can do here, and who else looks after the organisation. */
export async function showHome(visit: Visit): Promise<Answer> {
  const { read, organisation, own, frame, may } = visit
  const needs = await read((tx) => needsIn(visit, tx))
  const administrators = await read(async (tx) => {
    const rows = (await administratorRows(tx, organisation.id)).slice(0, SHOWN)
    const accounts = await accountsAmong(
      tx,
      rows.map((row) => row.account_id),
    )
    const names = new Map(accounts.map(({ id, name }) => [id as string, name]))
    return rows.map((row) => ({
      name: names.get(row.account_id ?? '') ?? '',
      ...{ isYou: row.id === own.id, powers: row.powers },
    }))
  })
  const here = pathOf(organisation.id)
  return page(
    homePage({
      ...{ frame: { ...frame, here }, administrators, needs, done: doneOf(visit.exchange) },
      may: {
        ...{ invite: may('people.invite'), demand: may('demands.set'), outside: may('outside.end') },
        join: may('numbers.join'),
      },
    }),
  )
}

/** Invitations that are looked at for the first page: the newest are what somebody waits for. */
const LOOKED_AT = 20
/** Requests that the first page names, the oldest. */
const REQUESTS = 30

async function needsIn(visit: Visit, tx: Tx): Promise<Needs> {
  const { door, organisation, now } = visit
  const rows = await invitationsInOrder(tx, organisation.id, { limit: LOOKED_AT, isOpen: true })
  const told = await invitationsTold(tx, door.vault, rows, now)
  const requests = await openRequests(tx, organisation.id, REQUESTS)
  const people = await accountsAmong(
    tx,
    requests.map((row) => row.account_id),
  )
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const offers = await handoversOf(tx, { organisation: organisation.id, membership: visit.own.id })
  const offer = offers.find((row) => row.from_membership_id === visit.own.id && row.closes_at > now)
  const successor = offer && (await membershipIn(tx, organisation.id, offer.to_membership_id))
  const [whose] = successor ? await accountsAmong(tx, [successor.account_id]) : []
  const listed = told.map((each) => listedOf(visit, each)).filter(({ state }) => state === 'waiting')
  return {
    handedOver: whose?.name,
    requests: requests.map((row) => ({
      ...{ id: row.id, name: nameOf.get(row.account_id) ?? '', isMember: row.membership_id !== null },
    })),
    stuck: listed.filter(({ isStuck }) => isStuck).map(({ id, name }) => ({ id, name })),
    waits: listed.some(({ isStuck }) => !isStuck),
  }
}
