import { applicationPage, applicationsPage } from '../../../../views/operator/organisations/applications.ts'
import { accountById, shownAs } from '../../../domain/accounts/index.ts'
import {
  applicationFor,
  openApplications,
  organisationById,
  organisationRegistered,
  organisationsAmong,
} from '../../../domain/organisations/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { placeIn, placeOf } from '../../../platform/http/places.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import { byButton, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { namedIn } from '../named.ts'
import { linesOf, listed, pathOf } from './here.ts'

const PAGE = 50
const here = '/operator/applications'

/** The organisations that people have asked for, the longest first. */
export async function showApplications({ door, frame, zone, exchange }: Visit): Promise<Answer> {
  const after = placeIn(exchange.query.get('after'))
  const all = await openApplications(door.db, { after, limit: PAGE + 1 })
  const rows = all.slice(0, PAGE)
  const ids = rows.map((row) => row.organisation_id)
  const asked = new Map((await organisationsAmong(door.db, ids)).map((row) => [row.id, listed(row)]))
  const people = await namedIn(
    door.db,
    rows.map((row) => row.account_id),
  )
  const last = all.length > PAGE ? rows.at(-1) : undefined
  const applications = rows.flatMap((row) => {
    const organisation = asked.get(row.organisation_id)
    return organisation
      ? [{ ...organisation, by: people.get(row.account_id)?.name ?? '', at: row.applied_at }]
      : []
  })
  return page(
    applicationsPage({
      ...{ frame: { ...frame, here }, zone, applications, done: doneOf(exchange) },
      next: last && `${here}?after=${placeOf({ at: last.applied_at, id: last.organisation_id })}`,
    }),
  )
}

/** What somebody asks for, and what decides on it. */
export async function showApplication(visit: Visit, refused?: Refused): Promise<Answer> {
  const { door, frame, zone, may, exchange, account: self } = visit
  const { organisation: id = '' } = exchange.params
  const application = isUuid(id) ? await applicationFor(door.db, id) : undefined
  const row = application && (await organisationById(door.db, id))
  const account = application && (await accountById(door.db, application.account_id))
  if (!row || !account) throw new HttpProblem(404, 'not-found')
  const isThere = await organisationRegistered(door.db, row.registration_kind, row.registration_number)
  const mayDecide = may('applications.accept')
  return page(
    applicationPage({
      ...{ frame: { ...frame, here: `${here}/${id}` }, zone, refused },
      application: {
        ...{ ...listed(row), by: account.name, at: application.applied_at, why: application.why },
        ...{ address: linesOf(row), account: { id: account.id, email: shownAs(account) } },
      },
      ...{ isThere: isThere?.id, opensPeople: may('people.read') },
      may: !mayDecide ? undefined : account.id === self.id ? 'own' : 'decide',
    }),
    refused ? { status: refused.status, problem: refused } : {},
  )
}

/** Decides on what somebody has asked for: whoever decides has seen who it is. */
const deciding =
  (what: 'accept' | 'decline') =>
  (visit: Visit): Promise<Answer> => {
    const { organisation: id = '' } = visit.exchange.params
    const { account = '' } = visit.exchange.form
    const asked = { params: { organisation: id }, body: { account } }
    const back = what === 'accept' ? pathOf(id) : here
    const done = what === 'accept' ? 'accepted' : 'declined'
    return byButton(visit, { name: `applications.${what}`, asked, back, done }, (refused) =>
      showApplication(visit, refused),
    )
  }

export const accept = deciding('accept')
export const decline = deciding('decline')
