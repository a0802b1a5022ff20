import {
  organisationPage,
  type HappenedHere,
  type OrganisationDoing,
} from '../../../../views/operator/organisations/organisation.ts'
import { surePage } from '../../../../views/operator/organisations/sure.ts'
import { accountsAmong } from '../../../domain/accounts/index.ts'
import { takeOverUnderWay } from '../../../domain/activations/index.ts'
import { eventsOfOrganisation } from '../../../domain/audit/index.ts'
import {
  administratorRows,
  demandsAsSaid,
  endingWith,
  type OrganisationRow,
} from '../../../domain/organisations/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import type { OperationName } from '../../../policy/operating/index.ts'
import { byButton, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, refusalOf } from '../filling.ts'
import { namedIn } from '../named.ts'
import { linesOf, listed, organisationHere, pathOf } from './here.ts'

/** How many administrators, and how many of the latest events, a screen holds. */
const SHOWN = 50

/** An organisation on one screen. */
export async function showOrganisation(visit: Visit, refused?: Refused): Promise<Answer> {
  const row = await organisationHere(visit)
  const { frame, zone, exchange } = visit
  const { db } = visit.door
  const administrators = (await administratorRows(db, row.id)).slice(0, SHOWN)
  const accounts = await accountsAmong(
    db,
    administrators.map((each) => each.account_id),
  )
  const known = new Map(accounts.map((account) => [account.id, account]))
  const history = await historyOf(visit, row)
  const takes = await takeOverUnderWay(db, row.id)
  return page(
    organisationPage({
      ...{ frame: { ...frame, here: pathOf(row.id) }, zone, history, refused, done: doneOf(exchange) },
      organisation: {
        ...{ ...listed(row), legalName: row.legal_name, locale: row.locale, domains: row.email_domains },
        address: row.address === null ? undefined : linesOf(row),
        ...{ timeZone: row.time_zone ?? undefined, externalKey: row.external_key ?? undefined },
        demands: demandsAsSaid(row),
      },
      administrators: administrators.map((each) => {
        const account = each.account_id === null ? undefined : known.get(each.account_id)
        return {
          ...{ membership: each.id, name: account?.name ?? each.id, until: each.valid_until ?? undefined },
          isActive: account?.standing === 'active',
        }
      }),
      takenOver: takes && {
        invitation: takes.id,
        name: takes.name,
        leaves: takes.opens_at ?? takes.created_at,
      },
      may: doable(visit, row).filter((what) => !takes || what !== 'take-over'),
    }),
    refused ? { status: refused.status, problem: refused } : {},
  )
}

const doings: readonly (readonly [OrganisationDoing, OperationName, OrganisationRow['standing'][]])[] = [
  ['change', 'organisations.change', ['active', 'suspended']],
  ['demands', 'organisations.set-demands', ['active', 'suspended']],
  ['suspend', 'organisations.suspend', ['active']],
  ['resume', 'organisations.resume', ['suspended']],
  ['take-over', 'organisations.take-over', ['active']],
  ['close', 'organisations.close', ['active', 'suspended']],
]

const doable = (
  { may }: Visit,
  { standing, without_administrator_at: without }: OrganisationRow,
): OrganisationDoing[] =>
  doings.flatMap(([what, operation, standings]) =>
    standings.includes(standing) && may(operation) && (what !== 'take-over' || without !== null)
      ? [what]
      : [],
  )

/** The latest of what happened; who of us did it is for those who look after us. */
async function historyOf({ door, may }: Visit, { id }: OrganisationRow): Promise<HappenedHere[]> {
  const events = await eventsOfOrganisation(door.db, id, { before: undefined, limit: SHOWN })
  const actorOf = (actor: string): string | null =>
    may('audit.events') ? (/^account:([\da-f-]{36})/.exec(actor)?.[1] ?? null) : null
  const named = await namedIn(
    door.db,
    events.flatMap((event) => [event.account_id, actorOf(event.actor)]),
  )
  const nameOf = (account: string | null): string | undefined =>
    account === null ? undefined : named.get(account)?.name
  return events.map((event) => {
    const actor = actorOf(event.actor)
    return {
      ...{ type: event.type, at: event.at, about: nameOf(event.account_id) ?? event.client_id ?? undefined },
      by: actor === event.account_id ? undefined : nameOf(actor),
    }
  })
}

export async function resume(visit: Visit): Promise<Answer> {
  const { id } = await organisationHere(visit)
  const asked = { params: { organisation: id } }
  return byButton(
    visit,
    { name: 'organisations.resume', asked, back: pathOf(id), done: 'resumed' },
    (refused) => showOrganisation(visit, refused),
  )
}

export const showSuspend = (visit: Visit): Promise<Answer> => sure(visit, 'suspend')
export const showClose = (visit: Visit): Promise<Answer> => sure(visit, 'close')
export const suspend = (visit: Visit): Promise<Answer> => ending(visit, 'suspend')
export const close = (visit: Visit): Promise<Answer> => ending(visit, 'close')

/** Asks once more, with what acts for it and what it acts for. */
async function sure(visit: Visit, what: 'suspend' | 'close', refused?: Refused): Promise<Answer> {
  const row = await organisationHere(visit)
  const ends = await endingWith(visit.door.db, row.id, visit.now)
  const form = { ...begun({}), refused }
  return formAnswer(
    surePage(
      { frame: { ...visit.frame, here: pathOf(row.id) }, form: form.filled, refused: refusalOf(form) },
      { what, organisation: listed(row), ends },
    ),
    form,
  )
}

async function ending(visit: Visit, what: 'suspend' | 'close'): Promise<Answer> {
  const { id } = await organisationHere(visit)
  const asked = { params: { organisation: id } }
  const done = what === 'suspend' ? 'suspended' : 'closed'
  return byButton(visit, { name: `organisations.${what}`, asked, back: pathOf(id), done }, (refused) =>
    sure(visit, what, refused),
  )
}
